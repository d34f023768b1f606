"""What one rendering reads and prints: every look at a value is written down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jinja2 import UndefinedError
from jinja2.runtime import Undefined

from outreach.drafts.sources import Source, Value, are_names
from outreach.text import Language

#: The key of the context under which the State of a rendering stands; no template can name it.
STATE = " state"


class AbsentError(UndefinedError):
    """The message is the dotted name of the value that was printed and is not known."""


class Absent(Undefined):
    """A value that is not known: false in `if`, equal to nothing, an error once it is used as text."""

    __slots__ = ()

    def __str__(self) -> str:
        return self._fail_with_undefined_error()

    def __len__(self) -> int:
        return self._fail_with_undefined_error()

    def __iter__(self) -> Iterator[Any]:
        return self._fail_with_undefined_error()


@dataclass(slots=True)
class State:
    """What one rendering has read and printed so far."""

    language: Language
    sources: Mapping[str, Source]
    read: dict[str, str] = field(default_factory=dict)
    printed: list[str] = field(default_factory=list)

    def is_name(self, value: str) -> bool:
        """Say whether *value* is a name by where it stands: a person's, the brand's, the sender's, a column's."""
        return are_names(self.sources, value)

    def reading(self, value: str) -> str | None:
        """Give how *value* is said where the campaign says it of its brand; that counts as read."""
        campaign = self.sources.get("campaign")
        if campaign is None or value != campaign.values.get("brand"):
            return None
        reading = campaign.values.get("brand_reading")
        self.read["campaign.brand_reading"] = str(reading or "")
        return str(reading) if reading else None


@dataclass(frozen=True, slots=True)
class Reader:
    """A source as a template meets it."""

    source: Source
    path: str
    state: State

    def look(self, name: str) -> Reader | str | date | Absent:
        """Read one value, or the columns."""
        if self.path == "person" and name == "fields":
            return Reader(self.source, "person.fields", self.state)
        if self.path == "person.fields":
            return self._note(*self.source.column(name))
        return self._note(name, self.source.values.get(name))

    def _note(self, name: str, value: Value) -> str | date | Absent:
        path = f"{self.path}.{name}"
        self.state.read[path] = "" if value is None else str(value)
        return Absent(hint=path, exc=AbsentError) if value is None else value
