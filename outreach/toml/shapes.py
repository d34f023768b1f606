"""A pydantic model in; what may stand where in its file, and the nearest name to a wrong one, out."""

from __future__ import annotations

import difflib
import types
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Union, get_args, get_origin

#: Stands in a path for the names that a person chooses, such as an account's.
CHOSEN = "NAME"


def names(kind: Any) -> tuple[str, ...]:
    """List the settings of a model; empty for any other kind of value."""
    return tuple(getattr(bare(kind), "model_fields", ()))


def inside(kind: Any, step: str | int) -> Any:
    """Give the kind of value that stands at *step* inside *kind*; None where nothing may stand."""
    kind = bare(kind)
    if names(kind):
        field = kind.model_fields.get(step)
        return field.annotation if field else None
    held = get_args(kind)
    if is_table(kind):
        return held[1] if isinstance(step, str) else None
    return held[0] if held and get_origin(kind) in {tuple, list} else None


def is_table(kind: Any) -> bool:
    """Say whether *kind* is a table whose keys a person chooses."""
    return get_origin(bare(kind)) in {dict, Mapping}


def bare(kind: Any) -> Any:
    """Take off what only says more about a kind: Annotated, and the None of an optional one."""
    while get_origin(kind) in {Annotated, Union, types.UnionType}:
        kind = next(held for held in get_args(kind) if held is not type(None))
    return kind


def leaves(kind: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Walk all settings below *kind* that hold a value and no table."""
    if is_table(kind):
        yield from leaves(inside(kind, CHOSEN), (*above, CHOSEN))
        return
    below = names(kind)
    if not below:
        yield above
    for name in below:
        yield from leaves(inside(kind, name), (*above, name))


def near(word: str, choices: Iterable[str]) -> str | None:
    """Find the choice that *word* was most likely meant to be."""
    by_fold = {choice.casefold(): choice for choice in choices}
    found = difflib.get_close_matches(word.casefold()[:60], by_fold, n=1, cutoff=0.6)
    return by_fold[found[0]] if found else None
