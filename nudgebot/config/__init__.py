"""From TOML to settings, with errors that say where and what to do."""
