"""What an account may send now: who was written to before needs inboxes that are read, whoever else is looked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from smtp_server import SmtpServer

from outreach.actions import accounts
from outreach.actions.approving import approve, resolve
from outreach.actions.campaigns import shelf
from outreach.actions.claiming import claim
from outreach.actions.planning import prospect
from outreach.actions.queueing import queue
from outreach.actions.readiness import readiness, unseen
from outreach.actions.sending import send
from outreach.app import App
from outreach.followups.holds import Hold
from outreach.store import mailboxes, people
from spring import configure, one_mail_only
from submitted import by_hand, inbox_was_read, looked_for, submits

pytestmark = pytest.mark.usefixtures("trusted")
AYSE = "ayse@example.com"
TWO = """
[accounts.two]
name = "Deniz"
address = "Deniz@kilnhaus.example"
imap = { host = "127.0.0.1", port = 1 }
smtp = { host = "127.0.0.1", port = 1 }
password_env = "MAIL_PASSWORD"
"""


@pytest.fixture
def written(app: App, drafted: Path, submission: SmtpServer) -> Path:
    """Five got their only mail of `spring`; every inbox is read up to now."""
    submits(app, submission, imap=True)
    one_mail_only(drafted)
    approve(app, resolve(app, ["spring"]))
    looked_for(app)
    inbox_was_read(app)
    queue(app, confirmed=len(prospect(app).plan.slots))
    send(app, tell=lambda _step: None, stop=lambda: False)
    return drafted


def reply_to(app: App, address: str) -> None:
    configure(
        app, lambda text: text.replace("[accounts.me]\n", f'[accounts.me]\nreply_to = "{address}"\n', 1)
    )


def number(app: App) -> int:
    with app.reading() as db:
        return next(one.id for one in people.people(db) if one.address == AYSE)


def hold(app: App, campaign: str = "winter", address: str = AYSE, person: int | None = None) -> Hold | None:
    """Say why a mail of a campaign may not leave from `me`."""
    with app.reading() as db:
        ready = readiness(app, db, "me", shelf(app).campaigns)
        return ready.hold_of(campaign, person or number(app), address)


def test_the_first_mail_of_another_campaign_needs_a_fresh_inbox(app: App, written: Path) -> None:
    assert hold(app) is None
    with app.writing() as db:
        mailboxes.mark_failed(db, account="me", transport=app.transport)

    held = [hold(app), hold(app, person=99), hold(app, address="new@example.com")]

    assert [one.code for one in held if one] == ["inbox"] * 3, "the person, or the address, or both"
    free = hold(app, person=99, address="nobody@example.com")
    assert free is not None
    assert free.code == "not-looked"


def test_asked_of_few_it_says_of_them_what_it_says_of_all(app: App, written: Path) -> None:
    with app.writing() as db:
        mailboxes.mark_failed(db, account="me", transport=app.transport)
    known, new = shelf(app).campaigns, "new@example.com"
    for to in [(number(app), AYSE), (number(app), new), (9999, AYSE), (9999, new)]:
        with app.reading() as db:
            all_of_them, few = readiness(app, db, "me", known), readiness(app, db, "me", known, to=[to])
        assert few.hold_of("winter", *to) == all_of_them.hold_of("winter", *to) is not None
        assert len(few.reached) <= 1 < len(all_of_them.reached)


def test_a_campaign_by_hand_needs_no_inbox_but_a_look(app: App, written: Path) -> None:
    by_hand(written)
    with app.writing() as db:
        mailboxes.mark_failed(db, account="me", transport=app.transport)

    assert hold(app, "spring") is None
    unknown = hold(app, "spring", "new@example.com")
    assert unknown is not None
    assert unknown.code == "not-looked"


def test_without_a_mailbox_nobody_gets_a_second_campaign(app: App, written: Path) -> None:
    configure(app, lambda text: "\n".join(one for one in text.split("\n") if not one.startswith("imap =")))

    held = hold(app)

    assert held is not None
    assert held.code == "no-mailbox"
    assert hold(app, person=99, address="nobody@example.com") is None


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("team@kilnhaus.example", "no-mailbox"),
        ("Selin@Kilnhaus.example", None),
        ("deniz@kilnhaus.example", None),
    ],
)
def test_answers_that_go_elsewhere_are_seen_where_an_account_reads_them(
    app: App, written: Path, address: str, code: str | None
) -> None:
    reply_to(app, address)
    configure(app, lambda text: text + TWO)
    with app.writing() as db:
        mailboxes.mark_read(db, account="two", transport=app.transport, folder="INBOX", now=app.now())

    held, never = hold(app), unseen(app, shelf(app).campaigns["spring"])

    assert (held.code if held else None) == (never.code if never else None) == code
    assert held is None or "team@kilnhaus.example (its reply_to)" in held.because


def test_an_answer_may_lie_in_the_inbox_of_any_account(app: App, written: Path) -> None:
    configure(app, lambda text: text + TWO)

    unread = hold(app)
    accounts.pause(app, "two", "535")
    paused = hold(app)

    assert unread is not None
    assert "the inbox of two is not read up to now" in unread.because
    assert paused is not None
    assert "while the account is paused" in paused.because
    assert paused.because.endswith("outreach resume two")


def test_the_claim_takes_what_is_held_by_nothing_and_no_more(
    app: App, written: Path, submission: SmtpServer
) -> None:
    """Lena's first mail is queued for a later hour; what the plan says of it the claim says too."""
    from datetime import timedelta

    at = prospect(app).queued[0][1]
    app.clock.now = at + timedelta(minutes=1)  # type: ignore[attr-defined]  # the tests' clock

    def takes() -> bool:
        with app.writing() as db:
            ready = readiness(app, db, "me", shelf(app).campaigns)
            return bool(claim(app, db, "me", owner="x", allowed=ready.allowed))

    assert not takes()
    looked_for(app, ["lena"])
    assert takes()
