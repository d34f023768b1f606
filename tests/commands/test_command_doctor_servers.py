"""`outreach doctor` and the servers of an account: reached, private, and letting us in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from examined import Typed, configure, mailbox, states

from outreach.actions import reaching
from outreach.app import App
from outreach.store import accounts

if TYPE_CHECKING:
    from dovecot import Dovecot
    from smtp_server import SmtpServer

__all__ = ["mailbox"]  # a fixture


def test_a_refused_login_is_explained_paused_and_not_tried_at_the_next_server(
    run: Typed, app: App, mailbox: str, dovecot: Dovecot
) -> None:
    app.environ = {"MAIL_PASSWORD": "hunter2-of-selin"}

    result = run("doctor")

    assert result.exit_code == 4
    assert ("FAIL", "me smtp") in states(result)
    assert "the login was refused" in result.stdout
    assert "Put it into the variable MAIL_PASSWORD." in result.stdout
    assert "outreach resume me" in result.stdout
    assert (
        "warn  me imap         the login was not tried, for the server above refused it already"
        in result.stdout
    )
    assert result.stderr.splitlines()[-1] == "next: mend what failed, then outreach doctor"
    with app.reading() as db:
        assert list(accounts.paused(db)) == ["me"]
    assert "hunter2" not in result.output


def test_servers_are_looked_at_where_there_is_no_password_yet(run: Typed, app: App, mailbox: str) -> None:
    app.environ = {}

    result = run("doctor")

    assert result.exit_code == 4
    assert ("FAIL", "me login") in states(result)
    assert ("ok", "me smtp") in states(result)
    assert ("ok", "me imap") in states(result)
    assert "the login was not tried, for no password or token was found" in result.stdout


@pytest.mark.parametrize(
    ("server", "said"),
    [
        (
            'smtp = { host = "127.0.0.1", port = 1 }',
            "cannot be reached: nobody listens there\n +try: look at host",
        ),
        (
            'smtp = { host = "127.0.0.1", port = %(plain)d }',
            r'number\)\n +try: tls = "starttls" in the line of smtp',
        ),
    ],
)
def test_a_server_that_is_not_there_or_not_private_is_named(
    run: Typed, app: App, workspace: Path, submission: SmtpServer, trusted: object, server: str, said: str
) -> None:
    app.environ = {"P": "secret"}
    configure(workspace, 'password_env = "P"', server % {"plain": submission.port})

    result = run("doctor")

    assert result.exit_code == 5
    assert re.search(f"FAIL  me smtp  .*({said})", result.stdout)
    assert "AUTH" not in [command.split(" ")[0] for command in submission.commands]


@pytest.mark.parametrize(
    ("server", "said"),
    [
        ('{ host = "127.0.0.1", port = 1 }', "cannot be reached: nobody listens there\n +try: look at host and port of imap"),
        ('{ host = "127.0.0.1", port = %(open)d }', r'number\)\n +try: tls = "starttls" in the line of imap'),
        ('{ host = "127.0.0.1", port = %(tls)d, tls = "starttls" }', 'in time\n +try: tls = "tls" in the line of imap'),
    ],
)  # fmt: skip
def test_a_mailbox_that_is_not_reached_says_what_to_try(
    run: Typed,
    workspace: Path,
    dovecot: Dovecot,
    trusted: object,
    monkeypatch: pytest.MonkeyPatch,
    server: str,
    said: str,
) -> None:
    monkeypatch.setattr(reaching, "_LOOK", 0.5)
    place = server % {"open": dovecot.imap, "tls": dovecot.imaps}
    configure(workspace, 'password_env = "P"', f"imap = {place}")

    result = run("doctor")

    assert re.search(f"FAIL  me imap  .*{said}", result.stdout), result.stdout


def test_a_port_that_begins_with_tls_is_not_waited_for_a_minute(
    run: Typed, workspace: Path, submission: SmtpServer, trusted: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert reaching._LOOK <= 15
    monkeypatch.setattr(reaching, "_LOOK", 0.5)
    place = f'{{ host = "127.0.0.1", port = {submission.tls_port}, tls = "starttls" }}'
    configure(workspace, 'password_env = "P"', f"smtp = {place}")

    result = run("doctor")

    assert re.search('no answer in time\n +try: tls = "tls" in the line of smtp', result.stdout), (
        result.stdout
    )


def test_a_certificate_of_a_stranger_is_not_trusted(
    run: Typed, app: App, workspace: Path, submission: SmtpServer, dovecot: Dovecot
) -> None:
    app.environ = {"P": "secret"}
    configure(
        workspace,
        'password_env = "P"',
        f'smtp = {{ host = "127.0.0.1", port = {submission.tls_port} }}',
        f'imap = {{ host = "127.0.0.1", port = {dovecot.imaps} }}',
    )

    result = run("doctor")

    assert result.exit_code == 5
    assert re.search("FAIL  me smtp .*certificate", result.stdout)
    assert re.search("FAIL  me imap .*certificate", result.stdout)
    assert submission.commands == []


def test_starttls_that_is_not_offered_ends_before_the_login(
    run: Typed, app: App, workspace: Path, submission: SmtpServer, trusted: object
) -> None:
    submission.answers["STARTTLS"] = "hidden"
    app.environ = {"P": "secret"}
    configure(
        workspace,
        'password_env = "P"',
        f'smtp = {{ host = "127.0.0.1", port = {submission.port}, tls = "starttls" }}',
    )

    result = run("doctor")

    assert result.exit_code == 5
    assert "it offers no STARTTLS" in result.stdout
    assert "try: without STARTTLS no password is given; port = 465" in result.stdout
    assert "AUTH" not in [command.split(" ")[0] for command in submission.commands]


def test_a_token_lets_in_where_a_password_is_not_taken(
    run: Typed, workspace: Path, mailbox: str, dovecot: Dovecot
) -> None:
    broker = workspace / "broker"
    broker.write_text(f"#!/bin/sh\necho '{dovecot.token(mailbox)}'\n")
    broker.chmod(0o700)
    configure_again = (workspace / "config.toml").read_text("utf-8")
    (workspace / "config.toml").write_text(
        re.sub("smtp = .*\n", "", configure_again).replace(
            'password_env = "MAIL_PASSWORD"', 'token_command = ["./broker"]'
        )
    )

    result = run("doctor")

    assert f"ok    me imap         lets {mailbox} in by OAuth" in result.stdout
    assert result.exit_code == 0
