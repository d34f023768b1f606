"""A cell that should hold a web address in; the address with its scheme, or None, out."""

from __future__ import annotations

import re

_HOST = re.compile(r"[^\s/?#:@\\]{1,253}\.[^\s/?#:@\\.]{2,63}")
_SCHEME = re.compile(r"(https?)://(.*)", re.IGNORECASE)


def web_address(cell: str) -> str | None:
    """Return the address as it can be opened: `https://` is put before a bare host; None for anything else.

    A blank, a control character or another scheme (`javascript:`, `file:`) makes it something else.
    """
    text = cell.strip()
    if not text.isprintable() or " " in text or len(text) > 2000:
        return None
    match = _SCHEME.fullmatch(text)
    scheme, rest = (match[1].lower(), match[2]) if match else ("https", text.removeprefix("//"))
    host = re.split("[/?#]", rest, maxsplit=1)[0].partition(":")[0]
    return f"{scheme}://{rest}" if _HOST.fullmatch(host) else None


def host_and_path(address: str) -> tuple[str, tuple[str, ...]]:
    """Split a web address into its host, in lower case and without `www.`, and the pieces of its path."""
    rest = address.partition("://")[2]
    place = re.split("[?#]", rest, maxsplit=1)[0]
    host, _, path = place.partition("/")
    return host.partition(":")[0].lower().removeprefix("www."), tuple(filter(None, path.split("/")))
