"""The one secret that the bot makes itself, and the keys derived from it."""

import base64
import binascii
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VARIABLE = "NUDGEBOT_KEY"
SIZE = 32


class KeyringError(Exception):
    """The key cannot be read or made; the message says what to do."""


class Keyring:
    """Derives a key for each purpose from one master key of 32 bytes (HKDF, RFC 5869)."""

    def __init__(self, master: bytes) -> None:
        self._master = master

    def key(self, purpose: str) -> bytes:
        """Derive the 32-byte key for a purpose: always the same, and no other purpose's."""
        return HKDF(SHA256(), SIZE, salt=None, info=purpose.encode()).derive(self._master)


def open_keyring(file: Path, environment: Mapping[str, str] = os.environ) -> Keyring:
    """Take the key from the environment, or from `file`, which is made if it is not there.

    Raises:
        KeyringError: the key is not 32 bytes in base64, or the file cannot be read or made.
    """
    if given := environment.get(VARIABLE):
        return Keyring(_decode(given, VARIABLE))
    try:
        return Keyring(_decode(_read_or_make(file), str(file)))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not text"
        raise KeyringError(f"cannot use the key file {file}: {reason}") from error


def _read_or_make(file: Path) -> str:
    try:
        return file.read_text()
    except FileNotFoundError:
        _make(file, base64.urlsafe_b64encode(secrets.token_bytes(SIZE)).decode())
        return file.read_text()


def _make(file: Path, key: str) -> None:
    """Write the file under another name first, so that a crash never leaves half a key.

    Should another process make it at the same time, the first one's key is everybody's.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as stream:
        stream.write(key)
        stream.flush()
        os.fsync(descriptor)
    try:
        file.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _decode(key: str, source: str) -> bytes:
    try:
        master = base64.urlsafe_b64decode(key.strip())
    except (binascii.Error, ValueError):
        master = b""
    if len(master) != SIZE:
        raise KeyringError(
            f"{source} does not hold a key; it takes {SIZE} random bytes in URL-safe base64"
        )
    return master
