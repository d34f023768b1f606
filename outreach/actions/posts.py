"""Adds, imports and lists posts; none is kept twice."""

from __future__ import annotations

from dataclasses import dataclass

from outreach.actions import who
from outreach.app import App
from outreach.errors import InputError, UsageError
from outreach.models import Post as Row
from outreach.people.person import Person
from outreach.posts import Post, urls
from outreach.posts.dates import parse
from outreach.posts.sheet import SheetPost, from_sheet
from outreach.sheets.reading import read
from outreach.store import bulk, events, people, posts
from outreach.workdays import zone


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import of posts did."""

    added: int
    #: Stored already.
    known: int
    people: int
    #: `line 4: nobody is known as @x`, one each.
    problems: tuple[str, ...]


def add(
    app: App, words: str, url: str, *, title: str, date: str, text: str | None = None
) -> tuple[Person, Post]:
    """Keep one post of a person.

    Raises:
        InputError: the address or date cannot be used, or the post is stored already.
    """
    now = app.now()
    today = now.astimezone(zone(app.config.time_zone)).date()
    canonical = urls.canonical(url)
    post = Post(
        url=url.strip(),
        canonical_url=canonical,
        platform=urls.platform_of(canonical),
        title=title.strip() or None,
        text=text,
        published=parse(date, today=today),
    )
    with app.writing() as db:
        person = who.one(db, words)
        if found := posts.known_urls(db).get(canonical):
            owner = people.person(db, found[1])
            raise InputError(
                f"{canonical} is stored already, for {owner.called}", hint=f"outreach posts list {words}"
            )
        bulk.insert_many(db, Row, [posts.row(post, person.id, source=app.who, now=now)])
        events.log(db, "post.added", post.called, at=now, by=app.who, influencer_id=person.id)
    return person, post


def keep(app: App, data: bytes, name: str) -> Imported:
    """Keep the posts of a sheet: url, title, date and whose it is; a bad row stops none of the others."""
    now = app.now()
    today = now.astimezone(zone(app.config.time_zone)).date()
    found, rejected = from_sheet(read(data, name=name), today=today)
    problems = [f"line {one.line}: {one.reason}" for one in rejected]
    rows, owners, known = [], set(), 0
    with app.writing() as db:
        there = posts.known_urls(db)
        for owned in found:
            try:
                person = who.one(db, _owner(owned))
            except UsageError as error:
                problems.append(f"line {owned.line}: {error}")
                continue
            if owned.post.canonical_url in there:
                known += 1
                continue
            there[owned.post.canonical_url] = (0, person.id)
            owners.add(person.id)
            rows.append(posts.row(owned.post, person.id, source=name, now=now))
        bulk.insert_many(db, Row, rows)
        events.log(db, "posts.imported", f"{name}: {len(rows)} new posts", at=now, by=app.who)
    return Imported(len(rows), known, len(owners), tuple(problems))


def _owner(owned: SheetPost) -> str:
    """Say whose post it is, in words that find a person."""
    if owned.person:
        return owned.person
    if owned.channel:
        return ":".join(owned.channel)
    raise UsageError("whose it is is not said", hint="add a column handle")


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
