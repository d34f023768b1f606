"""Imports a list of people: what is new is added, what is known is completed, a person's own edits stay."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session

from outreach.actions.completing import complete, hang, together
from outreach.actions.gathering import Change, Gathered
from outreach.actions.sorting import Sorted, sort
from outreach.actions.workspace import write_whole
from outreach.app import App
from outreach.errors import InputError
from outreach.models import Event
from outreach.people.headings import Columns, understand
from outreach.people.meanings import Meaning
from outreach.people.numbers import example, number_style
from outreach.people.platforms import PLATFORMS, UNKNOWN
from outreach.people.record import Record, Rejection
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
    #: Index of a column of numbers -> a cell that could be read otherwise, and its number.
    examples: Mapping[int, tuple[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did."""

    #: People, not rows.
    new: int
    known: int
    #: Of the known ones, those that changed.
    changed: int
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
        there = ", ".join(sheet.headings[:_HEADINGS]) + (" ..." if len(sheet.headings) > _HEADINGS else "")
        raise InputError(
            f"{name}: no column of addresses or handles; its columns are {there}",
            hint=f'say which: outreach import {name} --columns "HEADING=email"',
        )
    usable, rejected = records(sheet, meant, platform=platform, language=language)
    return Understood(name, sheet, meant, usable, rejected, _examples(sheet, meant))


def _examples(sheet: Sheet, meant: Columns) -> dict[int, tuple[str, float]]:
    found: dict[int, tuple[str, float]] = {}
    for column in (*meant.of(Meaning.FOLLOWERS), *meant.of(Meaning.ENGAGEMENT_RATE)):
        rate = column.meaning is Meaning.ENGAGEMENT_RATE
        style = number_style(filter(None, sheet.cells(column.index)), sheet.dialect.delimiter, rate=rate)
        one = example(sheet.cells(column.index), style)
        if one is not None:
            found[column.index] = one
    return found


@_without_collecting()
def keep(app: App, understood: Understood) -> Imported:
    """Keep what was understood, in one transaction."""
    into = Gathered(source=understood.name, now=app.now())
    with app.writing() as db:
        bulk.expect_many(db)
        found = sort(understood.records, people.known(db), _blocked(db, app.secret))
        refused = [(row, f"blocked: {why}") for row, why in found.blocked] + _torn(db, found)
        new = into.introduce(db, [together(rows) for rows in found.new])
        for number, rows in zip(new, found.new, strict=True):
            hang(imports.Stored(number), rows, into)
        known = dict(found.known)
        for there in imports.stored(db, found.known):
            strangers = complete(there, found.known[there.number], into)
            refused += strangers
            if len(strangers) == len(found.known[there.number]):
                del known[there.number]
        posts, bad_posts = into.write(db)
        changed = len({change.person for change in into.changes})
        _log(app, db, into, f"{understood.name}: {len(new)} new, {len(known)} known, {changed} changed")
    rejections = (*understood.rejections, *_with_cells(understood, [*refused, *bad_posts]))
    return Imported(
        new=len(new),
        known=len(known),
        changed=changed,
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


def _blocked(db: Session, secret: bytes) -> Callable[[Record], str | None] | None:
    """Give what says why the person of a row may not be written to; None where nobody is blocked."""
    reasons = suppressions.reasons(db)
    if not reasons:
        return None

    def why(record: Record) -> str | None:
        keys = suppressions.digests(
            secret,
            addresses=[record.canonical_address] if record.canonical_address else [],
            handles=list(_handles(record)),
        )
        return next((reasons[key] for key in keys if key in reasons), None)

    return why


def _handles(record: Record) -> Iterator[tuple[str, str]]:
    """Name the handle on its platform, or on any where the sheet does not say on which."""
    if record.canonical_handle is None:
        return
    if record.platform not in (None, UNKNOWN):
        yield record.platform or "", record.canonical_handle
        return
    for platform in (UNKNOWN, *(one.name for one in PLATFORMS)):
        yield platform, record.canonical_handle


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
    batch = f"import-{into.now:%Y%m%dT%H%M%S.%f}"
    shared = {"at": into.now, "kind": "person.changed", "by": app.who, "batch": batch, "data": {}}
    rows = [(one.person, one.said) for one in into.changes]
    bulk.add_many(db, Event, ("influencer_id", "said"), rows, **shared)
    events.log(db, "people.imported", said, at=into.now, by=app.who, batch=batch)
