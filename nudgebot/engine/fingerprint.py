"""Knows a repeated line without keeping it."""

import hashlib

SIZE = 12


def fingerprint(text: str, *, key: bytes) -> str:
    """Hash the letters and digits of a text with a key: 24 hexadecimal digits (BLAKE2b).

    Case, spacing, punctuation and emoji do not change it. Without the key nobody can test a guess.
    """
    letters = "".join(filter(str.isalnum, text.casefold()))
    return hashlib.blake2b(letters.encode(), key=key, digest_size=SIZE).hexdigest()
