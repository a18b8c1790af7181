"""Encrypts the excerpts of open cases."""

import base64
import logging

from cryptography.fernet import Fernet, InvalidToken

log = logging.getLogger(__name__)


class Cipher:
    """Fernet (AES-128-CBC with HMAC-SHA256) with a 32-byte key."""

    def __init__(self, key: bytes) -> None:
        self._fernet = Fernet(base64.urlsafe_b64encode(key))

    def seal(self, text: str | None) -> bytes | None:
        """Encrypt; None stays None."""
        return None if text is None else self._fernet.encrypt(text.encode())

    def open(self, sealed: bytes | None) -> str | None:
        """Decrypt; None where there is nothing, or where it was sealed with another key."""
        if sealed is None:
            return None
        try:
            return self._fernet.decrypt(sealed).decode()
        except InvalidToken:
            log.warning("excerpt.sealed_with_another_key")
            return None
