"""`outreach doctor --send-test`: one mail to oneself, then a look into Sent, and what was found is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import Result

from outreach.actions import selfmailing
from outreach.app import App
from outreach.store import accounts

if TYPE_CHECKING:
    from dovecot import Dovecot
    from smtp_server import SmtpServer

Typed = Callable[..., Result]


@pytest.fixture
def mailbox(
    workspace: Path,
    submission: SmtpServer,
    dovecot: Dovecot,
    domain: str,
    trusted: object,
    app: App,
    monkeypatch: pytest.MonkeyPatch,
) -> str:
    """An account with a server that takes its mail and one that keeps its mailbox; it is switched on."""
    monkeypatch.setattr(selfmailing, "PAUSE", 0.1)
    address = f"selin@{domain}"
    app.environ = {"MAIL_PASSWORD": dovecot.password}
    config = workspace / "config.toml"
    lines = (
        'password_env = "MAIL_PASSWORD"',
        f'smtp = {{ host = "127.0.0.1", port = {submission.tls_port} }}',
        f'imap = {{ host = "127.0.0.1", port = {dovecot.imaps} }}',
    )
    text = config.read_text("utf-8").replace("selin@kilnhaus.example", address)
    text = text.replace('transport = "local"', 'transport = "smtp"')
    config.write_text(text.replace("keyring = false", "\n".join(lines)), "utf-8")
    submission.post = dovecot
    return address


def copies(result: Result) -> str:
    """Give the line about copies."""
    return next((line for line in result.stdout.splitlines() if "me copies" in line), "")


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (True, "ok    me copies       a copy of what leaves is filed in Sent"),
        (False, "ok    me copies       no copy of what leaves is filed in Sent"),
    ],
)
def test_a_test_shows_whether_copies_are_filed_and_the_next_look_remembers_it(
    run: Typed, app: App, mailbox: str, submission: SmtpServer, files: bool, said: str  # noqa: FBT001 - a parameter as pytest passes it
) -> None:  # fmt: skip
    submission.files_sent = files

    tested = run("doctor", "--send-test")

    assert said in copies(tested), tested.stdout
    assert [one.recipients for one in submission.taken] == [(mailbox,)]
    with app.reading() as db:
        assert selfmailing.files_copies(db, "me") == (files, app.now())

    again = run("doctor")

    assert "as a test on 24 Nov 2026 10:00 Istanbul found" in copies(again)
    assert len(submission.taken) == 1, "it was sent again"


def test_without_being_asked_nothing_is_sent_and_nothing_is_known(
    run: Typed, mailbox: str, submission: SmtpServer
) -> None:
    assert copies(run("doctor")) == ""
    assert submission.taken == []


def test_in_practice_nothing_leaves(run: Typed, app: App, mailbox: str, submission: SmtpServer) -> None:
    config = app.workspace / "config.toml"
    config.write_text(config.read_text("utf-8").replace('transport = "smtp"', 'transport = "local"'), "utf-8")

    assert "not tested: in practice nothing leaves this machine" in copies(run("doctor", "--send-test"))
    assert submission.taken == []


def test_a_paused_account_is_left_alone(run: Typed, app: App, mailbox: str, submission: SmtpServer) -> None:
    with app.writing() as db:
        accounts.pause(db, "me", because="the login was refused: 535", now=app.now())

    assert "not tested: the account is paused" in copies(run("doctor", "--send-test"))
    assert submission.taken == []


def test_a_server_that_refuses_the_test_is_told_in_its_words(
    run: Typed, app: App, mailbox: str, submission: SmtpServer
) -> None:
    submission.answers["BODY"] = "554 5.6.0 not this"

    result = run("doctor", "--send-test")

    assert "FAIL  me copies       127.0.0.1" in result.stdout
    assert "did not take the test: 554 5.6.0 not this" in result.stdout
    with app.reading() as db:
        assert selfmailing.files_copies(db, "me") is None
