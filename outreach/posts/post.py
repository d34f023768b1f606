"""One piece of content that a person published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post, known by its canonical URL; None is not known."""

    #: The row that keeps it; None until stored.
    id: int | None = None
    url: str
    #: `url` without tracking, mobile hosts and short forms.
    canonical_url: str
    platform: str | None = None
    title: str | None = None
    text: str | None = None
    #: The day by the clock of whoever published it.
    published: date | None = None
    #: The moment, where the source tells it.
    published_at: datetime | None = None
    repost: bool = False
    reply: bool = False

    @property
    def called(self) -> str:
        """The words by which a person would name it."""
        return self.title or self.url
