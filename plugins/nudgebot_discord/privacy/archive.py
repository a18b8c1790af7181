"""A member's data as a file."""

import json
import zipfile
from io import BytesIO

from nudgebot_discord.privacy.summary import Stored

NAME = "nudgebot.json"


def pack(stored: Stored, *, limit: int) -> tuple[str, bytes] | None:
    """Write everything as JSON; as a ZIP archive if that is too long, or None if that is, too.

    Args:
        stored: what is stored, by table.
        limit: the most bytes that Discord takes.

    Returns:
        The file's name and its content.
    """
    content = json.dumps(stored, indent=2, ensure_ascii=False).encode()
    if len(content) <= limit:
        return NAME, content
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(NAME, content)
    return (f"{NAME}.zip", packed.getvalue()) if packed.tell() <= limit else None
