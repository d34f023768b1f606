"""Plain text in, a TOML string that reads back the same out; and what counts as nothing written."""

from __future__ import annotations

import unicodedata

from outreach.errors import InputError

# What people and spreadsheets put where they have nothing to say.
_NOTHING = frozenset({"", "-", "–", "—", "n/a", "#n/a", "#yok", "none", "null"})
_SHORT = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\r": "\\r", "\n": "\\n"}
#: Joiners of emoji and of Persian words are part of the text, though invisible.
_JOINERS = "\u200c\u200d"


def quote(value: str) -> str:
    """Write *value* as a TOML string; lines become a string of several lines. Raises InputError for lone surrogates."""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise InputError("a name or text holds bytes that are no letters", hint="type it again") from None
    if "\n" not in value:
        return '"' + "".join(map(_escape, value)) + '"'
    lines = "\n".join("".join(map(_escape, line)) for line in value.split("\n"))
    return f'"""\n{lines}"""'


def said(value: object) -> object:
    """Trim text, and make None of text that says nothing: blanks, `-`, `N/A`, `#YOK`, `None`."""
    if not isinstance(value, str):
        return value
    trimmed = value.strip()
    return None if trimmed.casefold() in _NOTHING else trimmed


def _escape(letter: str) -> str:
    if letter in _SHORT:
        return _SHORT[letter]
    hidden = unicodedata.category(letter) in {"Cc", "Cf", "Co", "Cn", "Zl", "Zp"} and letter not in _JOINERS
    if not hidden:
        return letter
    return f"\\u{ord(letter):04X}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08X}"
