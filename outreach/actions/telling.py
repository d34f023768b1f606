"""A value that a sheet or a person changes in; the line by which it is told out."""

from __future__ import annotations

from outreach.actions.gathering import Change, Gathered
from outreach.people.record import Record
from outreach.store.imports import Stored
from outreach.text import clean

#: Behind a value that was typed and stood there already.
AS_IT_WAS = ", as it was"


def tell(there: Stored, row: Record, into: Gathered, column: str, old: object, new: object) -> None:
    """Write down what changed of a person who was known before."""
    if there.values:
        into.changes.append(change(there, row, column, old, new))


def change(there: Stored, row: Record, column: str, old: object, new: object) -> Change:
    """Put a change into words."""
    first = next(iter(there.addresses.values()), row.address or "")
    words = f"@{there.channels[0].handle}" if there.channels else first
    called = there.values.get("name") or row.name or words
    texts = {"old": _text(old), "new": _text(new)}
    return Change(person=there.number, called=called, words=words, column=column, **texts)


def stands_now(column: str, old: object, new: object) -> str:
    """Say of a value that a person typed what it was and is: `country: TR -> DE`."""
    words, now = column.replace("_", " "), new or "nothing"
    return (
        f"{words}: {now}{AS_IT_WAS}"
        if (old or None) == (new or None)
        else f"{words}: {old or 'nothing'} -> {now}"
    )


def _text(value: object) -> str:
    return f"{value:.15g}" if isinstance(value, float) else clean(str(value or ""))
