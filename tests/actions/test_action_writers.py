"""Whoever we wrote to and who writes to us has answered, whatever thread, list or second author it comes with."""

from __future__ import annotations

from pathlib import Path

from dovecot import Dovecot

from outreach.actions.standings import story
from outreach.actions.syncing import sync
from outreach.app import App
from posted import answer, our_id, world

__all__ = ["world"]  # fixtures


def codes(app: App, who: str) -> list[str]:
    return [hold.code for hold in story(app, who).holds if hold.final]


def test_an_answer_in_somebody_else_s_thread_ends_both_sequences(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    dovecot.deliver(user, answer(1, "tom@example.com", In_Reply_To=our_id(app, "ayse")))

    done = sync(app)

    assert [one.person.handle for one in done.arrivals] == ["ayse.seramik"]
    assert done.ended == 2
    assert codes(app, "@ayse.seramik") == ["answered"]
    assert codes(app, "@tomhill") == ["answered-elsewhere"]
    assert codes(app, "@ilkergezer") == []
    assert sync(app).arrivals == []
    assert codes(app, "@tomhill") == ["answered-elsewhere"]


def test_a_list_that_puts_our_address_into_from_hides_no_answer(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    dovecot.deliver(user, answer(1, "selin@kilnhaus.example", Reply_To="tom@example.com"))

    assert [one.person.handle for one in sync(app).arrivals] == ["tomhill"]


def test_the_second_author_of_a_mail_has_answered_too(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    raw = answer(1, "office@agency.example").replace(
        b"From: office@agency.example", b"From: office@agency.example, Tom <tom@example.com>"
    )
    dovecot.deliver(user, raw, sender="office@agency.example")

    assert [one.person.handle for one in sync(app).arrivals] == ["tomhill"]
