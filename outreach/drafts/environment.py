"""A Jinja environment that knows only what a mail needs, and writes down every value that a template looks at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import pass_context
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from jinja2.tests import TESTS

from outreach.drafts.filters import FILTERS, Filter, shown
from outreach.drafts.state import STATE, Absent, Reader, State
from outreach.errors import TemplateError


class _Environment(SandboxedEnvironment):
    """Jinja without anything that a mail does not need; values answer only to the names of `FIELDS`."""

    def __init__(self) -> None:
        super().__init__(undefined=Absent, finalize=_printed, trim_blocks=True, lstrip_blocks=True)
        self.globals.clear()
        theirs = {name: JINJA_FILTERS[name] for name in ("default", "length", "trim", "truncate")}
        self.filters = theirs | {name: _called(ours) for name, ours in FILTERS.items()}
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
    said = shown(state, value)
    state.printed.append(said)
    return said


def _called(ours: Filter) -> Callable[..., str]:
    """Make a filter that Jinja calls."""

    @pass_context
    def called(context: Context, value: Any, *arguments: Any, **named: Any) -> str:
        return ours.run(context.parent[STATE], value, *arguments, **named)

    return called


#: One for all templates; what differs between two renderings is in `State`.
ENVIRONMENT = _Environment()
