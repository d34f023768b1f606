"""Lists, shows, edits, tags and notes people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from outreach.actions import who
from outreach.app import App
from outreach.errors import InputError, UsageError
from outreach.models import Address, Channel, Influencer, Note, Tag
from outreach.people import addresses as addressing
from outreach.people import handles
from outreach.people.countries import country_code
from outreach.people.person import Person
from outreach.store import events, people, posts
from outreach.text import Language, clean, fold, search_key, sort_key
from outreach.workdays import zone

#: What `people edit` may change.
EDITABLE = ("name", "first_name", "language", "time_zone", "country", "email", "handle")


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """All that is known of one person."""

    person: Person
    addresses: tuple[Address, ...]
    channels: tuple[Channel, ...]
    notes: tuple[Note, ...]
    numbers: Mapping[str, float]
    posts: int


def listed(app: App, *, tag: str | None = None) -> tuple[list[Person], Mapping[tuple[int, str], float]]:
    """Read everybody, or those with a tag, sorted by name as Turks sort; and the newest numbers."""
    with app.reading() as db:
        found = people.people(db, tag=tag)
        numbers = people.measurements(db)
    return sorted(found, key=lambda person: sort_key(person.called)), numbers


def card(app: App, words: str) -> Card:
    """Read all that is known of one person."""
    with app.reading() as db:
        person = who.one(db, words)
        numbers = people.measurements(db, [person.id])
        return Card(
            person=person,
            addresses=tuple(people.addresses(db, person.id)),
            channels=tuple(people.channels(db, person.id)),
            notes=tuple(people.notes(db, person.id)),
            numbers={metric: value for (_, metric), value in numbers.items()},
            posts=len(posts.posts(db, [person.id]).get(person.id, ())),
        )


def edit(app: App, words: str, values: Mapping[str, str]) -> tuple[Person, tuple[str, ...]]:
    """Change what a person knows better; an import never overwrites it. Gives the person and what changed, in words.

    Raises:
        InputError: a value cannot be used; nothing is changed.
    """
    now = app.now()
    with app.writing() as db:
        person = who.one(db, words)
        row = people.influencers(db, [person.id])[person.id]
        said = tuple(_CHANGES[column](db, row, value, app) for column, value in values.items())
        for one in said:
            events.log(db, "person.edited", one, at=now, by=app.who, influencer_id=person.id)
        db.flush()
        return people.person(db, person.id), said


def tag(app: App, names: tuple[str, ...], words: str, *, remove: bool = False) -> int:
    """Put a tag on people, or take it off; say for how many it was new."""
    word = clean(words)
    if not word:
        raise UsageError("the tag is empty")
    with app.writing() as db:
        changed = 0
        for person in who.several(db, names):
            there = people.tags(db, person.id)
            if remove and fold(word) in there:
                db.delete(there[fold(word)])
                changed += 1
            elif not remove and fold(word) not in there:
                db.add(Tag(influencer_id=person.id, name=word, key=fold(word)))
                changed += 1
        return changed


def note(app: App, words: str, text: str) -> Person:
    """Write down what a person knows of them."""
    if not text.strip():
        raise UsageError("the note is empty")
    with app.writing() as db:
        person = who.one(db, words)
        db.add(Note(influencer_id=person.id, text=text.strip(), at=app.now(), by=app.who))
        return person


def _name(_db: Session, row: Influencer, value: str, _app: App) -> str:
    row.name_key = search_key(clean(value))
    return _set(row, "name", clean(value))


def _first_name(_db: Session, row: Influencer, value: str, _app: App) -> str:
    return _set(row, "first_name", clean(value))


def _language(_db: Session, row: Influencer, value: str, _app: App) -> str:
    if value not in {language.value for language in Language}:
        raise InputError(f"{value!r} is no language that we write in: en or tr")
    return _set(row, "language", value)


def _time_zone(_db: Session, row: Influencer, value: str, _app: App) -> str:
    return _set(row, "time_zone", zone(value).key)


def _country(_db: Session, row: Influencer, value: str, _app: App) -> str:
    code = country_code(value)
    if code is None:
        raise InputError(
            f"{value!r} is no country that we know", hint="give its two letters, such as TR or DE"
        )
    return _set(row, "country", code)


def _email(db: Session, row: Influencer, value: str, app: App) -> str:
    """Make an address the primary one; the others stay known, so that an answer from them is found."""
    assert row.id is not None
    canonical = addressing.canonical(value)
    there = people.addresses(db, row.id)
    old = there[0].address if there else "nothing"
    mine = next((one for one in there if one.canonical == canonical), None)
    if mine is None:
        _free_address(db, canonical)
        mine = Address(
            influencer_id=row.id,
            address=value.strip(),
            canonical=canonical,
            source=app.who,
            added_at=app.now(),
        )
    for one in there:
        one.is_primary = False
    mine.is_primary = True
    db.add(mine)
    _mark(row, "email")
    return f"email: {old} -> {mine.address}"


def _free_address(db: Session, canonical: str) -> None:
    if owner := people.find(db, canonical):
        raise InputError(f"{canonical} is the address of {people.person(db, owner[0]).called}")


def _handle(db: Session, row: Influencer, value: str, app: App) -> str:
    assert row.id is not None
    named, _, rest = ("", "", value) if value.startswith("http") else value.rpartition(":")
    understood = handles.read_handle(rest, fold(named) or None)
    if understood is None:
        raise InputError(f"{value!r} is no address of a platform that we know", hint="write platform:handle")
    platform = understood.platform or "unknown"
    taken = people.known(db).owners.get((platform, understood.canonical))
    if taken not in (None, row.id):
        raise InputError(f"@{understood.handle} on {platform} is {people.person(db, taken or 0).called}")
    if taken is None:
        db.add(
            Channel(
                influencer_id=row.id,
                platform=platform,
                handle=understood.handle,
                canonical_handle=understood.canonical,
                url=understood.profile_url,
                added_at=app.now(),
            )
        )
    _mark(row, "handle")
    return f"handle: @{understood.handle} on {platform}"


def _set(row: Influencer, column: str, value: str) -> str:
    old = getattr(row, column)
    setattr(row, column, value or None)
    _mark(row, column)
    return f"{column}: {old or 'nothing'} -> {value or 'nothing'}"


def _mark(row: Influencer, column: str) -> None:
    row.edited = sorted({*row.edited, column})


_CHANGES: Mapping[str, Any] = {
    "name": _name,
    "first_name": _first_name,
    "language": _language,
    "time_zone": _time_zone,
    "country": _country,
    "email": _email,
    "handle": _handle,
}
