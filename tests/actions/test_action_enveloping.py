"""Bounces name their mail by an address of its own, where the server takes that; where it does not, no mail suffers."""

from __future__ import annotations

import pytest
from sends import real, send_queued
from smtp_server import SmtpServer

from outreach.actions import accounts, tagging
from outreach.actions.queueing import queue
from outreach.app import App
from outreach.mail.delivery import DeliveryState
from outreach.mail.reading import read
from outreach.mail.tagging import tagged
from spring import configure, states
from submitted import took

__all__ = ["real"]  # fixtures

pytestmark = pytest.mark.usefixtures("trusted")
PLAIN = "selin@kilnhaus.example"


@pytest.fixture
def proven(app: App, real: SmtpServer) -> SmtpServer:
    """The six mails are queued, and a test has shown that the server takes such senders."""
    configure(app, lambda text: text.replace("[accounts.me]\n", '[accounts.me]\nplus_addresses = "on"\n'))
    with app.writing() as db:
        tagging.keep_sender(db, "me", app.config.sender("me"), taken=True)
    queue(app, confirmed=6)
    return real


def senders(server: SmtpServer) -> list[str]:
    """Name the senders in the envelopes of what the server took: `plain`, or `own`."""
    return ["plain" if one.sender == PLAIN else "own" for one in server.taken]


def test_each_mail_has_a_sender_of_its_own(app: App, proven: SmtpServer) -> None:
    send_queued(app)

    assert [one.sender for one in proven.taken] == [
        tagged(PLAIN, read(one.raw).message_id or "") for one in proven.taken
    ]
    assert {read(one.raw).from_ for one in proven.taken} == {PLAIN}
    assert len({one.sender for one in proven.taken}) == 5


@pytest.mark.parametrize(
    "said",
    [
        ("MAIL +", "553 5.7.1 Sender address rejected: not owned by user selin"),
        ("MAIL +", "550 sender is not yours"),
        ("MAIL +", "450 4.1.8 Sender address rejected: Domain not found"),
        ("RCPT +", "553 5.7.1 Sender address rejected: not owned by user selin"),
        ("RCPT +", "550 sorry, that sender may not send"),
        ("DATA +", "554 5.7.60 Client does not have permissions to send as this sender"),
    ],
)
def test_a_server_that_insists_on_the_address_of_the_login_gets_it_at_once(
    app: App, proven: SmtpServer, said: tuple[str, str]
) -> None:
    proven.answers |= [said]

    run = send_queued(app)

    assert run.count(DeliveryState.SENT) == 5
    assert sorted(took(proven)) == sorted(set(took(proven)))
    assert senders(proven) == ["plain"] * 5
    assert sum("+" in one for one in proven.commands) == 1  # the others are not tried so
    assert not run.halted
    with app.reading() as db:
        assert accounts.paused(app, db) == {}
    assert not tagging.bounces_named(app, "me")


def test_what_is_refused_whoever_writes_is_judged_as_ever_and_says_nothing_of_the_sender(
    app: App, proven: SmtpServer
) -> None:
    proven.answers["RCPT tom@"] = "550 5.1.1 no such user"
    proven.answers["RCPT ilker@"] = "450 4.2.0 greylisted"

    run = send_queued(app)

    assert run.count(DeliveryState.SENT) == 3
    assert (states(app)["tom"], states(app)["ilker"]) == ("refused", "queued")
    assert senders(proven) == ["own"] * 3
    assert tagging.bounces_named(app, "me")


def test_a_server_that_refuses_us_altogether_pauses_the_account(app: App, proven: SmtpServer) -> None:
    proven.answers["MAIL"] = "550 5.7.1 account suspended"

    run = send_queued(app)

    assert (proven.taken, set(states(app).values())) == ([], {"queued"})
    assert "account suspended" in str(run.halted["me"])
    assert tagging.bounces_named(app, "me")


def test_a_refusal_of_the_whole_mail_is_no_second_delivery_and_the_next_attempt_is_plain(
    app: App, proven: SmtpServer
) -> None:
    proven.answers["BODY +"] = "554 5.2.252 SendAsDenied; not allowed to send as that"

    run = send_queued(app)

    assert (proven.taken, set(states(app).values())) == ([], {"queued"})
    assert "SendAsDenied" in str(run.halted["me"])
    accounts.resume(app, "me")
    send_queued(app)
    assert senders(proven) == ["plain"] * 4  # the fifth waits for its next attempt


def test_silence_after_the_first_byte_stays_unknown_whatever_the_sender(app: App, proven: SmtpServer) -> None:
    proven.answers["BODY +"] = "cut"

    send_queued(app)

    assert "unknown" in states(app).values()
    assert (proven.taken, "queued" in states(app).values()) == ([], True)


@pytest.mark.parametrize(
    ("setting", "instead"),
    [
        ('plus_addresses = "on"', 'plus_addresses = "off"'),
        ('plus_addresses = "on"', 'plus_addresses = "on"\nreply_to = "hello@elsewhere.example"'),
        ('address = "selin@kilnhaus.example"', 'address = "deniz@kilnhaus.example"'),
        ('host = "127.0.0.1"', 'host = "localhost"'),
    ],
)
def test_what_was_proven_of_another_address_or_server_proves_nothing(
    app: App, proven: SmtpServer, setting: str, instead: str
) -> None:
    assert tagging.bounces_named(app, "me")

    configure(app, lambda text: text.replace(setting, instead))

    assert not tagging.bounces_named(app, "me")


def test_without_a_test_bounces_go_to_the_account(app: App, real: SmtpServer) -> None:
    configure(app, lambda text: text.replace("[accounts.me]\n", '[accounts.me]\nplus_addresses = "on"\n'))
    queue(app, confirmed=6)

    send_queued(app)

    assert senders(real) == ["plain"] * 5
