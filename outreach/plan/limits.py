"""What bounds the sending of one account: hours, numbers, pauses and growth. Values alone; the book keeps to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256
from hmac import digest

from outreach.workdays import Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """How long an account rests after each of its mails, as a person does."""

    #: Seconds; both zero for none.
    shortest: int = 0
    longest: int = 0
    #: The workspace's key: with it a pause is drawn, so a plan, a claim and a restart all draw the same.
    seed: bytes = field(default=b"", repr=False)

    def after(self, key: str) -> timedelta:
        """Draw the pause after the mail with this key."""
        if self.longest <= 0:
            return timedelta()
        drawn = int.from_bytes(digest(self.seed, b"pause\0" + key.encode(), sha256)[:8], "big")
        return timedelta(seconds=self.shortest + drawn % (self.longest - self.shortest + 1))

    def __str__(self) -> str:
        ends = (self.shortest, self.longest)
        return f"{ends[0]}" if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class WarmUp:
    """How the limit of a new mailbox grows."""

    #: Mails on the first day.
    start: int
    #: By how much each day on which it sends is more than the one before.
    growth: float
    #: Where growing ends.
    ceiling: int

    def most(self, days: int) -> int:
        """Give the limit after *days* on which mail left."""
        # beyond this many days any growth that a setting allows has reached any ceiling, or stands still
        grown = self.start * self.growth ** min(days, 2000) if self.growth > 1 else self.start
        return max(1, int(min(grown, self.ceiling)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What bounds the sending of one account."""

    window: Window
    #: Mails in any 24 hours.
    per_day: int
    #: The zone of people whose own is not known; days of sending are counted by its clock.
    time_zone: str
    #: Mails in any 60 seconds; None where nobody bounds them.
    per_minute: int | None = None
    pause: Pause = Pause()
    warm_up: WarmUp | None = None

    def most(self, days: int) -> int:
        """Give the mails in 24 hours after *days* on which mail left."""
        return self.per_day if self.warm_up is None else min(self.per_day, self.warm_up.most(days))

    def follow_ups(self, days: int) -> int:
        """Give how many of these may be follow-ups while first mails wait."""
        return follow_ups_of(self.most(days))


def follow_ups_of(most: int) -> int:
    """Give how many of *most* mails may be follow-ups while first mails wait: four of five, and never all.

    Where one mail a day leaves, a follow-up takes it: each sequence is short, so first mails wait, and not for ever.
    """
    return most - max(1, most // 5) if most > 1 else most


#: Mails of an account among which bounces are counted.
LAST = 100
#: A list that is kept well stays below; from there on providers take a sender for careless.
_PERCENT = 3
#: One or two wrong addresses stand in every list, and are 3% of a small number of mails at once.
_AT_LEAST = 3


def too_many_bounce(bounced: int, of: int) -> bool:
    """Say whether so many bounces are a fault of the list: over 3%, and three at least, so that 1 of 3 stops nobody."""
    return bounced >= _AT_LEAST and bounced * 100 > of * _PERCENT
