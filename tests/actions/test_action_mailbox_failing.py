"""A mailbox that cannot be read is told and counts as unread, asks for a new token once, and stops no other."""

from collections.abc import Callable
from pathlib import Path

from click.testing import Result
from dovecot import Dovecot

from outreach.actions.syncing import sync
from outreach.app import App
from outreach.errors import LoginError
from outreach.models import Account
from posted import another_account, answer, count, read_at, world
from spring import configure
from tables import rows

__all__ = ["world"]  # fixtures

Typed = Callable[..., Result]


def test_an_account_that_fails_stops_no_other(
    app: App, world: Path, dovecot: Dovecot, user: str, domain: str, run: Typed
) -> None:
    other = another_account("other", f"deniz@{domain}", 1)
    other += another_account("third", f"third@{domain}", dovecot.imaps, secret="WRONG")
    configure(app, lambda text: text + other)
    app.environ = {**app.environ, "WRONG": "not-the-password"}
    dovecot.deliver(user, answer(1, "ayse@example.com"))

    result = run("sync")

    assert result.exit_code == 4
    assert "Ayşe Yılmaz" in result.stdout
    assert "me: INBOX 1 looked at, 1 for you" in result.stderr
    assert "not read: account other: 127.0.0.1:1 cannot be reached" in result.stderr
    assert "not-the-password" not in result.output
    assert count(app, Account, Account.__table__.c.paused_at.is_not(None)) == 1
    assert (read_at(app, "me") is None, read_at(app, "other"), read_at(app, "third")) == (False, None, None)
    assert "paused" in run("sync").stderr


def test_a_failure_counts_as_not_read_until_the_next_good_reading(
    app: App, world: Path, dovecot: Dovecot
) -> None:
    sync(app)
    assert read_at(app)
    configure(app, lambda text: text.replace(f"port = {dovecot.imaps}", "port = 1"))
    assert list(sync(app).failed) == ["me"]
    assert list(sync(app).failed) == ["me"]
    assert read_at(app) is None
    (said,) = [said for (said,) in rows(app, "SELECT said FROM event WHERE kind = 'mailbox.failed'")]
    assert said.startswith("the mailbox of account me cannot be read any more: ")
    configure(
        app,
        lambda text: text.replace(
            'host = "127.0.0.1", port = 1, tls = "tls", skip',
            f'host = "127.0.0.1", port = {dovecot.imaps}, tls = "tls", skip',
        ),
    )
    assert not sync(app).failed
    assert read_at(app)


def test_a_token_that_expired_is_asked_for_anew_once(
    app: App, world: Path, dovecot: Dovecot, user: str, tmp_path: Path
) -> None:
    script, tokens = tmp_path / "token", tmp_path / "tokens"
    tokens.write_text(f"{dovecot.token(user, lives=-60)}\n{dovecot.token(user)}\n")
    script.write_text(f"#!/bin/sh\nhead -1 {tokens}; sed -i 1d {tokens}\n")
    script.chmod(0o755)
    configure(
        app, lambda text: text.replace('password_env = "MAIL_PASSWORD"', f'token_command = ["{script}"]')
    )

    assert not sync(app).failed
    app._credentials.clear()
    [error] = sync(app).failed.values()
    assert isinstance(error, LoginError)
