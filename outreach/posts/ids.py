"""The number or code of a post on its platform, and whose it is, in; the address of the post out."""

from __future__ import annotations

import re
from collections.abc import Collection

from outreach.errors import InputError

#: Platform -> what its codes are made of, and where the post stands.
_ADDRESSES = {
    "tiktok": (r"[0-9]{6,22}", "https://www.tiktok.com/@{who}/video/{code}"),
    "youtube": (r"[A-Za-z0-9_-]{6,20}", "https://www.youtube.com/watch?v={code}"),
    "instagram": (r"(?=[^A-Za-z]*[A-Za-z])[A-Za-z0-9_-]{5,20}", "https://www.instagram.com/p/{code}/"),
    "x": (r"[0-9]{6,22}", "https://x.com/{who}/status/{code}"),
    "bluesky": (r"[a-z0-9]{8,20}", "https://bsky.app/profile/{who}/post/{code}"),
}
_SHORTENED = re.compile(r"[0-9][.,]?[0-9]*[eE]\+?[0-9]{1,2}")
#: So many figures a spreadsheet program keeps of a number.
_KEPT = 15


def address(code: str, platform: str, who: str) -> str:
    """Write the address of the post *code* of *who*.

    Raises InputError for what is no code of that platform, and for a platform whose posts no code leads to.
    """
    if _SHORTENED.fullmatch(code):
        raise InputError(f"{code}: a spreadsheet program has shortened this id, so its post is not known")
    if platform not in _ADDRESSES:
        raise InputError(f"an id on {platform} does not lead to a post: a link is needed")
    form, place = _ADDRESSES[platform]
    if re.fullmatch(form, code) is None:
        raise InputError(f"{code[:40]!r} is no id of a post on {platform}")
    return place.format(who=who, code=code)


def rounded(codes: Collection[str]) -> bool:
    """Say whether a spreadsheet program has rounded these ids: zeros behind the fifteenth figure of most."""
    long = [code for code in codes if code.isdecimal() and len(code) > _KEPT]
    return len(long) > 1 and 2 * sum(not code[_KEPT:].strip("0") for code in long) > len(long)
