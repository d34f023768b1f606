"""Finds whose the posts of a sheet are, collects them, and writes them in bulk."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlmodel import Session

from outreach.actions import who
from outreach.errors import UsageError
from outreach.people.platforms import UNKNOWN
from outreach.posts.sheet import SheetPost
from outreach.store import feeds, people, posts


class Owners:
    """Whose a post is, each name looked up once."""

    def __init__(self, db: Session) -> None:
        self._db = db
        self._channels = people.known(db).owners
        self._by_name = lru_cache(maxsize=None)(self._look_up)

    def find(self, owned: SheetPost) -> int | str | None:
        """Give the number of the person, or words why the sheet's name may mean several; None for nobody."""
        if owned.person is not None:
            return self._by_name(owned.person)
        platform, handle = owned.channel or ("", "")
        return self._channels.get((platform, handle)) or self._channels.get((UNKNOWN, handle))

    def _look_up(self, words: str) -> int | str | None:
        if not people.find(self._db, words):
            return None
        try:
            return who.one(self._db, words).id
        except UsageError as error:
            return str(error)


@dataclass(slots=True)
class Gathered:
    """What an import of posts adds, before it is written."""

    #: The name of the file.
    source: str
    now: datetime
    #: Canonical URL -> (post, influencer) of what is stored.
    there: dict[str, tuple[int, int]]
    rows: list[dict[str, Any]] = field(default_factory=list)
    #: The new posts, in the order of their rows.
    new: list[SheetPost] = field(default_factory=list)
    known: list[SheetPost] = field(default_factory=list)
    #: Posts of whom nobody is known, by the name that the sheet gives.
    strangers: Counter[str] = field(default_factory=Counter)
    #: Line, why the row is left out.
    problems: list[tuple[int, str]] = field(default_factory=list)

    def take(self, owned: SheetPost, person: int | str | None) -> None:
        """Sort one post by whether it is stored and whether its person is known."""
        if owned.post.canonical_url in self.there:
            self.known.append(owned)
        elif person is None:
            self.strangers[owned.person or f"@{(owned.channel or ('', ''))[1]}"] += 1
        elif isinstance(person, str):
            self.problems.append((owned.line, person))
        else:
            self.new.append(owned)
            self.rows.append(posts.row(owned.post, person, source=self.source, now=self.now))

    def write(self, db: Session) -> int:
        """Write the new posts and the numbers that are new or moved; say of how many stored posts they moved."""
        made = posts.add(db, self.rows)
        readings = [
            (row["influencer_id"], number, metric, value, self.now)
            for owned, row, number in zip(self.new, self.rows, made, strict=True)
            for metric, value in owned.numbers.items()
        ]
        last = feeds.numbers(db, [self.there[owned.post.canonical_url][0] for owned in self.known])
        moved: set[int] = set()
        for owned in self.known:
            number, person = self.there[owned.post.canonical_url]
            for metric, value in owned.numbers.items():
                if last.get((number, metric)) != value:
                    readings.append((person, number, metric, value, self.now))
                    moved.add(number)
        posts.measure(db, readings, source=self.source)
        return len(moved)
