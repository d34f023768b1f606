"""One piece of content that a person published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

_OPENING = 8  # words of a post without a title, to call it by


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
    #: When its feed did not list it any more, though it listed older ones; None where it stands.
    gone_at: datetime | None = None

    @property
    def named(self) -> str | None:
        """Its title, else how its text begins; None where neither holds a letter or digit."""
        words = (self.text or "").split()
        opening = " ".join(words[:_OPENING]) + ("…" if len(words) > _OPENING else "")
        said = (self.title, opening)
        return next((one for one in said if one and any(letter.isalnum() for letter in one)), None)

    @property
    def called(self) -> str:
        """The words by which a person would name it."""
        return self.named or self.title or self.url
