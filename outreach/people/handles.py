"""A cell that should hold a handle or a profile's address in; platform and handle, or words why not, out."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple
from urllib.parse import unquote

from outreach.errors import InputError
from outreach.people.platforms import Platform, platform_at
from outreach.people.urls import host_and_path, web_address
from outreach.text import clean, fold

_PLAIN = re.compile(r"@?[A-Za-z0-9._-]*[A-Za-z0-9][A-Za-z0-9._-]*")
_CHANNEL_ID = re.compile(r"UC[A-Za-z0-9_-]{22}")
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_LONGEST = 100


class Channel(NamedTuple):
    """One account on one platform."""

    #: Such as `instagram`; None where only the handle is known.
    platform: str | None
    #: Without the @, as typed; and its fold.
    handle: str
    canonical: str
    profile_url: str | None = None


def canonical(handle: str, platform: str | None = None) -> tuple[str, str]:
    """Return the handle without its @, as typed, and the fold under which it is unique on its platform.

    The id of a YouTube channel keeps its case, on Mastodon the server belongs to the handle (`user@server`). Raises
    InputError in words for anything that is no handle: blanks, line breaks, colons (`Bcc: x`), an e-mail address.
    """
    if len(handle) > _LONGEST or _PLAIN.fullmatch(handle) is None:
        handle = _unusual(handle.strip().strip(_INVISIBLE).strip())
    bare = handle.removeprefix("@")
    if platform == "youtube" and _CHANNEL_ID.fullmatch(bare):
        return bare, bare
    return bare, bare.lower() if bare.isascii() else fold(bare)


def read_handle(cell: str, platform: str | None = None) -> Channel | None:
    """Read a cell of a handle column: `@name`, `name`, `@user@server` or the address of a profile.

    *platform* is the column's, or the row's; an address goes before it. None for the address of a site that is no
    platform of ours. Raises InputError as `canonical` and `profile` do.
    """
    if "/" in cell:
        address = web_address(cell)
        if address is None:
            raise InputError(f"{_short(cell)} is neither a handle nor a web address")
        return profile(address)
    handle, key = canonical(cell, platform)
    return Channel("mastodon" if "@" in handle and platform is None else platform, handle, key)


def profile(address: str) -> Channel | None:
    """Read a web address: platform and handle of a profile, None for a site that is no platform of ours.

    Raises InputError for the address of a post or another page of a platform.
    """
    host, path = host_and_path(address)
    platform = platform_at(host)
    if platform is None:
        return None
    piece = _piece(platform, path)
    if piece is None:
        raise InputError(f"{_short(address)} is a page of {platform.name}, not a profile")
    bare, key = canonical(f"@{piece}@{host}" if platform.name == "mastodon" else piece, platform.name)
    return Channel(platform.name, bare, key, address)


def _piece(platform: Platform, path: tuple[str, ...]) -> str | None:
    first, second = (*map(unquote, path[:2]), "", "")[:2]
    if "@" in platform.paths and first.startswith("@"):
        return first[1:]
    if "" in platform.paths and first.lower() not in platform.pages:
        return first or None
    return (second or None) if first and first.lower() in platform.paths else None


def _unusual(text: str) -> str:
    """Return a handle with other letters than ASCII, or with its server."""
    if not text.isprintable():
        raise InputError("a line break, or a character that cannot be seen, in the handle")
    if not text.startswith("@") and text.count("@") == 1:
        raise InputError(f"{_short(text)} is an e-mail address, not a handle")
    name, at, server = text.removeprefix("@").partition("@")
    wrong = next((letter for letter in name + server if not _may_stand(letter)), None)
    if wrong or (at and "." not in server):
        raise InputError(f"{_short(text)} is no handle" + (f": '{wrong}' in it" if wrong else ""))
    if len(text) > _LONGEST or not any(map(str.isalnum, name)):
        raise InputError(f"{_short(text)} is no handle")
    return unicodedata.normalize("NFC", text)


def _may_stand(letter: str) -> bool:
    return letter.isalnum() or letter in "._-·" or unicodedata.category(letter)[0] == "M"


def _short(text: str) -> str:
    line = clean(text)
    return f"'{line if len(line) < 41 else line[:40] + '...'}'"
