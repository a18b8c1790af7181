"""Where the language model is, and whether others can listen on the way there."""

from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from nudgebot.plugin import PluginStartError


def endpoint(base_url: str) -> str:
    """Make the address to post to.

    Raises:
        PluginStartError: it is no address of the web, or holds what belongs elsewhere.
    """
    parts = _split(base_url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise PluginStartError(
            "plugins.llm.base_url must be an address such as http://127.0.0.1:11434/v1"
        )
    if parts.username is not None or parts.query or parts.fragment:
        raise PluginStartError(
            "plugins.llm.base_url must hold no password, '?' or '#'; "
            "a key belongs in plugins.llm.api_key_env or api_key_file"
        )
    return base_url.rstrip("/") + "/chat/completions"


def is_exposed(base_url: str) -> bool:
    """Tell whether texts go over a network without encryption."""
    parts = _split(base_url)
    return parts.scheme == "http" and not _is_this_machine(parts.hostname or "")


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _split(base_url: str) -> SplitResult:
    try:
        parts = urlsplit(base_url)
        _ = parts.port  # only looked at does it raise for what is no port
    except ValueError:
        return urlsplit("")
    return parts
