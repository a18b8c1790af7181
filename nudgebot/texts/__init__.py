"""The words that members and moderators read, as gettext catalogues."""
