"""What we wrote ourselves: copies in Sent teach ids, and a mail by hand ends the sequence; nothing else does."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from dovecot import Dovecot
from sqlalchemy import select

from outreach.actions.standings import queue
from outreach.actions.syncing import sync
from outreach.app import App
from outreach.mail.delivery import IdSource
from outreach.models import MessageId
from posted import answer, count, incoming, our_id, our_subject, world
from spring import letter

__all__ = ["world"]  # fixtures

US = "Selin <selin@kilnhaus.example>"
NEW = "<replaced@provider.example>"


def ours(to: str, *, days: int = 0, **headers: str) -> bytes:
    """Compose a mail of ours of so many days ago as a mail program files it."""
    date = format_datetime(datetime.now(UTC) - timedelta(days=days))
    given = {"Message_ID": "<hand@kilnhaus.example>", "Date": date, "Subject": "Selam", **headers}
    return letter(US, "Bir de telefonda konuşalım mı?", **given).replace(
        b"To: selin@kilnhaus.example", f"To: {to}".encode()
    )


def stopped(app: App) -> dict[str, str]:
    """Say of each stopped sequence why."""
    found = {one.progress.person.handle or "": one.progress.stopped_because for one in queue(app).standings}
    return {who: because for who, because in found.items() if because}


@pytest.mark.parametrize("folder", ["Sent", "Archive"])
@pytest.mark.parametrize("header", ["To", "Cc", "Bcc"])
def test_a_mail_by_hand_ends_the_sequence_and_its_answer_is_known(
    app: App, world: Path, dovecot: Dovecot, user: str, folder: str, header: str
) -> None:
    raw = ours("ayse@example.com")
    if header != "To":
        raw = raw.replace(
            b"To: ayse@example.com", f"To: x@y.example\r\n{header}: Ay <ayse@example.com>".encode()
        )
    dovecot.deliver(user, raw, folder)

    done = sync(app)

    ((who, because),) = stopped(app).items()
    assert who == "ayse.seramik"
    assert because.startswith("you wrote to them yourself on ")
    assert because.endswith(f"({folder})")
    assert [person.handle for person, _ in done.by_hand] == ["ayse.seramik"]
    assert done.ended == 1
    dovecot.deliver(user, answer(1, "menajer@baska.example", In_Reply_To="<hand@kilnhaus.example>"))
    assert [one.person.handle for one in sync(app).arrivals] == ["ayse.seramik"]


@pytest.mark.parametrize(
    "to", ["ayse@example.com, Ali Veli <ali@y.example>", "Ali <ali@y.example>; ayse@example.com"]
)
def test_whoever_stands_in_a_list_was_written_to(
    app: App, world: Path, dovecot: Dovecot, user: str, to: str
) -> None:
    dovecot.deliver(user, ours(to), "Sent")

    assert [person.handle for person, _ in sync(app).by_hand] == ["ayse.seramik"]


def test_seen_twice_it_ends_nothing_twice(app: App, world: Path, dovecot: Dovecot, user: str) -> None:
    dovecot.deliver(user, ours("ayse@example.com"), "Sent")
    sync(app)
    dovecot.deliver(user, ours("ayse@example.com"), "Archive")
    dovecot.renumber(user, "Sent")

    done = sync(app)

    assert (done.by_hand, done.ended, done.failed) == ([], 0, {})
    assert count(app, MessageId, MessageId.__table__.c.value == "<hand@kilnhaus.example>") == 1


@pytest.mark.parametrize(
    "raw",
    [
        ours("stranger@else.example"),
        ours("ayse@example.com", Auto_Submitted="auto-replied"),
        ours("ayse@example.com", days=9),
    ],
    ids=["to somebody else", "by a machine", "before our first mail"],
)
def test_other_mail_of_ours_ends_nothing(
    app: App, world: Path, dovecot: Dovecot, user: str, raw: bytes
) -> None:
    dovecot.deliver(user, raw, "Sent")

    done = sync(app)

    assert (stopped(app), done.by_hand, done.looked, incoming(app)) == ({}, [], [], 0)


def copy(app: App, **headers: str) -> bytes:
    """Compose the copy of our mail to Ayşe as our provider filed it."""
    return ours("ayse@example.com", days=1, Subject=our_subject(app, "ayse"), **headers)


@pytest.mark.parametrize("header", ["X-Google-Original-Message-ID", "X-Microsoft-Original-Message-ID", ""])
def test_the_copy_of_ours_teaches_the_id_that_a_provider_put_in_its_place(
    app: App, world: Path, dovecot: Dovecot, user: str, header: str
) -> None:
    original = {header: our_id(app, "ayse")} if header else {}
    dovecot.deliver(user, copy(app, Message_ID=NEW, **original), "Sent")

    done = sync(app)

    assert (stopped(app), done.by_hand) == ({}, [])
    with app.reading() as db:
        c = MessageId.__table__.c
        assert db.execute(select(c.source).where(c.value == NEW)).scalars().all() == [IdSource.SENT_COPY]
    dovecot.deliver(user, answer(1, "menajer@baska.example", In_Reply_To=NEW))
    (arrival,) = sync(app).arrivals
    assert (arrival.person.handle, arrival.because) == ("ayse.seramik", f"In-Reply-To names our {NEW}")


def test_the_copy_under_our_own_id_teaches_nothing_new(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    before = count(app, MessageId)
    dovecot.deliver(user, copy(app, Message_ID=our_id(app, "ayse")), "Sent")

    assert sync(app).by_hand == []
    assert (count(app, MessageId), stopped(app)) == (before, {})
