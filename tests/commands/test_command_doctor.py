"""`outreach doctor`: every check against real servers, and nothing sent, marked or given away."""

from __future__ import annotations

import json
import re
import sqlite3
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from examined import Typed, configure, mailbox, states

from outreach.actions.workspace import MARK, MARKED
from outreach.app import App
from outreach.demo import Clock
from outreach.store import accounts, condition
from spring import letter

if TYPE_CHECKING:
    from dovecot import Dovecot
    from smtp_server import SmtpServer

__all__ = ["mailbox"]  # a fixture

#: How the SQLite of this machine stands: versions with a known fault are warned of.
SQLITE = "ok" if condition.resets_safely(sqlite3.sqlite_version) else "warn"


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


@pytest.mark.parametrize("named", [(), ("me",)])
def test_what_a_person_paused_is_named_with_the_way_on(
    run: Typed, app: App, spring: Path, named: tuple[str, ...]
) -> None:
    for what in ("me", "spring"):
        run("pause", what, "--because", "on holiday")
    since = r"paused by \S+ since 24 Nov 2026 10:00 Istanbul, nothing"

    result = run("doctor", *named)

    assert re.search(
        rf"warn  account me +{since} leaves: on holiday\n +try: outreach resume me\n", result.stdout
    )
    assert re.search(
        rf"warn  campaign spring +{since} of it leaves: on holiday\n +try: outreach resume spring\n",
        result.stdout,
    )
    if not named:
        assert result.stderr.splitlines()[-1].startswith("next: outreach resume ")


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


@pytest.mark.parametrize(("marked", "state"), [(True, "ok"), (False, "warn")])
def test_the_dates_ahead_in_a_workspace_of_the_demonstration_are_its_own(
    workspace: Path,
    run: Typed,
    clock: Clock,
    approved: Path,
    marked: bool,  # noqa: FBT001 - a column of the table
    state: str,
) -> None:
    if marked:
        (workspace / MARK).write_text(MARKED, "utf-8")
    clock.now -= timedelta(days=3)

    result = run("doctor")

    assert (state, "clock") in states(result)
    assert ("set this machine's clock" in result.stdout) is not marked
    assert (
        "the newest line of the log: 24 Nov 2026 10:00 Istanbul, by the demo's own clock" in result.stdout
    ) is marked


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
