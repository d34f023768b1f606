"""A value in; where an ending goes, and the words by which it is chosen, out."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from outreach.text.casing import turkish_lower
from outreach.text.readings import DOTTED
from outreach.text.spoken import ordinal_ending

_OPENING = {'"': '"', "”": "“", "“": "„", "»": "«", "’": "‘", "'": "'", "‘": "‚"}
_BRACKETS = {")": "(", "]": "["}
#: Signs that belong to what stands before them; other signs at the end, emoji among them, stay behind the ending.
_KEPT = frozenset(".!?…_%+°₺€$£&@")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an ending goes."""

    #: What stands before the ending, and behind it.
    before: str
    after: str
    #: The words whose last one decides.
    said: str
    #: Whether those are a title in quotation marks.
    quoted: bool = False
    #: Whether the ending follows without an apostrophe in any case: quotation marks, abbreviations with a full stop.
    joined: bool = False


def place(value: str) -> Place:
    """Find where an ending of *value* goes.

    Behind a closing quotation mark; before an explanation in brackets (`Yunus Emre'nin (1240)`), emoji and stray signs;
    behind all else. An ordinal is written out: `3.` becomes `3'üncü`.
    """
    text = value.rstrip()
    core = _without_signs(text)
    if core and core[-1] in _OPENING and (inside := _quoted(core)):
        whole = core[0] == _OPENING[core[-1]]
        return Place(before=core, after=text[len(core) :], said=inside, quoted=whole, joined=True)
    if core and core[-1] in _BRACKETS:
        opening = core.rfind(_BRACKETS[core[-1]])
        outside = _without_signs(core[:opening].rstrip()) if opening > 0 else ""
        if outside:
            return Place(before=outside, after=text[len(outside) :], said=outside)
    after = text[len(core) :]
    if core.endswith("."):
        return _dotted(core, after)
    last = core.rpartition(" ")[2]
    joined = "'" in last and last[:1].isdigit()  # 3'üncü
    return Place(before=core, after=after, said=core, joined=joined)


def _dotted(core: str, after: str) -> Place:
    """Tell an ordinal (`3.`), an abbreviation (`A.Ş.`) and the full stop of a sentence apart."""
    last = core[:-1].rpartition(" ")[2]
    if last.isdecimal():
        ending = ordinal_ending(last)
        return Place(before=f"{core[:-1]}'{ending}", after=after, said=ending, joined=True)
    full = DOTTED.get(turkish_lower(last))
    if full is None and len(last) > 3 and "." not in last:
        return Place(before=core[:-1], after=f".{after}", said=core[:-1])
    return Place(before=core, after=after, said=full or core[:-1].replace(".", " "), joined=True)


def _without_signs(text: str) -> str:
    """Take blanks, emoji and stray signs off the end."""
    end = len(text)
    while end and not _belongs(text[end - 1]):
        end -= 1
    return text[:end]


def _belongs(sign: str) -> bool:
    return (
        sign.isalnum()
        or sign in _KEPT
        or sign in _OPENING
        or sign in _BRACKETS
        or (unicodedata.combining(sign) > 0)
    )


def _quoted(core: str) -> str:
    """Give what stands in the quotation marks at the end; nothing where none opens them."""
    opening = 0 if core[0] == _OPENING[core[-1]] else core.rfind(_OPENING[core[-1]], 0, -1)
    return core[opening + 1 : -1].strip() if opening >= 0 else ""
