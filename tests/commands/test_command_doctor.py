"""`outreach doctor`: every check against real servers, and nothing sent, marked or given away."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import Result

from outreach.actions import reaching
from outreach.app import App
from outreach.demo import Clock
from outreach.store import accounts, condition
from spring import letter

if TYPE_CHECKING:
    from dovecot import Dovecot
    from smtp_server import SmtpServer

Typed = Callable[..., Result]
#: How the SQLite of this machine stands: versions with a known fault are warned of.
SQLITE = "ok" if condition.resets_safely(sqlite3.sqlite_version) else "warn"


def configure(workspace: Path, *lines: str) -> None:
    """Write lines below the account."""
    config = workspace / "config.toml"
    text = config.read_text("utf-8").replace("keyring = false", "\n".join(lines))
    config.write_text(text, "utf-8")


@pytest.fixture
def mailbox(
    workspace: Path, submission: SmtpServer, dovecot: Dovecot, domain: str, trusted: object, app: App
) -> str:
    """A workspace whose account has real servers, and the address of its mailbox."""
    address = f"selin@{domain}"
    app.environ = {"MAIL_PASSWORD": dovecot.password}
    config = workspace / "config.toml"
    config.write_text(config.read_text("utf-8").replace("selin@kilnhaus.example", address), "utf-8")
    configure(
        workspace,
        'password_env = "MAIL_PASSWORD"',
        f'smtp = {{ host = "127.0.0.1", port = {submission.tls_port} }}',
        f'imap = {{ host = "127.0.0.1", port = {dovecot.imaps} }}',
    )
    return address


def states(result: Result) -> list[tuple[str, str]]:
    """Give state and subject of each line."""
    return [(line[:4].strip(), line[6:20].strip()) for line in result.stdout.splitlines() if line[:1] != " "]


def test_a_workspace_in_practice_is_in_order_without_servers(run: Typed, workspace: Path) -> None:
    result = run("doctor")

    assert result.exit_code == 0
    assert states(result) == [
        ("ok", "configuration"),
        ("ok", "campaigns"),
        ("ok", "database"),
        (SQLITE, "database"),
        ("ok", "folder"),
        ("ok", "disk"),
        ("ok", "time zones"),
        ("ok", "account me"),
        ("ok", "clock"),
    ]
    assert "mail stays in outbox/" in result.stdout
    assert 'before transport = "smtp" it needs smtp = { host = "smtp.kilnhaus.example"' in result.stdout
    assert re.search(r"SQLite [\d.]+; one program sends at a time", result.stdout)
    assert "clock           24 Nov 2026 10:00 Istanbul; look whether that is right\n" in result.stdout
    counted = "ok 9" if SQLITE == "ok" else "ok 8, warn 1"
    assert result.stderr == f"{counted}\nnext: outreach help accounts, when you want to write to people\n"


def test_a_whole_set_up_is_looked_at_before_it_is_switched_on(
    run: Typed, mailbox: str, submission: SmtpServer, dovecot: Dovecot
) -> None:
    dovecot.deliver(mailbox, letter("ayse@example.com", "Merhaba"))
    before = dovecot.kept(mailbox)

    result = run("doctor")

    assert {state for state, about in states(result) if about != "database"} == {"ok"}, result.stdout
    assert result.exit_code == 0
    assert f"127.0.0.1:{submission.tls_port} answers; TLSv1.3; ways to log in: LOGIN PLAIN" in result.stdout
    assert f"127.0.0.1:{dovecot.imaps} answers; TLSv1.3" in result.stdout
    assert result.stdout.count(f"lets {mailbox} in by password") == 2
    assert "sent mail is in 'Sent'" in result.stdout
    assert "answers are read in Archive, INBOX, Junk" in result.stdout
    assert "MAIL" not in [command.split(" ")[0] for command in submission.commands]
    assert (submission.taken, dovecot.kept(mailbox)) == ([], before)
    switch = 'next: write transport = "smtp" into config.toml when you want to write to people, then outreach review NAME'
    assert result.stderr.splitlines()[-1] == switch


def test_a_paused_account_is_named_with_the_way_on(run: Typed, app: App, mailbox: str) -> None:
    with app.writing() as db:
        accounts.pause(db, "me", because="the login was refused: 535", now=app.now())

    result = run("doctor", "me")

    assert result.exit_code == 0
    assert (
        "warn  account me      paused since 24 Nov 2026 10:00 Istanbul: the login was refused: 535"
        in result.stdout
    )
    assert "try: when it is let in again: outreach resume me" in result.stdout
    assert result.stderr.splitlines()[-1] == "next: outreach resume me"


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


def test_a_campaign_that_cannot_be_sent_is_told_with_its_line(run: Typed, drafted: Path) -> None:
    campaign = drafted / "campaigns" / "spring.toml"
    campaign.write_text(campaign.read_text("utf-8").replace("benefit =", "benefit_ ="), "utf-8")

    result = run("doctor")

    assert result.exit_code == 3
    assert "FAIL  campaigns       campaigns/spring.toml:" in result.stdout


def test_settings_that_cannot_be_read_end_it_with_every_mistake(run: Typed, workspace: Path) -> None:
    (workspace / "config.toml").write_text(
        'languge = "tr"\ntransport = "smtp"\n[accounts.me]\nname="S"\naddress="s@x.example"\n'
    )

    result = run("doctor")

    assert (result.exit_code, states(result)) == (3, [("FAIL", "configuration")])
    assert "did you mean language?" in result.stdout


def test_an_account_that_there_is_not_is_told(run: Typed) -> None:
    result = run("doctor", "mert")
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (2, "try: one of me")


def test_a_named_account_without_servers_gets_the_line_to_add(run: Typed) -> None:
    result = run("doctor", "me")

    assert result.exit_code == 3
    assert 'smtp = { host = "smtp.kilnhaus.example", port = 465, tls = "tls" }' in result.stdout


def test_more_mails_a_day_than_the_provider_allows_are_warned_of(run: Typed, workspace: Path) -> None:
    configure(workspace, "per_day = 600", 'smtp = { host = "smtp.gmail.invalid" }')
    text = (workspace / "config.toml").read_text("utf-8").replace("selin@kilnhaus.example", "selin@gmail.com")
    (workspace / "config.toml").write_text(text, "utf-8")

    result = run("doctor")

    assert (
        "warn  account me      selin@gmail.com at Gmail; 600 mails in 24 hours, and Gmail allows about 500"
        in result.stdout
    )


@pytest.mark.parametrize(
    ("off", "state"), [(timedelta(0), "ok"), (timedelta(days=400), "ok"), (timedelta(days=-4000), "warn")]
)
def test_a_clock_behind_the_newest_mail_is_noticed(
    run: Typed, clock: Clock, mailbox: str, dovecot: Dovecot, off: timedelta, state: str
) -> None:
    dovecot.deliver(mailbox, letter("ayse@example.com", "Merhaba"))
    clock.now = datetime.now(UTC) + off

    result = run("doctor")

    assert (state, "clock") in states(result)
    assert "the newest mail in INBOX of me" in result.stdout


@pytest.mark.parametrize(("minutes", "state"), [(0, "ok"), (20, "warn"), (-20, "warn")])
def test_a_server_that_greets_with_the_time_is_believed(
    run: Typed,
    clock: Clock,
    workspace: Path,
    submission: SmtpServer,
    trusted: object,
    minutes: int,
    state: str,
) -> None:
    said = format_datetime(clock.now + timedelta(minutes=minutes))
    submission.greeting = f"mx.example ESMTP ready at {said}"
    configure(workspace, f'smtp = {{ host = "127.0.0.1", port = {submission.tls_port} }}')

    result = run("doctor")

    assert (state, "clock") in states(result)
    assert "the greeting of 127.0.0.1" in result.stdout


def test_a_program_reads_the_same_by_json(run: Typed) -> None:
    result = run("doctor", "--json")
    found = json.loads(result.stdout)
    assert [one["about"] for one in found][:2] == ["configuration", "campaigns"]
    assert all(list(one) == ["state", "about", "said", "mend"] for one in found)
