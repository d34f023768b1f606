"""`outreach send` where it reaches people: what it says, and how it ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import Result
from dovecot import Dovecot
from smtp_server import SmtpServer
from sqlalchemy import select, update

from outreach.actions import accounts
from outreach.actions.queueing import queue
from outreach.app import App
from outreach.demo import Clock
from outreach.mail.delivery import DeliveryState
from outreach.models import Delivery
from posted import our_id
from posted import real as posted
from spring import configure, letter, states
from submitted import inbox_was_read, looked_for, submits, took

Typed = Callable[..., Result]

pytestmark = pytest.mark.usefixtures("trusted")
REACH = "These reach people. What was practised does not count: so far nobody was really written to."


@pytest.fixture
def real(app: App, drafted: Path, submission: SmtpServer, run: Typed) -> SmtpServer:
    """Six mails, approved for people; the account has no mailbox."""
    submits(app, submission)
    assert run("approve", "spring", "--confirm-count", "6").exit_code == 0
    return submission


@pytest.fixture
def read(app: App, drafted: Path, submission: SmtpServer, run: Typed) -> SmtpServer:
    """The same with a mailbox that cannot be reached."""
    submits(app, submission, imap=True)
    assert run("approve", "spring", "--confirm-count", "6").exit_code == 0
    looked_for(app)
    return submission


def test_it_says_by_which_server_and_that_these_reach_people(real: SmtpServer, run: Typed) -> None:
    result = run("send", "-n")

    assert result.stdout.splitlines()[:2] == ["From Selin <selin@kilnhaus.example> by 127.0.0.1", REACH]
    assert "outbox/" not in result.stdout


def test_only_the_first_time(real: SmtpServer, run: Typed, clock: Clock) -> None:
    assert run("send", "--confirm-count", "6").exit_code == 0
    clock.now += timedelta(hours=3)

    assert REACH not in run("send").stdout
    assert len(took(real)) == 6


def test_only_looking_queues_nothing_and_sends_nothing(app: App, real: SmtpServer, run: Typed) -> None:
    result = run("send", "-n")

    assert (result.exit_code, states(app), real.taken) == (0, {}, [])


def test_a_refused_login_ends_with_its_own_code_and_names_the_next_step(
    app: App, real: SmtpServer, run: Typed
) -> None:
    app.environ = {**app.environ, "MAIL_PASSWORD": "Yanlis-Parola-9"}

    result = run("send", "--confirm-count", "6")

    assert result.exit_code == 4
    assert "535" in result.stderr
    assert "try: " in result.stderr
    assert "Yanlis" not in result.output
    assert set(states(app).values()) == {"queued"}


def test_a_paused_account_holds_all_and_says_how_it_goes_on(app: App, real: SmtpServer, run: Typed) -> None:
    accounts.pause(app, "me", "the login was refused: 535")

    result = run("send")

    assert result.exit_code == 4
    assert "account me is paused (the login was refused: 535): outreach resume me" in result.stdout


@pytest.mark.parametrize("typed", ["send", "send 4 --to me", "sync"])
@pytest.mark.parametrize("said", ["the login was refused: 535", "the server refused its mail: 550 5.7.1"])
def test_an_account_that_a_server_refused_before_ends_every_command_alike(
    app: App, read: SmtpServer, run: Typed, typed: str, said: str
) -> None:
    accounts.pause(app, "me", said)

    result = run(*typed.split())

    assert result.exit_code == 4
    assert "outreach resume me" in result.output
    assert read.commands == []


def test_what_is_queued_of_a_refused_account_ends_alike(app: App, real: SmtpServer, run: Typed) -> None:
    queue(app, confirmed=6)
    accounts.pause(app, "me", "the login was refused: 535")

    assert run("send").exit_code == 4


def test_a_server_that_refuses_all_mail_of_an_account_ends_alike(real: SmtpServer, run: Typed) -> None:
    real.answers["MAIL"] = "550 5.7.1 this account may not send"

    assert run("send", "--confirm-count", "6").exit_code == 4
    assert run("send").exit_code == 4


def test_an_account_that_a_person_paused_is_no_refused_one(app: App, real: SmtpServer, run: Typed) -> None:
    run("pause", "me", "--because", "on holiday")

    assert run("send").exit_code == 5


def test_an_inbox_that_cannot_be_read_is_told_with_what_it_holds(
    app: App, read: SmtpServer, run: Typed, clock: Clock
) -> None:
    inbox_was_read(app)
    run("send", "--confirm-count", "6")
    clock.now += timedelta(days=7)
    looked_for(app)
    run("draft", "spring", "--follow-ups")
    run("approve", "spring", "--confirm-count", "5")

    result = run("send")

    assert "The inbox of me could not be read: " in result.stderr
    assert "5 follow-ups are held until it is.\ntry: outreach doctor" in result.stderr
    assert result.exit_code == 5
    assert len(took(read)) == 5, "a follow-up left"


def test_a_lost_answer_is_code_six_and_the_command_that_settles_it(real: SmtpServer, run: Typed) -> None:
    real.answers["BODY tom@"] = "keep and cut"

    result = run("send", "--confirm-count", "6")

    assert result.exit_code == 6
    assert "look: outreach resolve @tomhill" in result.stderr


def test_a_server_that_hides_its_privacy_is_told(app: App, real: SmtpServer, run: Typed) -> None:
    real.answers["STARTTLS"] = "hidden"
    before, after = f'port = {real.tls_port}, tls = "tls"', f'port = {real.port}, tls = "starttls"'
    configure(app, lambda text: text.replace(before, after))

    result = run("send", "--confirm-count", "6")

    assert result.exit_code == 5
    assert "it offers no STARTTLS" in result.stderr
    assert "AUTH" not in real.commands


def test_what_a_dead_sender_left_is_looked_for_in_sent_by_the_next_one(
    app: App, sent: Path, run: Typed, clock: Clock, dovecot: Dovecot
) -> None:
    user = "selin@dead-sender.example"
    posted(app, clock, dovecot, user)
    c = Delivery.__table__.c
    with app.writing() as db:
        first = db.scalars(select(c.id).where(c.state == DeliveryState.SENT).order_by(c.id)).first()
        left = update(Delivery.__table__).where(c.id == first)
        db.execute(left.values(state=DeliveryState.SENDING, owner="dead", settled_at=None))
    dovecot.deliver(user, letter(user, "Merhaba", Message_ID=our_id(app, "ayse")), "Sent")

    run("send")

    assert states(app)["ayse"] == "sent"
