"""A person's word settles the fate of a mail that nobody knew, once, and goes no further than that mail."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sends import send_queued

from outreach.actions.queueing import queue
from outreach.actions.resolving import resolve, unknown
from outreach.actions.standings import story
from outreach.actions.syncing import sync
from outreach.app import App
from outreach.demo import Clock
from outreach.errors import UsageError
from outreach.net.sink import Fault
from outreach.store import events, settings
from posted import our_id
from spring import arrives, delivery, letter, outbox, reached, states


@pytest.fixture
def lost(app: App, approved: Path) -> Path:
    """Five mails left; of the one to Tom nobody knows whether it arrived. It did not."""
    app.faults = {"tom@example.com": Fault.CUT_UNACCEPTED}
    queue(app, confirmed=6)
    send_queued(app)
    app.faults = {}
    return approved


def test_what_is_known_of_it_is_told(app: App, lost: Path, clock: Clock) -> None:
    (one,) = unknown(app)

    assert (one.person.called, one.mail.campaign, one.mail.step) == ("Tom Hill", "spring", "first")
    assert (one.mail.recipient, one.mail.account, one.mail.at) == ("tom@example.com", "me", clock())
    assert one.mail.said == "the line was lost"
    assert unknown(app, "@ayse.seramik") == []


@pytest.mark.parametrize(("found", "says"), [("yes", True), ("no", False)])
def test_a_test_of_the_account_says_whether_a_copy_that_is_missing_says_anything(
    app: App, lost: Path, found: str, says: bool  # noqa: FBT001 - a column of the table
) -> None:  # fmt: skip
    with app.writing() as db:
        settings.put(db, "files_copies:me", f"{found} {app.now().isoformat()}")

    assert [one.files_sent for one in unknown(app)] == [says]


def test_what_was_sent_counts_as_sent_and_never_leaves_again(app: App, lost: Path, clock: Clock) -> None:
    resolve(app, "@tomhill", sent=True)
    clock.now += timedelta(days=1)
    send_queued(app)

    assert states(app)["tom"] == "sent"
    assert "tom" not in reached(lost)
    assert unknown(app) == []
    assert story(app, "@tomhill").holds == ()


def test_what_was_not_sent_leaves_once_more_under_the_same_id(app: App, lost: Path) -> None:
    before = delivery(app, "tom")
    resolve(app, "@tomhill", sent=False)
    send_queued(app)
    send_queued(app)

    after = delivery(app, "tom")
    assert (after.message_id, after.state) == (before.message_id, "sent")
    assert reached(lost).count("tom") == 1
    ids = [parts.message_id for parts in outbox(lost)]
    assert len(ids) == len(set(ids))


def test_who_said_so_stands_in_the_story(app: App, lost: Path) -> None:
    app.who = "selin"
    resolve(app, "@tomhill", sent=False)

    with app.reading() as db:
        event = events.events(db, newest=1)[0]
    assert (event.kind, event.by) == ("delivery.resolved", "selin")
    assert event.said == "first: selin says that it was not sent; before: the line was lost"


@pytest.mark.parametrize("sent", [True, False])
def test_a_fate_is_settled_once(app: App, lost: Path, sent: bool) -> None:  # noqa: FBT001 - a column of the table
    resolve(app, "@tomhill", sent=True)

    with pytest.raises(UsageError, match="it is known what became of every mail to them"):
        resolve(app, "@tomhill", sent=sent)
    assert states(app)["tom"] == "sent"


@pytest.mark.parametrize("who", ["@ayse.seramik", "@lenabakes"])
def test_what_is_known_is_not_changed(app: App, lost: Path, who: str) -> None:
    before = states(app)

    with pytest.raises(UsageError):
        resolve(app, who, sent=False)
    assert states(app) == before


def test_an_answer_to_a_mail_that_was_said_to_be_not_sent_keeps_it_from_leaving_again(
    app: App, approved: Path
) -> None:
    """It names our mail, so that it did arrive."""
    app.faults = {"tom@example.com": Fault.CUT_ACCEPTED}
    queue(app, confirmed=6)
    send_queued(app)
    app.faults = {}
    resolve(app, "@tomhill", sent=False)
    arrives(approved, "answer", letter("tom@elsewhere.example", "Gladly.", In_Reply_To=our_id(app, "tom")))

    assert [one.person.name for one in sync(app).arrivals] == ["Tom Hill"]
    send_queued(app)

    assert states(app)["tom"] == "cancelled"
    assert reached(approved).count("tom") == 1
