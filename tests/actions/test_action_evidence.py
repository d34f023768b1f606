"""A copy in Sent proves that a mail left, and its person's story says so."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from dovecot import Dovecot

from outreach.actions.standings import story
from outreach.actions.syncing import sync
from outreach.app import App
from outreach.demo import Clock
from outreach.store import settings
from posted import lose, our_id, world
from spring import letter, states

__all__ = ["world"]  # fixtures


def test_the_story_tells_how_the_fate_of_a_mail_came_to_be_known(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    lose(app, "tom")
    dovecot.deliver(user, letter("selin@kilnhaus.example", "x", Message_ID=our_id(app, "tom")), "Sent")

    assert sync(app).settled == 1

    newest = story(app, "@tomhill").events[-1]
    assert (newest.event.kind, newest.event.campaign) == ("delivery.found", "spring")
    assert newest.event.said == "first: it arrived: it lies in Sent"


WAIT = timedelta(minutes=15)
OTHERS = ("ayse", "ilker", "sule", "gulsen")


def filed(app: App, dovecot: Dovecot, user: str, *names: str) -> None:
    """Let the server have filed what it took for these people."""
    for name in names:
        dovecot.deliver(user, letter("selin@kilnhaus.example", "x", Message_ID=our_id(app, name)), "Sent")


def test_a_copy_that_two_looks_miss_where_the_mails_before_it_lie_was_never_sent(
    app: App, world: Path, dovecot: Dovecot, user: str, clock: Clock
) -> None:
    filed(app, dovecot, user, *OTHERS)
    lose(app, "tom")

    assert (sync(app).returned, states(app)["tom"]) == (0, "unknown")
    clock.now += WAIT - timedelta(seconds=1)
    assert (sync(app).returned, states(app)["tom"]) == (0, "unknown"), "two looks that are too near"
    clock.now += timedelta(seconds=1)
    assert (sync(app).returned, states(app)["tom"]) == (1, "queued")

    said = [one.event.said for one in story(app, "@tomhill").events][-2:]
    assert said == [
        "first: not in Sent, which holds the mails before it",
        "first: it did not leave: Sent lacks it at two looks, and holds the mails before it",
    ]


def test_where_a_server_does_not_file_what_left_the_lack_of_a_copy_says_nothing(
    app: App, world: Path, dovecot: Dovecot, user: str, clock: Clock
) -> None:
    filed(app, dovecot, user, "ayse", "ilker")
    lose(app, "tom")

    for _ in range(3):
        assert sync(app).returned == 0
        clock.now += WAIT

    assert states(app)["tom"] == "unknown"


def test_a_copy_that_comes_late_settles_it(
    app: App, world: Path, dovecot: Dovecot, user: str, clock: Clock
) -> None:
    filed(app, dovecot, user, *OTHERS)
    lose(app, "tom")
    sync(app)
    filed(app, dovecot, user, "tom")
    clock.now += WAIT

    done = sync(app)

    assert (done.settled, done.returned, states(app)["tom"]) == (1, 0, "sent")


def found_out(app: App, found: str) -> None:
    """Let a test of the account have found that copies are filed, or not."""
    with app.writing() as db:
        settings.put(db, "files_copies:me", f"{found} {app.now().isoformat()}")


def test_where_a_test_found_no_copies_the_lack_of_one_says_nothing(
    app: App, world: Path, dovecot: Dovecot, user: str, clock: Clock
) -> None:
    filed(app, dovecot, user, *OTHERS)
    found_out(app, "no")
    lose(app, "tom")

    for _ in range(3):
        assert sync(app).returned == 0
        clock.now += WAIT

    assert states(app)["tom"] == "unknown"


def test_where_a_test_found_copies_the_lack_of_one_counts_for_the_first_mail_too(
    app: App, world: Path, clock: Clock
) -> None:
    found_out(app, "yes")
    for name in ("tom", *OTHERS):
        lose(app, name)

    sync(app)
    clock.now += WAIT

    assert sync(app).returned == 5
    assert story(app, "@tomhill").events[-1].event.said == (
        "first: it did not leave: Sent lacks it at two looks, and gets a copy of what leaves, as a test showed"
    )
