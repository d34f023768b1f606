"""Lists, shows, edits, tags and notes people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from outreach.actions import addressing, consenting, who
from outreach.actions.feeds import name_feed
from outreach.actions.noting import credit_from
from outreach.actions.telling import AS_IT_WAS, stands_now
from outreach.actions.who import sign
from outreach.app import App
from outreach.errors import InputError, UsageError
from outreach.models import Address, Channel, Feed, Influencer, Note, Tag
from outreach.people import handles
from outreach.people.addresses import canonical
from outreach.people.cleaning import paragraphs
from outreach.people.countries import country_code
from outreach.people.languages import language_named
from outreach.people.person import Person
from outreach.people.platforms import BY_NAME, UNKNOWN, platform_named
from outreach.store import events, feeds, imports, people, posts, suppressions
from outreach.store.imports import KnownChannel
from outreach.text import clean, fold, search_key, sort_key
from outreach.workdays import zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """All that is known of one person."""

    person: Person
    addresses: tuple[Address, ...]
    #: Each with its newest numbers.
    channels: tuple[KnownChannel, ...]
    #: Numbers of which no channel is known.
    numbers: Mapping[str, float]
    notes: tuple[Note, ...]
    posts: int
    feeds: tuple[Feed, ...]
    #: Why they may not be written to; None where nobody blocked them.
    blocked: str | None


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
        stored = next(imports.stored(db, [person.id]))
        handles = [(one.platform, one.canonical_handle) for one in stored.channels]
        reasons = suppressions.because(db, app.secret, addresses=stored.addresses, handles=handles)
        return Card(
            person=person,
            addresses=tuple(people.addresses(db, person.id)),
            channels=tuple(stored.channels),
            numbers=stored.readings,
            notes=tuple(people.notes(db, person.id, transport=app.transport)),
            posts=len(posts.posts(db, [person.id]).get(person.id, ())),
            feeds=tuple(feeds.feeds(db, [person.id])),
            blocked=next(iter(reasons), None),
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
        said = tuple(_CHANGES[column](db, row, clean(value), app) for column, value in values.items())
        for one in said:
            if one.endswith(AS_IT_WAS):
                continue
            events.log(db, "person.edited", one, at=now, by=app.who, influencer_id=person.id)
        db.flush()
        known = {canonical(values[one]) for one in ("email", "also") if values.get(one)}
        if credit_from(app, db, known):
            counts = f"what they wrote from it in another's conversation counts: outreach why {sign(person)}"
            said = (*said, counts)
        return people.person(db, person.id), said


def tag(app: App, names: tuple[str, ...], words: str, *, remove: bool = False) -> tuple[int, int]:
    """Put a tag on people, or take it off; say for how many that was new, of how many."""
    word = clean(words)
    if not word:
        raise UsageError("the tag is empty")
    with app.writing() as db:
        found = {person.id: person for person in who.several(db, names)}
        changed = [person for person in found.values() if _tag(db, person.id, word, remove=remove)]
        for person in changed:
            said = f"tag {'taken off' if remove else 'put on'}: {word}"
            events.log(db, "person.tagged", said, at=app.now(), by=app.who, influencer_id=person.id)
        return len(changed), len(found)


def _tag(db: Session, number: int, word: str, *, remove: bool) -> bool:
    there = people.tags(db, number).get(fold(word))
    if remove and there:
        db.delete(there)
    elif not remove and not there:
        db.add(Tag(influencer_id=number, name=word, key=fold(word)))
    return remove is bool(there)


def note(app: App, words: str, text: str) -> Person:
    """Write down what a person knows of them."""
    said = paragraphs(text)
    if not said:
        raise UsageError("the note is empty")
    with app.writing() as db:
        person = who.one(db, words)
        db.add(Note(influencer_id=person.id, text=said, at=app.now(), by=app.who))
        events.log(db, "person.noted", clean(said), at=app.now(), by=app.who, influencer_id=person.id)
        return person


def _name(_db: Session, row: Influencer, value: str, _app: App) -> str:
    if not value:
        raise InputError("the name is empty", hint="leave --name out to keep it")
    row.name_key = search_key(value)
    return _set(row, "name", value)


def _first_name(_db: Session, row: Influencer, value: str, _app: App) -> str:
    return _set(row, "first_name", value)


def _language(_db: Session, row: Influencer, value: str, _app: App) -> str:
    language = language_named(value)
    if value and language is None:
        raise InputError(f"{value!r} is no language that we write in", hint="--language en, or --language tr")
    return _set(row, "language", language or "")


def _time_zone(_db: Session, row: Influencer, value: str, _app: App) -> str:
    return _set(row, "time_zone", zone(value).key if value else "")


def _country(_db: Session, row: Influencer, value: str, _app: App) -> str:
    code = country_code(value) if value else ""
    if code is None:
        raise InputError(
            f"{value!r} is no country that we know", hint="give its two letters, such as TR or DE"
        )
    return _set(row, "country", code)


def _handle(db: Session, row: Influencer, value: str, app: App) -> str:
    """Change the handle on a platform where they have one, or on the one that was not known; else add it."""
    assert row.id is not None
    new = _read_handle(value)
    platform = new.platform or UNKNOWN
    owner = people.channel_owner(db, platform, new.canonical)
    if owner not in (None, row.id):
        called = people.person(db, owner or 0).called
        raise InputError(f"@{new.handle} is {called}", hint=f"outreach people show {platform}:{new.handle}")
    mine = [one for one in people.channels(db, row.id) if one.platform in (platform, UNKNOWN)]
    if owner == row.id and mine[0].canonical_handle != new.canonical:
        raise InputError(f"@{new.handle} is a handle of theirs already; nothing was changed")
    there = next((one for one in mine if one.platform == platform), mine[0] if mine else None)
    old, before = f"@{there.handle} -> " if there else "", there and (there.platform, there.handle)
    if there is None:
        there = Channel(influencer_id=row.id, added_at=app.now(), platform="", handle="", canonical_handle="")
    there.platform, there.handle, there.canonical_handle = platform, new.handle, new.canonical
    there.url = new.profile_url or (there.url if old == f"@{new.handle} -> " else None)
    db.add(there)
    _mark(row, "handle")
    on = "" if platform == UNKNOWN else f" on {platform}"
    same = before == (there.platform, there.handle)
    return f"handle: @{new.handle}{on}{AS_IT_WAS}" if same else f"handle: {old}@{new.handle}{on}"


def _read_handle(value: str) -> handles.Channel:
    """Read @name, platform:name or the address of a profile."""
    named, _, rest = ("", "", value) if "/" in value else value.rpartition(":")
    platform = platform_named(named)
    understood = None if named and platform is None else handles.read_handle(rest, platform)
    if understood is None:
        raise InputError(
            f"{value!r} names no platform that we know",
            hint=f"platform:handle, with one of {', '.join(BY_NAME)}",
        )
    return understood


def _feed(db: Session, row: Influencer, value: str, app: App) -> str:
    assert row.id is not None
    said = name_feed(app, db, row.id, value)
    _mark(row, "feed")
    return said


def _set(row: Influencer, column: str, value: str) -> str:
    old = getattr(row, column)
    setattr(row, column, value or None)
    _mark(row, column)
    return stands_now(column, old, value)


def _mark(row: Influencer, column: str) -> None:
    row.edited = sorted({*row.edited, column})


_CHANGES: Mapping[str, Any] = {
    "name": _name,
    "first_name": _first_name,
    "language": _language,
    "time_zone": _time_zone,
    "country": _country,
    "handle": _handle,
    "feed": _feed,
    **addressing.CHANGES,
    **consenting.CHANGES,
}
