"""A clock that was set back sends nothing unasked, opens no limit, and brings nobody a second mail."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sends import AT_TEN, DAY, real, send_queued
from smtp_server import SmtpServer
from sqlalchemy import select, text, update

from outreach.actions.clock import by_now, check, lately_until, set_back, trust
from outreach.actions.overdue import free
from outreach.actions.pacing import follow_ups_left, left_today, rests
from outreach.actions.queueing import queue
from outreach.actions.standings import story
from outreach.app import App
from outreach.demo import Clock
from outreach.errors import OutreachError
from outreach.mail.delivery import DeliveryState
from outreach.models import Delivery, Enrolment, Influencer, Message, Representative
from spring import another_campaign, configure, delivery, one_mail_only, states
from submitted import took

__all__ = ["real"]  # fixtures

pytestmark = pytest.mark.usefixtures("trusted")
TWO_A_DAY = "per_day = 2"


@pytest.fixture
def ahead(app: App, real: SmtpServer, clock: Clock) -> SmtpServer:
    """Two of six mails, the limit of a day, left while the clock was three weeks ahead; then it was set right."""
    configure(app, lambda text: text.replace("per_day = 20", TWO_A_DAY))
    queue(app, confirmed=6)
    clock.now += 21 * DAY
    free(app)
    send_queued(app)
    assert len(took(real)) == 2
    clock.now -= 21 * DAY - timedelta(hours=1)
    return real


def left(app: App) -> int:
    with app.reading() as db:
        since = app.now() - DAY
        return sum(since < at <= app.now() for at in left_today(app, db, "me", app.now()))


def test_a_mail_that_left_later_than_now_stops_sending(app: App, ahead: SmtpServer) -> None:
    with pytest.raises(
        OutreachError, match="clock says 24 Nov 2026 11:00 Istanbul, but by it a mail left at"
    ) as told:
        send_queued(app)

    assert told.value.hint == "set the clock; if it is right now: outreach send --clock-is-right"
    assert len(took(ahead)) == 2


def test_a_few_minutes_are_no_matter(app: App, real: SmtpServer, clock: Clock) -> None:
    queue(app, confirmed=6)
    send_queued(app)
    clock.now -= timedelta(minutes=4)

    assert set_back(app) is None
    assert left(app) == 5
    send_queued(app)
    assert sorted(took(real)) == sorted(AT_TEN)


def test_what_left_later_than_now_counts_for_the_limit_for_a_day_and_no_longer(
    app: App, ahead: SmtpServer, clock: Clock
) -> None:
    trust(app)
    clock.now += timedelta(minutes=1)
    with app.writing() as db:
        db.execute(text("UPDATE delivery SET not_before = :now WHERE state = 'queued'"), {"now": clock()})

    send_queued(app)
    assert (len(took(ahead)), left(app)) == (2, 2)

    clock.now += DAY
    send_queued(app)
    assert set_back(app) is None
    assert (len(took(ahead)), left(app)) == (4, 2)
    assert len(set(took(ahead))) == 4


def test_a_clock_set_back_again_is_asked_about_again(app: App, ahead: SmtpServer, clock: Clock) -> None:
    trust(app)
    assert set_back(app) is None
    clock.now += 30 * DAY
    free(app)
    send_queued(app)

    clock.now -= 5 * DAY

    assert set_back(app) is not None
    assert list(states(app).values()).count("sent") == 4


def test_who_got_a_mail_dated_ahead_waits_for_a_day_after_the_clock_was_trusted_and_no_longer(
    app: App, real: SmtpServer, clock: Clock
) -> None:
    """One person speaks for Ayşe and for Tom, whose mail left by a clock that was a year ahead."""
    queue(app, confirmed=6)
    one_speaks_for(app, "Ayşe Yılmaz", "Tom Hill")
    left_at(app, "tom", clock() + 365 * DAY)
    trust(app)

    send_queued(app)
    assert "ayse" not in took(real)

    clock.now += DAY + timedelta(minutes=1)
    send_queued(app)
    assert "ayse" in took(real)


def test_a_mail_of_another_machine_whose_clock_goes_a_little_before_this_one_counts_as_now(
    app: App, real: SmtpServer, clock: Clock
) -> None:
    queue(app, confirmed=6)
    one_speaks_for(app, "Ayşe Yılmaz", "Tom Hill")
    left_at(app, "lena", clock() + 365 * DAY)
    trust(app)
    clock.now += 2 * DAY
    left_at(app, "tom", clock() + timedelta(seconds=3))

    with app.reading() as db:
        assert by_now(app, db, [clock() + timedelta(seconds=3)]) == [clock()]
    send_queued(app)
    assert "ayse" not in took(real)


def test_a_clock_that_was_trusted_while_it_was_wrong_is_asked_about_again(
    app: App, real: SmtpServer, clock: Clock
) -> None:
    queue(app, confirmed=6)
    left_at(app, "tom", clock() + 365 * DAY)
    clock.now += 30 * DAY
    trust(app)
    assert set_back(app) is None

    clock.now -= 30 * DAY

    assert set_back(app) is not None
    trust(app)
    assert set_back(app) is None


def test_follow_ups_dated_ahead_count_for_a_day_after_the_clock_was_trusted(
    app: App, real: SmtpServer, clock: Clock
) -> None:
    queue(app, confirmed=6)
    with app.reading() as db:
        share = follow_ups_left(app, db, "me", clock())
    follows(app, "tom", "ayse")
    left_at(app, "ayse", clock() - 8 * DAY)
    left_at(app, "tom", clock() + 365 * DAY)

    trust(app)
    with app.reading() as db:
        assert follow_ups_left(app, db, "me", clock()) == share - 1

    clock.now += DAY + timedelta(minutes=1)
    with app.reading() as db:
        assert follow_ups_left(app, db, "me", clock()) == share


@pytest.mark.parametrize("practice", [False, True])
def test_the_days_between_campaigns_are_counted_from_when_the_clock_was_trusted(
    app: App,
    real: SmtpServer,
    clock: Clock,
    practice: bool,  # noqa: FBT001 - a column of the table
) -> None:
    queue(app, confirmed=6)
    left_at(app, "tom", clock() + 365 * DAY)
    if practice:
        practised(app)
    enrolled_in_winter(app, "tom")
    trusted = clock()
    check(app) if practice else trust(app)

    clock.now += timedelta(days=29)
    assert cool_off(app, "tom") == trusted + timedelta(days=30)
    clock.now += timedelta(days=1)
    assert cool_off(app, "tom") is None


def test_practice_dated_ahead_counts_for_a_day_and_asks_nothing(
    app: App, real: SmtpServer, clock: Clock
) -> None:
    queue(app, confirmed=6)
    left_at(app, "tom", clock() + 365 * DAY)
    practised(app)

    check(app)
    assert (set_back(app), left(app)) == (None, 1)
    clock.now += DAY + timedelta(minutes=1)
    assert left(app) == 0
    with app.reading() as db:
        assert lately_until(app, db)

    configure(app, lambda text: text.replace('transport = "local"', 'transport = "smtp"'))
    with app.writing() as db:
        db.execute(text("UPDATE message SET transport = 'smtp'"))
        db.execute(text("UPDATE delivery SET transport = 'smtp'"))
    assert set_back(app), "what practice goes by says nothing of mail to people"


def practised(app: App) -> None:
    """Let all that left have been practice."""
    with app.writing() as db:
        db.execute(text("UPDATE message SET transport = 'local'"))
        db.execute(text("UPDATE delivery SET transport = 'local'"))
    configure(app, lambda text: text.replace('transport = "smtp"', 'transport = "local"'))


def follows(app: App, name: str, first: str) -> None:
    """Let the mail to one be the second mail to another."""
    m = Message.__table__
    one, other = delivery(app, first), delivery(app, name)
    with app.writing() as db:
        person = db.scalars(select(m.c.influencer_id).where(m.c.id == one.message_id)).one()
        db.execute(update(m).where(m.c.id == other.message_id).values(influencer_id=person, step="reminder"))


def enrolled_in_winter(app: App, name: str) -> None:
    """Let somebody be in another campaign, too, that nobody named them for."""
    another_campaign(app.workspace)
    one_mail_only(app.workspace)
    m = Message.__table__.c
    with app.writing() as db:
        person = db.scalars(select(m.influencer_id).where(m.id == delivery(app, name).message_id)).one()
        db.add(Enrolment(campaign="winter", influencer_id=person, enrolled_at=app.now()))
        db.execute(update(Enrolment.__table__).values(named=False))


def cool_off(app: App, name: str) -> datetime | None:
    """Give the end of the days that winter waits for somebody."""
    found = story(app, f"{name}@example.com").standings
    (winter,) = (one for one in found if one.progress.campaign == "winter")
    return next((hold.until for hold in winter.holds if hold.code == "cool-off"), None)


def test_a_mail_dated_ahead_hides_no_pause_after_the_one_that_left_now(
    app: App, real: SmtpServer, clock: Clock
) -> None:
    queue(app, confirmed=6)
    left_at(app, "tom", clock() + 365 * DAY)
    trust(app)
    clock.now += timedelta(days=3)
    left_at(app, "ayse", clock())
    configure(app, lambda text: text.replace("pause_seconds = 0", 'pause_seconds = "40-160"'))

    clock.now += timedelta(seconds=5)

    with app.reading() as db:
        assert rests(app, db, "me", clock()) is not None


def one_speaks_for(app: App, *names: str) -> None:
    with app.writing() as db:
        one = Representative(name="Ece", created_at=app.now())
        db.add(one)
        db.flush()
        c = Influencer.__table__.c
        db.execute(update(Influencer.__table__).where(c.name.in_(names)).values(representative_id=one.id))


def left_at(app: App, name: str, at: datetime) -> None:
    """Let the mail to somebody have left then."""
    number, c = delivery(app, name).id, Delivery.__table__.c
    values = {"state": DeliveryState.SENT, "attempts": 1, "sending_at": at}
    with app.writing() as db:
        db.execute(update(Delivery.__table__).where(c.id == number).values(**values))
