"""A Jinja environment that knows only what a mail needs, and writes down every value that a template looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jinja2 import UndefinedError, pass_context
from jinja2.filters import FILTERS
from jinja2.runtime import Context, Undefined
from jinja2.sandbox import SandboxedEnvironment
from jinja2.tests import TESTS

from outreach.drafts import words
from outreach.drafts.sources import Source, Value
from outreach.errors import TemplateError
from outreach.text import Language

#: The key of the context under which the State of a rendering stands; no template can name it.
STATE = " state"


class AbsentError(UndefinedError):
    """The message is the dotted name of the value that was printed and is not known."""


class _Absent(Undefined):
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
    read: dict[str, str] = field(default_factory=dict)
    printed: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reader:
    """A source as a template meets it: every look at a value is written down."""

    source: Source
    path: str
    state: State

    def look(self, name: str) -> Reader | str | date | _Absent:
        if self.path == "person" and name == "fields":
            return Reader(self.source, "person.fields", self.state)
        if self.path == "person.fields":
            return self._note(*self.source.column(name))
        return self._note(name, self.source.values.get(name))

    def _note(self, name: str, value: Value) -> str | date | _Absent:
        path = f"{self.path}.{name}"
        self.state.read[path] = "" if value is None else str(value)
        return _Absent(hint=path, exc=AbsentError) if value is None else value


class _Environment(SandboxedEnvironment):
    """Jinja without anything that a mail does not need; values answer only to the names of `FIELDS`."""

    def __init__(self) -> None:
        super().__init__(undefined=_Absent, finalize=_printed, trim_blocks=True, lstrip_blocks=True)
        self.globals.clear()
        self.filters = {name: FILTERS[name] for name in ("default", "length", "trim", "truncate")} | _FILTERS
        self.tests = {name: TESTS[name] for name in ("defined", "undefined")}

    def getitem(self, obj: Any, argument: Any) -> Any:
        if not isinstance(obj, Reader) or not isinstance(argument, str):
            raise TemplateError("only a field can be read, by its plain name")
        return obj.look(argument)

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self.getitem(obj, attribute)


@pass_context
def _printed(context: Context, value: Any) -> str:
    """Turn what an expression gives into the words of the mail, and remember them."""
    state: State = context.parent[STATE]
    shown = words.day(value, state.language) if isinstance(value, date) else str(value)
    state.printed.append(shown)
    return shown


def _worded(change: Callable[[str, Language], str]) -> Callable[[Context, Any], str]:
    """Make a filter of a change that depends on the mail's language."""

    @pass_context
    def worded(context: Context, value: Any) -> str:
        return change(str(value), context.parent[STATE].language)

    return worded


@pass_context
def _day(context: Context, value: Any) -> str:
    if not isinstance(value, date):
        raise TemplateError(f"{str(value)!r} is not a day")
    return words.day(value, context.parent[STATE].language)


_FILTERS: dict[str, Callable[..., Any]] = {
    "day": _day,
    "lower": _worded(words.lower),
    "upper": _worded(words.upper),
    "sentence": _worded(words.sentence),
    "phrase": lambda value: words.phrase(str(value)),
}
#: One for all templates; what differs between two renderings is in `State`.
ENVIRONMENT = _Environment()
