"""Prints `outreach queue --unmatched`: mails that may be somebody's answer until a person says whose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import emit, say_beside, talk
from outreach.output.inbox import settling
from outreach.output.moments import ago

if TYPE_CHECKING:
    from outreach.actions.strays import Listed

#: Where the words about a mail begin.
_HANG = 22


@dataclass(frozen=True, slots=True)
class Line:
    """One such mail, for other programs."""

    number: int
    at: datetime
    sender: str
    subject: str
    because: str
    #: Whose answer it may be, with commas between.
    people: str
    account: str


def show(app: App, form: str | None) -> None:
    """List them, the newest first, and name what a person may say of them."""
    from outreach.actions.strays import listed

    found = listed(app)
    if form:
        emit(app, [_line(one) for one in found], Line, form)
        return
    for one in found:
        _print(app, one)
    if not found:
        click.echo("No such mail.")
        return
    if not all(one.known for one in found):
        talk("Of mail from strangers no more is kept; read it in your mail program.")
    talk("\n".join(_next(found)))


def _line(one: Listed) -> Line:
    row = one.row
    return Line(row.id or 0, row.at, row.sender, row.subject, row.because, _names(one), row.account)


def _names(one: Listed) -> str:
    return ", ".join(person.called for person in one.people)


def _print(app: App, one: Listed) -> None:
    from outreach.text import clean

    row = one.row
    head = f"{row.id:>4}  {ago(row.at, app.now()):<14}"
    say_beside(head, f"{clean(row.sender) or 'no sender'}  {clean(row.subject)}", hang=_HANG)
    whose = f"may be the answer of {_names(one)}" if one.people else ""
    for words in filter(None, (clean(row.because), whose)):
        say_beside(" " * (_HANG - 1), words, hang=_HANG)


def _next(found: list[Listed]) -> Iterator[str]:
    """Name what follows for the first mail for which somebody waits, else for any."""
    from outreach.actions.who import sign

    first = next((one for one in found if one.people), found[0])
    who = sign(first.people[0]) if first.people else "@handle"
    before = "next: "
    several = len(first.people) > 1
    for words in settling(
        first.row.id, who, first.row.sender, known=first.known, owned=first.owned, several=several
    ):
        yield before + words
        before = " " * len(before)
    if sum(bool(one.people) for one in found) > 1:
        yield f"{before}the others by their numbers"
