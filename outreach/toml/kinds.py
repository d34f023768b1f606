"""The kinds of value that several files hold: what a person may write in, a checked value out."""

from __future__ import annotations

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from outreach.toml.quoting import said


def text(value: str) -> str:
    """Refuse what moves a cursor."""
    if any(unicodedata.category(letter) in {"Cc", "Zl", "Zp"} and letter not in "\n\t" for letter in value):
        raise ValueError("holds a control character")
    return value


def line(value: str) -> str:
    """Refuse a second line too."""
    if "\n" in value or "\t" in value:
        raise ValueError("must be one line")
    return text(value)


def listed(value: object) -> object:
    """Let an environment variable say `mon,tue`."""
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


def _some(value: tuple[str | None, ...]) -> tuple[str | None, ...]:
    return tuple(item for item in value if item)


#: One line; None where it says nothing.
OptionalLine = Annotated[Annotated[str, AfterValidator(line)] | None, BeforeValidator(said)]
#: Lines, without those that say nothing.
Texts = Annotated[tuple[OptionalLine, ...], AfterValidator(_some), BeforeValidator(listed)]
