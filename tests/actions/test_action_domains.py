"""Before mail leaves DNS is asked whether its domain takes any: what it denies holds, what it does not settle holds nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import Result
from names import Names
from sends import held, send_queued, yes
from smtp_server import SmtpServer
from sqlalchemy import text

from outreach.actions import domains, standings
from outreach.actions.planning import prospect
from outreach.actions.queueing import queue
from outreach.app import App
from outreach.demo import Clock
from spring import configure, states
from submitted import submits, took

Typed = Callable[..., Result]

pytestmark = pytest.mark.usefixtures("trusted")
ZONE = """
example.com. MX 10 mx.example.com.
null.example. MX 0 .
web.example. TXT "no mail here"
kilnhaus.example. MX 10 mx.kilnhaus.example.
"""


@pytest.fixture
def asked(app: App, spring: Path, submission: SmtpServer, names: Names, run: Typed) -> list[tuple[str, str]]:
    """Six approved drafts, three of them to domains without mail, and the questions that DNS heard."""
    names.publish(ZONE)
    for person, where in (("ayse", "gone.example"), ("ilker", "null.example"), ("sule", "web.example")):
        assert run("people", "edit", f"{person}@example.com", "--email", f"{person}@{where}").exit_code == 0
    run("draft", "spring")
    submits(app, submission)
    asks(app, f"127.0.0.1:{names.port}")
    yes(app)
    return names.asked


def asks(app: App, resolver: str) -> None:
    configure(app, lambda text: text.replace("[sending]\n", f'[sending]\nresolver = "{resolver}"\n', 1))


def reasons(app: App) -> dict[str, str]:
    return {
        name: hold.because.partition(", DNS")[0]
        for name, hold in held(app).items()
        if hold.code == "takes-no-mail"
    }


def test_nobody_is_written_to_at_a_domain_that_takes_no_mail(
    app: App, asked: list[tuple[str, str]], submission: SmtpServer
) -> None:
    domains.ask(app)

    assert reasons(app) == {
        "ayse.seramik": "gone.example does not exist",
        "ilkergezer": "null.example takes no mail (null MX)",
        "sulegunes": "web.example has no server for mail",
    }
    queue(app, confirmed=len(prospect(app).plan.slots))
    send_queued(app)
    assert took(submission) == ["tom", "gulsen"]


def test_the_queue_and_why_give_the_same_reason(app: App, asked: list[tuple[str, str]]) -> None:
    domains.ask(app)

    (told,) = standings.story(app, "ayse@gone.example").holds
    assert told.because == "gone.example does not exist, DNS says: outreach people edit WHO --email ADDRESS"
    assert told in {hold for one in standings.queue(app).standings for hold in one.holds}


def test_a_domain_is_asked_of_once_and_by_its_name_alone(
    app: App, asked: list[tuple[str, str]], clock: Clock
) -> None:
    domains.ask(app)
    assert sorted(set(asked)) == sorted(asked)
    assert {name for name, _ in asked} == {
        "example.com",
        "gone.example",
        "null.example",
        "web.example",
        "kilnhaus.example",
    }

    asked.clear()
    domains.ask(app)
    assert asked == []

    clock.now += timedelta(hours=2)
    domains.ask(app)
    assert {name for name, _ in asked} == {"gone.example", "null.example", "web.example", "kilnhaus.example"}


def test_a_domain_that_takes_mail_again_is_written_to_again(
    app: App, asked: list[tuple[str, str]], names: Names, clock: Clock
) -> None:
    domains.ask(app)
    names.publish("gone.example. MX 10 mx.gone.example.")
    clock.now += timedelta(hours=2)
    domains.ask(app)

    assert "ayse.seramik" not in reasons(app)


def test_another_address_lifts_it(app: App, asked: list[tuple[str, str]], run: Typed) -> None:
    domains.ask(app)
    run("people", "edit", "ayse@gone.example", "--email", "ayse@example.com")

    assert "ayse.seramik" not in reasons(app)


@pytest.mark.parametrize("code", ["SERVFAIL", "REFUSED"])
def test_a_question_that_fails_holds_nobody(
    app: App, asked: list[tuple[str, str]], names: Names, code: str
) -> None:
    names.fails |= dict.fromkeys(("gone.example", "null.example", "web.example"), code)
    domains.ask(app)
    assert reasons(app) == {}


def test_a_network_that_denies_every_name_even_ours_holds_nobody(
    app: App, asked: list[tuple[str, str]], names: Names
) -> None:
    names.fails |= dict.fromkeys(
        ("example.com", "null.example", "web.example", "kilnhaus.example"), "NXDOMAIN"
    )
    domains.ask(app)
    assert reasons(app) == {}


def test_a_network_that_is_not_there_holds_nobody_and_costs_seconds(
    app: App, asked: list[tuple[str, str]], names: Names
) -> None:
    names.silent |= {"example.com", "gone.example", "null.example", "web.example"}
    began = time.monotonic()

    domains.ask(app)

    assert reasons(app) == {}
    assert time.monotonic() - began < 6


def test_what_an_unanswered_question_leaves_is_what_was_known(
    app: App, asked: list[tuple[str, str]], names: Names, clock: Clock
) -> None:
    domains.ask(app)
    names.fails |= dict.fromkeys(("gone.example", "null.example", "web.example"), "SERVFAIL")
    clock.now += timedelta(hours=2)
    domains.ask(app)

    assert len(reasons(app)) == 3


def test_switched_off_it_asks_nobody_and_holds_nobody(app: App, asked: list[tuple[str, str]]) -> None:
    domains.ask(app)
    asked.clear()
    configure(app, lambda text: text.replace('resolver = "127', 'resolver = "off" # "127', 1))
    domains.ask(app)

    assert (asked, reasons(app)) == ([], {})


def test_practice_asks_nobody(app: App, asked: list[tuple[str, str]]) -> None:
    configure(app, lambda text: text.replace('transport = "smtp"', 'transport = "local"'))
    domains.ask(app)
    assert (asked, reasons(app)) == ([], {})


def test_of_a_name_for_examples_no_real_server_is_asked(
    app: App, asked: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(app, lambda text: text.replace('resolver = "127', 'resolver = "system" # "127', 1))
    monkeypatch.setattr("outreach.net.dns.Resolver.ask", None)
    domains.ask(app)
    assert reasons(app) == {}


def test_of_a_large_provider_nobody_is_asked(app: App, asked: list[tuple[str, str]], run: Typed) -> None:
    run("people", "edit", "tom@example.com", "--email", "tom@gmail.com")
    run("draft", "spring")
    yes(app)
    domains.ask(app)
    assert "gmail.com" not in {name for name, _ in asked}


def test_a_queued_mail_whose_domain_is_given_up_waits_and_says_why(
    app: App, asked: list[tuple[str, str]], names: Names, submission: SmtpServer
) -> None:
    queue(app, confirmed=len(prospect(app).plan.slots))
    run = send_queued(app)

    assert {step.person.called: step.said for step in run.steps if step.said.startswith("waits")} == {
        "Ayşe Yılmaz": "waits: gone.example does not exist, DNS says: outreach people edit WHO --email ADDRESS",
        "İlker Işık": "waits: null.example takes no mail (null MX), DNS says: outreach people edit WHO --email ADDRESS",
        "Şule Güneş": "waits: web.example has no server for mail, DNS says: outreach people edit WHO --email ADDRESS",
    }
    assert took(submission) == ["tom", "gulsen"]
    assert states(app)["ayse"] == "queued"


def test_no_domain_stands_in_the_database_for_it(app: App, asked: list[tuple[str, str]]) -> None:
    domains.ask(app)
    with app.reading() as db:
        kept = db.execute(text("SELECT value FROM setting WHERE name = 'domains'")).scalars().one()
    assert "no-name" in kept
    assert "example" not in kept
