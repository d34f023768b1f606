"""The title of a post in, the words that a mail sets between quotation marks out."""

from __future__ import annotations

import re

from outreach.text import clean

_DOUBLE = re.compile("[“”„‟«»＂]")
_PAIR = re.compile(r'(?<![^\s(\[])"([^"]*)"')
_INCHES = re.compile(r'(?<=\d)"')
_HASHTAG = re.compile(r"#(?!\d+$)\w+")
#: Pictures and what only changes one: skin tones, joiners, variation selectors, tag letters.
_PICTURE = re.compile(
    "[\u203c\u2049\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d\u20e3\U000e0020-\U000e007f]"
)
_BEGINNINGS = " |–—-~·•"
_ENDS = " .,;:!|–—-~·•/…"


def quoted(title: str, longest: int = 60) -> str:
    """Quote *title* as a person would: `"Why I glaze 'wrong'"`, in at most *longest* characters between the marks.

    Pictures, hashtags behind the title and closing marks but `?` are left out, unless nothing else is there; a cut
    falls between words and shows as `…`.
    """
    whole = clean(title)
    plain = clean(_PICTURE.sub(" ", title))
    said = _bare(_without_hashtags(plain)) or _bare(plain) or whole
    return f'"{_cut(_inner(said), max(longest, 2))}"'


def _without_hashtags(title: str) -> str:
    words = title.split(" ")
    while words and _HASHTAG.fullmatch(words[-1]):
        words.pop()
    return " ".join(words)


def _bare(title: str) -> str:
    """Take marks off both ends; an ellipsis stays, as one sign."""
    bare = title.lstrip(_BEGINNINGS).rstrip(_ENDS)
    return f"{bare}…" if bare and title.endswith(("...", "…")) else bare


def _inner(title: str) -> str:
    """Make marks inside single, so that the outer pair stays a pair."""
    plain = _DOUBLE.sub('"', title)
    if plain.count('"') == 2 and plain[0] == plain[-1] == '"':
        return plain[1:-1]
    return _INCHES.sub("″", _PAIR.sub(r"'\1'", plain)).replace('"', "")


def _cut(title: str, longest: int) -> str:
    if len(title) <= longest:
        return title
    kept = title[: longest - 1]
    whole = kept.rpartition(" ")[0]
    shown = (whole if len(whole) > longest // 2 else kept).rstrip(f"{_ENDS}('")
    opened = f" {shown}".count(" '") > f"{shown} ".count("' ")
    return f"{shown.rstrip(_ENDS)[: longest - 2]}…'" if opened else f"{shown}…"
