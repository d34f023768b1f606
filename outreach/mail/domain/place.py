"""A server of names as a person writes it in, its address and port out."""

from __future__ import annotations

import re
from contextlib import suppress
from ipaddress import ip_address

PORT = 53
_PLACE = re.compile(r"\[([0-9A-Fa-f:.]+)\](?::(\d{1,5}))?|([0-9.]+)(?::(\d{1,5}))?|([0-9A-Fa-f:]+)")


def place(written: str) -> tuple[str, int] | None:
    """Read `ADDRESS` or `ADDRESS:PORT`; None where it is neither."""
    found = _PLACE.fullmatch(written)
    address, port = (
        (found[1] or found[3] or found[5], int(found[2] or found[4] or PORT)) if found else ("", 0)
    )
    with suppress(ValueError):
        if 0 < port < 65536:
            return str(ip_address(address)), port
    return None
