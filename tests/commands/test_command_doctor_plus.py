"""`outreach doctor --send-test` says whether mail to plus-addresses arrives, and mails use them only where it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import Result
from test_command_doctor_copies import mailbox

from outreach.actions import accounts, selfmailing, tagging
from outreach.actions.tagging import answers_to
from outreach.app import App
from spring import configure

if TYPE_CHECKING:
    from dovecot import Dovecot
    from smtp_server import SmtpServer

__all__ = ["mailbox"]  # fixtures
Typed = Callable[..., Result]
NAMED = "<a2b3c4d5e6f7qqqqqqqqqqqqqqqqqqqq@kilnhaus.example>"


def plus(result: Result) -> str:
    """Give the line about plus-addresses."""
    return next((line for line in result.stdout.splitlines() if "me plus" in line), "")


def switched(app: App, value: str) -> None:
    configure(
        app, lambda text: text.replace("[accounts.me]\n", f'[accounts.me]\nplus_addresses = "{value}"\n')
    )


def test_where_such_mail_arrives_it_says_so_and_remembers_it(
    run: Typed, app: App, mailbox: str, submission: SmtpServer
) -> None:
    switched(app, "on")
    assert "warn  me plus         it is not known whether" in plus(run("doctor"))

    assert "ok    me plus         mail to plus-addresses arrives, and bounces go to them" in plus(
        run("doctor", "--send-test")
    )

    assert "and bounces go to them, as a test on 24 Nov 2026 10:00 Istanbul found" in plus(run("doctor"))
    local, _, domain = mailbox.partition("@")
    assert answers_to(app, "me", NAMED) == f"{local}+a2b3c4d5e6f7qqqqqqqqqqqqqqqqqqqq@{domain}"


@pytest.mark.parametrize("step", ["MAIL +", "RCPT +", "BODY +"])
def test_a_server_that_takes_no_such_sender_gets_the_test_from_the_account(
    run: Typed, app: App, mailbox: str, submission: SmtpServer, step: str
) -> None:
    switched(app, "on")
    submission.answers[step] = "553 5.7.1 Sender address rejected: not owned by user selin"

    result = run("doctor", "--send-test")

    assert plus(result).endswith("mail to plus-addresses arrives")
    assert [one.sender for one in submission.taken] == [mailbox, mailbox]
    with app.reading() as db:
        assert accounts.paused(app, db) == {}
    assert not tagging.bounces_named(app, "me")


def test_where_it_does_not_arrive_answers_would_be_lost(
    run: Typed, app: App, mailbox: str, submission: SmtpServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selfmailing, "LOOKS", 1)
    submission.post = None
    switched(app, "on")

    result = run("doctor", "--send-test")

    assert "warn  me plus         mail to plus-addresses does not arrive" in plus(result)
    assert 'plus_addresses = "off" below [accounts.me]: answers would be lost' in result.stdout


def test_a_copy_of_what_left_is_no_mail_that_arrived(
    run: Typed,
    app: App,
    mailbox: str,
    submission: SmtpServer,
    dovecot: Dovecot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def files(_app: App, _account: str, _named: str, to: str, _senders: tuple[str, ...] = ()) -> str:
        dovecot.deliver(mailbox, f"To: {to}\r\n\r\nx".encode(), "Kopya")
        return to

    monkeypatch.setattr(selfmailing, "LOOKS", 1)
    monkeypatch.setattr(selfmailing, "post", files)
    switched(app, "on")

    assert "warn  me plus         mail to plus-addresses does not arrive" in plus(
        run("doctor", "--send-test")
    )


@pytest.mark.parametrize("value", ["auto", "off"])
def test_a_provider_that_keeps_our_ids_needs_none(
    run: Typed, app: App, mailbox: str, submission: SmtpServer, value: str
) -> None:
    switched(app, value)

    assert plus(run("doctor", "--send-test")) == ""
    assert answers_to(app, "me", NAMED) is None


def test_a_provider_that_replaces_ids_has_them_once_a_test_showed_that_they_arrive(
    run: Typed, app: App, mailbox: str, submission: SmtpServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from outreach.config import providers

    own = providers.providers()["own"]
    monkeypatch.setattr("outreach.actions.tagging.carrier_of", lambda _: replace(own, replaces_ids=True))
    assert answers_to(app, "me", NAMED) is None

    run("doctor", "--send-test")

    assert "+a2b3c4d5e6f7" in (answers_to(app, "me", NAMED) or "")
