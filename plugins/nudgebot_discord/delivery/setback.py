"""What Discord does not do now, and may well do later."""

import discord

TOKEN_REFUSED, TOO_FAST, SERVER_ERROR = 401, 429, 500


def may_pass(error: discord.HTTPException) -> bool:
    """Whether a refusal says nothing about what was asked for, so that it is worth another try."""
    return error.status in {TOKEN_REFUSED, TOO_FAST} or error.status >= SERVER_ERROR
