"""From practice to real mail: what was practised counts for nothing, and is shown as practice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import Result
from smtp_server import SmtpServer

from outreach.actions.desk import Choice
from outreach.actions.drafting import draft
from outreach.actions.following import follow_up
from outreach.actions.logging import listed
from outreach.actions.planning import prospect
from outreach.actions.standings import queue, status, story
from outreach.app import App
from outreach.demo import Clock
from outreach.followups.standing import Place
from outreach.models import Note
from outreach.people.record import NoteKind
from outreach.store import people
from spring import READY
from submitted import by_hand, submits, took

Typed = Callable[..., Result]
DUE = timedelta(days=6)


@pytest.fixture
def switched(sent: Path, app: App, submission: SmtpServer, trusted: object) -> SmtpServer:
    """Five mails were practised, one is queued in practice; now config.toml says smtp, without a mailbox."""
    submits(app, submission)
    return submission


def approve_and_send(run: Typed, drafts: int = 6) -> None:
    assert run("approve", "spring", "--confirm-count", str(drafts)).exit_code == 0
    run("send", "--confirm-count", "6")


def in_touch(app: App, who: str) -> None:
    """Learn, as a search of the mailbox does, that somebody wrote to them before."""
    with app.writing() as db:
        person = people.find(db, who)[0]
        note = Note(influencer_id=person, kind=NoteKind.CONTACTED, text="Sent", at=app.now(), by="mailbox")
        db.add(note)


def test_an_approval_given_in_practice_lets_nothing_leave(app: App, switched: SmtpServer, run: Typed) -> None:
    found = prospect(app)

    assert (found.plan.slots, found.queued, dict(found.unapproved)) == ((), (), {"spring": 6})
    run("send")
    assert took(switched) == []


def test_nobody_counts_as_written_to_and_no_limit_is_used_up(
    app: App, switched: SmtpServer, run: Typed
) -> None:
    assert status(app).deliveries == {}
    assert not any(one.progress.sent for one in queue(app).standings)
    approve_and_send(run)
    assert sorted(took(switched)) == sorted(set(READY) - {"lena"})


def test_the_log_says_which_lines_are_practice(app: App, switched: SmtpServer, run: Typed) -> None:
    approve_and_send(run)
    lines = listed(app, who="@tomhill", last=None, newest=50)
    kinds = ("draft.approved", "delivery.queued", "delivery.sent")

    told = [(one.event.kind, one.practice) for one in lines if one.event.kind in kinds]

    assert told == [(kind, True) for kind in kinds] + [(kind, False) for kind in kinds]


def test_in_practice_no_line_is_marked(app: App, sent: Path, run: Typed) -> None:
    told = run("log").stdout
    assert "draft approved" in told
    assert "practice" not in told


def test_a_follow_up_that_was_practised_is_written_anew(
    app: App, sent: Path, submission: SmtpServer, trusted: object, run: Typed, clock: Clock
) -> None:
    clock.now += DUE
    practised = follow_up(app, "spring", Choice(names=("@tomhill",)))
    submits(app, submission)
    by_hand(app.workspace)
    clock.now += timedelta(minutes=1)
    approve_and_send(run, drafts=7)
    clock.now += DUE

    done = follow_up(app, "spring", Choice(names=("@tomhill",)))

    assert [one.because for one in done.without] == []
    assert (len(practised.made), len(done.made), done.replaced) == (1, 1, 1)


def test_naming_releases_whom_only_practice_wrote_to(app: App, switched: SmtpServer, clock: Clock) -> None:
    in_touch(app, "@tomhill")
    clock.now += timedelta(minutes=1)
    assert [hold.code for hold in story(app, "@tomhill").holds] == ["contacted"]

    done = draft(app, "spring", Choice(names=("@tomhill",)))

    assert [(one.person.called, one.because) for one in done.released] == [
        ("Tom Hill", "in touch before (Sent)")
    ]
    assert story(app, "@tomhill").holds == ()


def test_without_a_mailbox_no_follow_up_is_promised(
    app: App, switched: SmtpServer, run: Typed, clock: Clock
) -> None:
    approve_and_send(run)
    clock.now += DUE
    waiting = [one for one in queue(app).standings if one.progress.sent]

    assert {
        (one.place, one.holds[-1].code) for one in waiting if one.progress.person.called != "Lena Fischer"
    } == {(Place.WAITING, "no-mailbox")}
    assert queue(app).inbox.by_hand
    by_hand(app.workspace)
    assert Place.DUE in {one.place for one in queue(app).standings}
