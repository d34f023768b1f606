"""`outreach send` and domains that take no mail: the plan says so before the count is asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from names import Names
from smtp_server import SmtpServer

from outreach.app import App
from spring import configure
from submitted import submits, took

Typed = Callable[..., Result]

pytestmark = pytest.mark.usefixtures("trusted")


@pytest.fixture
def real(app: App, spring: Path, submission: SmtpServer, names: Names, run: Typed) -> SmtpServer:
    """Six mails, approved for people, one of them to a domain that does not exist."""
    names.publish("example.com. MX 10 mx.example.com.\nkilnhaus.example. MX 10 mx.kilnhaus.example.")
    run("people", "edit", "tom@example.com", "--email", "tom@gone.example")
    run("draft", "spring")
    submits(app, submission)
    configure(
        app,
        lambda text: text.replace("[sending]\n", f'[sending]\nresolver = "127.0.0.1:{names.port}"\n', 1),
    )
    assert run("approve", "spring", "--confirm-count", "6").exit_code == 0
    return submission


def test_the_plan_holds_whom_no_mail_can_reach(real: SmtpServer, run: Typed) -> None:
    result = run("send", "-n")

    because = "gone.example does not exist, DNS says: outreach people edit WHO --email ADDRESS"
    assert f"  held       1  Tom Hill: {because}" in result.stdout.splitlines()
    assert because in run("why", "tom@gone.example").stdout


def test_the_others_get_their_mail(real: SmtpServer, run: Typed) -> None:
    result = run("send", "--confirm-count", "5")

    assert result.exit_code == 5
    assert took(real) == ["ayse", "ilker", "sule", "gulsen"]


def test_with_the_address_corrected_the_mail_is_written_anew_and_leaves(real: SmtpServer, run: Typed) -> None:
    run("send", "--confirm-count", "5")
    run("people", "edit", "tom@gone.example", "--email", "tom@example.com")
    run("draft", "spring", "tom@example.com")
    run("approve", "spring", "--confirm-count", "1")
    run("send", "--confirm-count", "1")

    assert took(real) == ["ayse", "ilker", "sule", "gulsen", "tom"]


def test_doctor_asks_the_server_of_names_of_the_settings(real: SmtpServer, run: Typed, names: Names) -> None:
    run("doctor", "me")
    assert ("kilnhaus.example", "MX") in names.asked
