"""Imports a list of people: what is new is added, what is known is completed, a person's own edits stay."""

from __future__ import annotations

import gc
import shlex
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlmodel import Session

from outreach.actions.blocking import block_as_said, blocked
from outreach.actions.completing import complete, settle, together
from outreach.actions.gathering import Change, Gathered
from outreach.actions.noting import credit_from
from outreach.actions.sorting import Sorted, sort
from outreach.actions.workspace import write_whole
from outreach.app import App
from outreach.errors import InputError
from outreach.models import Event
from outreach.people.examples import examples
from outreach.people.finding import offered
from outreach.people.headings import Columns, understand
from outreach.people.meanings import Meaning
from outreach.people.record import NoteKind, Record, Rejection
from outreach.people.rows import records
from outreach.sheets import Sheet
from outreach.sheets.reading import read
from outreach.sheets.writing import write
from outreach.store import bulk, events, imports, people, suppressions
from outreach.text import Language

_HEADINGS = 8


@dataclass(frozen=True, slots=True)
class Understood:
    """A file as the program reads it, before anything is kept."""

    name: str
    sheet: Sheet
    columns: Columns
    records: tuple[Record, ...]
    rejections: tuple[Rejection, ...]
    #: Index of a column of numbers or days -> one of its cells, and how it was read.
    examples: Mapping[int, tuple[str, float | date]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did."""

    #: People, not rows.
    new: int
    known: int
    #: Of the known ones, those that changed.
    changed: int
    #: People of whom the list tells that they were written to before, that they answered then or a mail that is kept is theirs,
    #: that nobody may write to them.
    contacted: int
    answered: int
    blocked: int
    #: Rows beyond the first of a person.
    repeated: int
    posts: int
    rejections: tuple[Rejection, ...]
    #: Where the sheet says something else than stands, and what stands was kept.
    conflicts: tuple[Change, ...]


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Look for no cycles among millions of values that hold none: it takes a quarter of the time of a long list."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()  # both together make them old, so that they are not walked through at once
        if enabled:
            gc.enable()


@_without_collecting()
def look(
    data: bytes,
    name: str,
    *,
    columns: Mapping[str, str],
    platform: str | None = None,
    language: Language | None = None,
) -> Understood:
    """Read the bytes of a spreadsheet and say what was understood; nothing is kept.

    Raises:
        InputError: it is no list of people that can be read.
        UsageError: *columns* names a heading or a meaning that is not there.
    """
    sheet = read(data, name=name)
    meant = understand(sheet, columns)
    if not meant.finds_people:
        raise _nobody(sheet, meant, name)
    usable, rejected = records(sheet, meant, platform=platform, language=language)
    return Understood(name, sheet, meant, usable, rejected, examples(sheet, meant))


def _nobody(sheet: Sheet, meant: Columns, name: str) -> InputError:
    """Say that no column finds anybody, and which may."""
    choice, command = offered(sheet, meant), f"outreach import {shlex.quote(name)} --columns"
    if choice is None and meant.of(Meaning.NAME):
        heading = meant.of(Meaning.NAME)[0].heading
        return InputError(
            f"{name}: names, but no column of addresses or handles: nobody in it could be written to or found again",
            hint=f"add a column `email` or `handle`; if `{heading}` holds handles: "
            f"{command} {shlex.quote(f'{heading}=handle')}",
        )
    there = ", ".join(sheet.headings[:_HEADINGS]) + (" ..." if len(sheet.headings) > _HEADINGS else "")
    said = shlex.quote(choice) if choice else '"HEADING=email"'
    return InputError(
        f"{name}: no column of addresses or handles; its columns are {there}",
        hint=f"{command} {said}" if choice else f"say which: {command} {said}",
    )


@_without_collecting()
def keep(app: App, understood: Understood) -> Imported:
    """Keep what was understood, in one transaction."""
    into = Gathered(source=understood.name, now=app.now())
    with app.writing() as db:
        bulk.expect_many(db)
        reasons = suppressions.reasons(db)
        found = sort(understood.records, people.known(db), blocked(reasons, app.secret))
        refused = [(row, f"blocked: {why}") for row, why in found.blocked] + _torn(db, found)
        new = into.introduce(db, [together(rows) for rows in found.new])
        for number, rows in zip(new, found.new, strict=True):
            settle(number, rows, into)
        known = dict(found.known)
        for there in imports.stored(db, found.known):
            strangers = complete(there, found.known[there.number], into)
            refused += strangers
            if len(strangers) == len(found.known[there.number]):
                del known[there.number]
        posts, bad_posts = into.write(db)
        shut = block_as_said(app, db, into, reasons)
        wrote = credit_from(
            app, db, {row.canonical_address for row in understood.records if row.canonical_address}
        )
        changed = len({change.person for change in into.changes})
        _log(app, db, into, f"{understood.name}: {len(new)} new, {len(known)} known, {changed} changed")
    rejections = (*understood.rejections, *_with_cells(understood, [*refused, *bad_posts]))
    told = {(person, kind) for person, kind, _, _ in into.notes}
    told |= {(person, NoteKind.ANSWERED) for person in wrote}
    return Imported(
        new=len(new),
        known=len(known),
        changed=changed,
        contacted=sum(kind is NoteKind.CONTACTED for _, kind in told),
        answered=sum(kind is NoteKind.ANSWERED for _, kind in told),
        blocked=shut,
        repeated=len(understood.records) - len(refused) - len(new) - len(known),
        posts=posts,
        rejections=tuple(sorted(rejections, key=lambda rejection: rejection.line)),
        conflicts=tuple(into.conflicts),
    )


def give_back(understood: Understood, rejections: Sequence[Rejection], path: Path, *, over: bool) -> Path:
    """Write the rows that cannot be used to *path*, in the file's own form, with a reason column; give the path.

    A file of that name that says something else is somebody's work: the new one gets a number, unless it is the one that
    was read (*over*): what was mended in it is imported.

    Raises:
        InputError: it cannot be written there.
    """
    rows = [(rejection.cells, rejection.reason) for rejection in rejections]
    data = write(understood.sheet.headings, rows, understood.sheet.dialect)
    try:
        for target in _numbered(path):
            if over or not target.exists():
                write_whole(target, data)
                return target
            if target.read_bytes() == data:
                return target
    except OSError as error:
        raise InputError(f"{path}: the rejected rows cannot be written: {error.strerror or error}") from None
    raise AssertionError


def _numbered(path: Path) -> Iterator[Path]:
    yield path
    number = 2
    while True:
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1


def _torn(db: Session, found: Sorted) -> list[tuple[Record, str]]:
    """Say of the rows that speak of two people who these are."""
    ids = {number for _, numbers in found.torn for number in numbers}
    called = {one.id: one.called for one in people.people(db, ids)} if ids else {}
    return [
        (row, f"two people: {' and '.join(called[number] for number in numbers)}")
        for row, numbers in found.torn
    ]


def _with_cells(understood: Understood, refused: Sequence[tuple[Record, str]]) -> list[Rejection]:
    cells = {row.line: row.cells for row in understood.sheet.rows} if refused else {}
    return [Rejection(record.line, cells[record.line], why) for record, why in refused]


def _log(app: App, db: Session, into: Gathered, said: str) -> None:
    shared = {"at": into.now, "kind": "person.changed", "by": app.who, "batch": into.batch, "data": {}}
    rows = [(one.person, one.said) for one in into.changes]
    bulk.add_many(db, Event, ("influencer_id", "said"), rows, **shared)
    events.log(db, "people.imported", said, at=into.now, by=app.who, batch=into.batch)
