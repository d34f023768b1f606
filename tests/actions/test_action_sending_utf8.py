"""Somebody whose address has other letters than ASCII before the @, from the list to the mail."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from sends import send_all, yes
from smtp_server import HIDDEN, SmtpServer

from outreach.app import App
from spring import READY, deliveries, outbox, states
from submitted import submits, took

Typed = Callable[..., Result]
THEIRS = "tomás@example.com"


@pytest.fixture
def abroad(spring: Path, run: Typed) -> Path:
    """Tom writes himself otherwise; all are drafted."""
    assert run("people", "edit", "@tomhill", "--email", "TOMÁS@example.com").exit_code == 0
    assert run("draft", "spring").exit_code in {0, 5}
    return spring


@pytest.fixture
def real(app: App, abroad: Path, submission: SmtpServer) -> SmtpServer:
    submits(app, submission)
    yes(app)
    return submission


@pytest.mark.usefixtures("trusted")
def test_a_server_that_takes_such_addresses_gets_it(app: App, real: SmtpServer) -> None:
    send_all(app)

    taken = next(one for one in real.taken if one.recipients == (THEIRS,))
    assert "To: Tom Hill <TOMÁS@example.com>\r\n".encode() in taken.raw
    assert [one for one in real.commands if "SMTPUTF8" in one] == [
        "MAIL FROM:<selin@kilnhaus.example> BODY=8BITMIME SMTPUTF8"
    ]


@pytest.mark.usefixtures("trusted")
def test_a_server_that_does_not_refuses_that_mail_alone(app: App, real: SmtpServer) -> None:
    real.answers["SMTPUTF8"] = HIDDEN

    run = send_all(app)

    expected = {one: "sent" for one in READY if one != "tom"} | {"lena": "queued", "tomás": "refused"}
    assert states(app) == expected
    said = next(step.said for step in run.steps if step.state == "refused")
    assert said == "it takes no address with letters other than ASCII before the @ (SMTPUTF8)"
    assert "tomás" not in took(real)


def test_practice_takes_it(app: App, abroad: Path, run: Typed) -> None:
    yes(app)

    send_all(app)

    assert ("TOMÁS@example.com",) in [parts.to for parts in outbox(abroad)]


@pytest.mark.parametrize("written", ["tomás@example.com", "TOMÁS@EXAMPLE.COM", "toma\u0301s@example.com"])
def test_it_is_one_address_however_it_is_written(app: App, abroad: Path, run: Typed, written: str) -> None:
    assert "Tom Hill" in run("show", written).stdout

    assert run("block", written, "--because", "asked us").exit_code == 0
    yes(app)
    send_all(app)

    assert "tomás@example.com" not in {row.recipient for row in deliveries(app)}


def test_a_domain_is_found_in_its_own_letters(app: App, abroad: Path, run: Typed) -> None:
    run("people", "edit", "@tomhill", "--email", "tomás@örnek.example")

    for written in ("tomás@örnek.example", "TOMÁS@ÖRNEK.example", "tomás@xn--rnek-4qa.example"):
        assert "Tom Hill" in run("show", written).stdout


def test_a_list_brings_it_and_knows_it_again(app: App, abroad: Path, run: Typed, tmp_path: Path) -> None:
    path = tmp_path / "more.csv"
    path.write_text("name;email\nTom Hill;toma\u0301s@example.com\nOya Çelik;çelik@örnek.example\n", "utf-8")

    said = run("import", str(path), "--yes")

    assert "1 new, 1 already known" in said.stderr + said.stdout
    assert "çelik@xn--rnek-4qa.example" in run("people", "show", "Oya").stdout
