"""An earlier conversation is noted once; a later mail of it is news, also on the same day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session

from outreach.app import App
from outreach.models import Influencer
from outreach.store import lookups

NOTED = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
MONDAY, TUESDAY, WEDNESDAY = (date(2026, 11, day) for day in (23, 24, 25))


def note(db: Session, person: int, day: date, came: datetime | None, now: datetime) -> bool:
    return lookups.note(db, person, text="in your mailbox", day=day, came=came, now=now)


@pytest.mark.parametrize(
    ("day", "came", "news"),
    [
        (TUESDAY, NOTED - HOUR, False),
        (TUESDAY, NOTED, False),
        (TUESDAY, NOTED + HOUR, True),
        (TUESDAY, None, False),
        (MONDAY, NOTED - HOUR, False),
        (WEDNESDAY, NOTED - HOUR, True),
        (WEDNESDAY, None, True),
    ],
)
def test_what_came_after_a_note_is_another_mail(
    app: App,
    day: date,
    came: datetime | None,
    news: bool,  # noqa: FBT001 - a column of the table
) -> None:
    with app.writing() as db:
        person = Influencer(name="Tom Hill", created_at=NOTED)
        db.add(person)
        db.flush()
        number = person.id or 0
        assert note(db, number, TUESDAY, NOTED - HOUR, NOTED)

        assert note(db, number, day, came, NOTED + 2 * HOUR) is news
        assert not note(db, number, day, came, NOTED + 3 * HOUR), "it is known now"
