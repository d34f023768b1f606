"""`outreach pause WHO --until DAY`: somebody waits until a day, and goes on by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import Result

from outreach.actions.queueing import queue
from outreach.app import App
from outreach.demo import Clock
from outreach.models import Enrolment
from outreach.store import campaigns, people
from spring import reached, states

Typed = Callable[..., Result]
PAUSE = ("pause", "@tomhill", "--because", "ill", "--until")


def test_who_is_paused_until_a_day_waits_and_goes_on_by_itself(
    app: App, approved: Path, run: Typed, clock: Clock
) -> None:
    queue(app, confirmed=6)

    paused = run(*PAUSE, "2 Aralık 2026")
    run("send")

    assert paused.stderr == (
        "Tom Hill is paused until Wed 2 Dec, 1 queued mail waits.\nto lift it sooner: outreach resume @tomhill\n"
    )
    assert (states(app)["tom"], len(reached(approved))) == ("queued", 4)
    clock.now = datetime(2026, 12, 1, 9, tzinfo=UTC)
    run("send")
    assert states(app)["tom"] == "queued"
    clock.now = datetime(2026, 12, 2, 9, tzinfo=UTC)
    run("send")
    assert states(app)["tom"] == "sent"


def test_it_is_told_with_its_day_and_how_to_end_it_before(app: App, approved: Path, run: Typed) -> None:
    run(*PAUSE, "2026-12-05")
    drafted = run("send", "-n")
    queue(app, confirmed=5)

    assert "Tom Hill               paused: ill, until Sat 5 Dec\n" in run("queue").stdout
    assert "held until Sat 5 Dec 00:00 Istanbul: paused: ill\n" in run("why", "@tomhill").stdout
    told = "Tom Hill is paused, nothing leaves: ill, until 5 December 2026\ntry: outreach resume @tomhill\n"
    assert told in run("status").stderr
    for result in (drafted, run("why", "@tomhill"), run("queue"), run("status")):
        assert result.output.count("outreach resume @tomhill\n") == 1


def test_a_far_day_has_its_year_and_the_log_keeps_the_day(approved: Path, run: Typed) -> None:
    assert "Tom Hill is paused until Sun 5 Sep 2027.\n" in run(*PAUSE, "05.09.27").stderr
    assert "ill, until Sun 5 Sep 2027\n" in run("queue").stdout
    assert "person paused     Tom Hill  ill, until 5 September 2027\n" in run("log").stdout


def test_it_can_be_ended_before_and_another_pause_takes_its_place(
    app: App, approved: Path, run: Typed
) -> None:
    queue(app, confirmed=6)
    run(*PAUSE, "2026-12-05")
    run("send")

    later = run("pause", "@tomhill", "--because", "moving house")
    assert "It was paused before, which this replaces: ill" in later.stderr
    assert "held until you decide: paused: moving house\n" in run("why", "@tomhill").stdout
    sooner = run(*PAUSE, "2026-11-25")
    assert "It was paused before, which this replaces: moving house" in sooner.stderr
    assert "until you decide" not in run("why", "@tomhill").stdout
    assert "Tom Hill is no longer paused. It was: ill\n" in run("resume", "@tomhill").stderr
    run("send")
    assert states(app)["tom"] == "sent"


def test_it_holds_in_the_next_campaign_until_its_day(app: App, approved: Path, run: Typed) -> None:
    run(*PAUSE, "2026-12-05")

    def enrolled(name: str, now: datetime) -> Enrolment:
        with app.writing() as db:
            person = people.find(db, "@tomhill")[0]
            number = campaigns.enrol(db, name, [person], named=True, now=now)[person]
            one = db.get(Enrolment, number)
            assert one
            return one

    soon, later = enrolled("autumn", app.now()), enrolled("winter", app.now() + timedelta(days=30))

    assert (soon.snoozed_because, soon.paused_because) == ("ill", None)
    assert (later.snoozed_because, later.snoozed_until) == (None, None)


@pytest.mark.parametrize(
    ("what", "day", "said"),
    [
        ("@tomhill", "2 Aralık", "--until 2 Aralık: which year?\ntry: write it as 2026-12-02"),
        ("@tomhill", "5.1", "--until 5.1: which year?\ntry: write it as 2027-01-05"),
        ("@tomhill", "soon", "--until soon: no date\ntry: write it as 2026-12-05"),
        (
            "@tomhill",
            "2026-11-24",
            "--until 2026-11-24: not a day to come\ntry: a later day, or leave it out",
        ),
        ("spring", "2026-12-05", "--until is for somebody\ntry: outreach pause spring --because ill"),
        ("gülşen", "5.12.2026", "try: outreach pause @gulsen.orer --until 5.12.2026 --because ill"),
    ],
)
def test_what_is_no_day_to_come_or_nobody_is_refused(
    approved: Path, run: Typed, what: str, day: str, said: str
) -> None:
    result = run("pause", what, "--because", "ill", "--until", day)

    assert result.exit_code == 2
    assert f"{said}\n" in result.stderr
    assert "is paused" not in run("status").stderr
