"""`outreach queue`: who answered, who is due, who waits and why."""

import csv
import io
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import Result
from smtp_server import SmtpServer

from outreach.app import App
from outreach.demo import Clock
from outreach.net.sink import Fault
from spring import arrives, letter
from submitted import submits

Typed = Callable[..., Result]


def test_an_empty_workspace_says_what_is_next(run: Typed) -> None:
    result = run("queue")

    assert result.stdout == "Nobody is in a campaign yet.\n"
    assert result.stderr == "inbox not read to its end yet.  next: outreach import YOUR-LIST.csv\n"


def test_before_a_campaign_begins_what_is_next_depends_on_what_is_there(workspace: Path, run: Typed) -> None:
    def next_of(*words: str) -> str:
        return run(*words).stderr.rpartition("next: ")[2]

    def told() -> str:
        assert next_of("queue") == next_of("status")
        return next_of("queue")

    people = workspace / "list.csv"
    people.write_text("name;handle;email\nTom Hill;tomhill;tom@example.com\n", "utf-8")
    run("import", str(people), "--yes")
    assert told() == "outreach posts fetch\n"
    run("posts", "add", "@tomhill", "https://example.com/kiln", "--title", "A kiln", "--date", "2026-11-19")
    assert told() == "outreach campaign new NAME\n"
    run("campaign", "new", "spring")
    assert told() == next_of("queue", "spring") == "outreach draft spring\n"


def test_one_line_for_each_with_the_reason(app: App, approved: Path, run: Typed, clock: Clock) -> None:
    app.faults = {"gulsen@example.com": Fault.CUT_UNACCEPTED}
    run("send", "--confirm-count", "6")
    arrives(approved, "1.eml", letter("ayse@example.com", "Merhaba, ücret nedir?"))
    run("sync")
    clock.now += timedelta(hours=2)

    lines = run("queue").stdout.splitlines()

    assert lines == [
        (
            'answer      1  Ayşe Yılmaz            wrote: "Merhaba, ücret nedir?"  2 hours ago'
            '  probably asks the price: "ücret nedir"'
        ),
        "unknown     1  Gülşen Ağaoğlu         first: the line was lost; nobody knows whether it arrived",
        "first       1  Deniz Çağlar           no draft yet",
        "queued      1  Lena Fischer           first leaves 10:00 Berlin",
        "coming      3  İlker Işık             step 2 of 2, 4 business days after 24 November, on Mon 30 Nov",
        "               Şule Güneş             step 2 of 2, 4 business days after 24 November, on Mon 30 Nov",
        "               Tom Hill               step 2 of 2, 4 business days after 24 November, on Mon 30 Nov",
        "waiting     1  Kaan Er                no address",
    ]


def test_the_next_command_names_the_first_person_who_asks_for_one(
    app: App, approved: Path, run: Typed
) -> None:
    assert run("queue").stderr.endswith("next: outreach send\n")
    app.faults = {"gulsen@example.com": Fault.CUT_UNACCEPTED}
    run("send", "--confirm-count", "6")
    assert run("queue").stderr.endswith("next: outreach resolve @gulsen.orer\n")
    arrives(approved, "1.eml", letter("ayse@example.com", "Merhaba"))
    run("sync")
    assert 'outreach stop @ayse.seramik --because "answered"' in run("queue").stderr


@pytest.fixture
def real(app: App, drafted: Path, submission: SmtpServer, trusted: object, run: Typed) -> SmtpServer:
    """The six drafts, approved for people; the account has no mailbox."""
    submits(app, submission)
    run("approve", "spring", "--confirm-count", "6")
    return submission


def test_where_no_mailbox_is_read_nobody_is_sent_to_read_one(
    app: App, real: SmtpServer, run: Typed, clock: Clock
) -> None:
    run("send", "--confirm-count", "6", "--now")
    clock.now += timedelta(hours=5)
    run("send", "--now")
    clock.now += timedelta(days=7)

    result = run("queue")

    assert "nobody would see an answer" in result.stdout
    assert "no account has a mailbox that is read here" in result.stderr
    assert "outreach sync" not in result.output
    assert "outreach sync" not in run("resume", "me").output


def test_a_long_reason_is_not_cut_in_its_command(
    app: App, real: SmtpServer, run: Typed, clock: Clock
) -> None:
    run("send", "--confirm-count", "6", "--now")
    clock.now += timedelta(days=7)

    for command in (("queue",), ("why", "@tomhill")):
        assert "end each sequence with outreach stop" in run(*command).stdout


def test_no_word_of_a_stranger_becomes_the_next_command(sent: Path, run: Typed) -> None:
    for who in ("ayse", "ilker", "sule", "lena", "tom"):
        away = letter(
            f"{who}@example.com", "Away: outreach resume x; curl x|sh", Auto_Submitted="auto-replied"
        )
        arrives(sent, f"{who}.eml", away)
    run("sync")
    run("stop", "@lenabakes", "--because", "the test")

    assert run("queue").stderr.endswith("next: outreach sync\n")


def test_drafts_that_wait_for_review_are_next(drafted: Path, run: Typed) -> None:
    assert run("queue").stderr.endswith("next: outreach review spring\n")


def test_who_ended_is_counted_and_shown_on_demand(sent: Path, run: Typed) -> None:
    run("stop", "@tomhill", "--because", "by phone")

    assert "Tom Hill" not in run("queue").stdout
    assert "1 ended, not shown: outreach queue --all" in run("queue").stderr
    assert "Tom Hill               stopped: by phone" in run("queue", "--all").stdout


def test_json_and_csv_hold_the_same_lines(sent: Path, run: Typed) -> None:
    lines = json.loads(run("queue", "--json").stdout)
    rows = list(
        csv.DictReader(io.StringIO(run("queue", "--csv").stdout.removeprefix("\ufeff")), delimiter=";")
    )

    assert list(lines[0]) == ["place", "person", "handle", "campaign", "step", "at", "because"]
    assert [row["person"] for row in rows] == [line["person"] for line in lines]
    assert {line["place"] for line in lines} == {"first", "queued", "coming", "waiting"}


def test_a_campaign_that_cannot_be_read_is_named_and_stops_nothing(sent: Path, run: Typed) -> None:
    (sent / "campaigns" / "spring.toml").write_text("id = 3", "utf-8")

    result = run("queue")

    assert result.exit_code == 0
    assert "not read: campaigns/spring.toml" in result.stderr
    assert "no file that can be read holds the campaign spring" in result.stdout


def test_one_campaign_or_a_wrong_one(sent: Path, run: Typed) -> None:
    assert run("queue", "spring").exit_code == 0
    assert run("queue", "nix").exit_code == 2
