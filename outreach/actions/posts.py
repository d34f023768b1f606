"""Adds, imports and lists posts; none is kept twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from outreach.actions import who
from outreach.actions.posting import Gathered, Owners
from outreach.app import App
from outreach.errors import InputError
from outreach.people.guessing import asked_platform
from outreach.people.person import Person
from outreach.posts import Post, urls
from outreach.posts.columns import PostColumns, understand
from outreach.posts.dates import parse
from outreach.posts.examples import examples
from outreach.posts.sheet import from_sheet
from outreach.sheets import Sheet
from outreach.sheets.reading import read
from outreach.store import bulk, events, people, posts
from outreach.text import clean
from outreach.workdays import zone


@dataclass(frozen=True, slots=True)
class Understood:
    """A file as the program reads it, before anything is kept."""

    name: str
    sheet: Sheet
    columns: PostColumns
    #: Of the date and the numbers a cell, and how it was read.
    examples: Mapping[str, tuple[str, float | date]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import of posts did."""

    added: int
    #: Stored already; and of these the ones whose numbers moved.
    known: int
    moved: int
    #: Whose posts are new.
    people: int
    #: Who is not in the workspace -> rows.
    strangers: Mapping[str, int]
    #: `posts.csv:4: nobody is known as @x`, one each, in the order of lines.
    problems: tuple[str, ...]


def add(
    app: App, words: str, url: str, *, title: str, date: str, text: str | None = None
) -> tuple[Person, Post]:
    """Keep one post of a person; one that its feed lists no more stands again, by this person's word.

    Raises:
        InputError: the address or date cannot be used, or the post is stored already.
    """
    now = app.now()
    today = now.astimezone(zone(app.config.time_zone)).date()
    canonical = urls.canonical(url)
    if not clean(title):
        raise InputError("the title is empty", hint="the first words of the post do as well")
    post = Post(
        url=url.strip(),
        canonical_url=canonical,
        platform=urls.platform_of(canonical),
        title=clean(title),
        text=text,
        published=parse(date, today=today),
    )
    with app.writing() as db:
        person = who.one(db, words)
        owned = posts.owner(db, canonical)
        if owned == person.id and (stored := posts.stands(db, canonical, source=app.who)):
            events.log(db, "post.stands", stored.called, at=now, by=app.who, influencer_id=person.id)
            return person, stored
        if owned is not None:
            owner = people.person(db, owned)
            raise InputError(
                f"{canonical} is stored already, for {owner.called}", hint=f"outreach posts list {words}"
            )
        posts.add(db, [posts.row(post, person.id, source=app.who, now=now)])
        events.log(db, "post.added", post.called, at=now, by=app.who, influencer_id=person.id)
    return person, post


def look(app: App, data: bytes, name: str) -> Understood:
    """Read the bytes of a spreadsheet of posts and say what was understood; nothing is kept.

    Raises:
        InputError: it is no list of posts that can be read.
    """
    sheet = read(data, name=name)
    columns, here = understand(sheet), zone(app.config.time_zone)
    today = app.now().astimezone(here).date()
    return Understood(name, sheet, columns, examples(sheet, columns, today=today, zone=here))


def keep(app: App, understood: Understood, *, platform: str | None = None) -> Imported:
    """Keep the posts of a sheet with their numbers, in one transaction; a bad row stops none of the others.

    Of a post that is stored already only numbers that moved are kept. *platform* is where posts without a link stand.

    Raises:
        InputError: the sheet does not say where its posts stand.
        UsageError: there is no such platform.
    """
    now = app.now()
    here = zone(app.config.time_zone)
    sheet, name = understood.sheet, understood.name
    found, rejected = from_sheet(
        sheet,
        understood.columns,
        today=now.astimezone(here).date(),
        zone=here,
        platform=asked_platform(platform),
    )
    with app.writing() as db:
        bulk.expect_many(db)
        owners = Owners(db)
        into = Gathered(name, now, posts.known_urls(db))
        into.problems += [(one.line, one.reason) for one in sheet.broken]
        into.problems += [(one.line, one.reason) for one in rejected]
        for owned in found:
            into.take(owned, owners.find(owned))
        moved = into.write(db)
        done = f"{name}: {len(into.new)} new, {len(into.known)} stored before"
        events.log(db, "posts.imported", done, at=now, by=app.who)
    return Imported(
        added=len(into.new),
        known=len(into.known),
        moved=moved,
        people=len({row["influencer_id"] for row in into.rows}),
        strangers=dict(into.strangers.most_common()),
        problems=tuple(f"{name}:{line}: {reason}" for line, reason in sorted(into.problems)),
    )


def listed(app: App, words: str | None = None) -> list[tuple[Person, Post]]:
    """Read the posts of one person or of everybody, newest first."""
    with app.reading() as db:
        wanted = [who.one(db, words).id] if words else None
        found = posts.posts(db, wanted)
        persons = {one.id: one for one in people.people(db, found)}
    pairs = [(persons[owner], post) for owner, theirs in found.items() for post in theirs]
    return sorted(pairs, key=_newest_first)


def _newest_first(pair: tuple[Person, Post]) -> tuple[bool, int, int]:
    published = pair[1].published
    return published is None, -published.toordinal() if published else 0, pair[1].id or 0
