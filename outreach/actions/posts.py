"""Adds, imports and lists posts; none is kept twice."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial

from sqlmodel import Session

from outreach.actions import who
from outreach.app import App
from outreach.errors import InputError, UsageError
from outreach.people.person import Person
from outreach.posts import Post, urls
from outreach.posts.dates import parse
from outreach.posts.sheet import SheetPost, from_sheet
from outreach.sheets.reading import read
from outreach.store import events, people, posts
from outreach.text import clean
from outreach.workdays import zone


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import of posts did."""

    added: int
    #: Stored already.
    known: int
    people: int
    #: `posts.csv:4: nobody is known as @x`, one each, in the order of lines.
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
        if owned is not None:
            owner = people.person(db, owned)
            raise InputError(
                f"{canonical} is stored already, for {owner.called}", hint=f"outreach posts list {words}"
            )
        posts.add(db, [posts.row(post, person.id, source=app.who, now=now)])
        events.log(db, "post.added", post.called, at=now, by=app.who, influencer_id=person.id)
    return person, post


def keep(app: App, data: bytes, name: str) -> Imported:
    """Keep the posts of a sheet: url, title, date and whose it is; a bad row stops none of the others."""
    now = app.now()
    today = now.astimezone(zone(app.config.time_zone)).date()
    sheet = read(data, name=name)
    found, rejected = from_sheet(sheet, today=today)
    problems = [(one.line, one.reason) for one in sheet.broken]
    problems += [(one.line, one.reason) for one in rejected]
    rows, owners, known = [], set(), 0
    with app.writing() as db:
        there, find = posts.known_urls(db), lru_cache(maxsize=None)(partial(_find, db))
        for owned in found:
            person = find(_owner(owned))
            if isinstance(person, str):
                problems.append((owned.line, person))
            elif owned.post.canonical_url in there:
                known += 1
            else:
                owners.add(person)
                rows.append(posts.row(owned.post, person, source=name, now=now))
        posts.add(db, rows)
        events.log(
            db, "posts.imported", f"{name}: {len(rows)} new, {known} stored before", at=now, by=app.who
        )
    said = tuple(f"{name}:{line}: {reason}" for line, reason in sorted(problems))
    return Imported(len(rows), known, len(owners), said)


def _owner(owned: SheetPost) -> str:
    """Say whose post it is, in words that find a person."""
    return owned.person or ":".join(owned.channel or ())


def _find(db: Session, words: str) -> int | str:
    """Find whose number words mean, or say why they mean nobody."""
    try:
        return who.one(db, words).id
    except UsageError as error:
        return str(error)


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
