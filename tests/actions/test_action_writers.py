"""Whoever we wrote to and who writes to us has answered, whatever thread, list or second author it comes with."""

from __future__ import annotations

from pathlib import Path

from dovecot import Dovecot

from outreach.actions.standings import story
from outreach.actions.syncing import sync
from outreach.app import App
from outreach.commands.sync_told import ended_words
from outreach.replies import Kind
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
    assert ended_words(done) == "2 sequences ended, among them that of Tom Hill"
    assert done.ended == 2
    assert codes(app, "@ayse.seramik") == ["answered"]
    assert codes(app, "@tomhill") == ["answered-elsewhere"]
    assert codes(app, "@ilkergezer") == []
    assert sync(app).arrivals == []
    assert codes(app, "@tomhill") == ["answered-elsewhere"]


def report(app: App) -> bytes:
    """Compose a machine's mail of no kind that is told apart, from Tom in the conversation with Ayşe."""
    raw = answer(1, "tom@example.com", In_Reply_To=our_id(app, "ayse"))
    return raw.replace(b"Content-Type: text/plain", b"Content-Type: multipart/report; boundary=x")


def told(app: App, who: str) -> list[str]:
    return [one.event.said for one in story(app, who).events]


def holding(app: App, who: str) -> list[str]:
    return [hold.code for hold in story(app, who).holds]


def test_a_desk_that_writes_for_somebody_in_another_s_thread_may_have_answered_for_both(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    raw = answer(1, "tom@example.com", In_Reply_To=our_id(app, "ayse"), Auto_Submitted="auto-generated")
    dovecot.deliver(user, raw)

    done = sync(app)

    assert [(one.person.handle, one.kind) for one in done.arrivals] == [("tomhill", Kind.OTHER)]
    assert done.arrivals[0].because == "it comes from tom@example.com"
    assert (done.ended, done.held) == (1, 1)
    assert ended_words(done) == "1 sequence ended, that of Ayşe Yılmaz; 1 sequence held"
    assert "machine-mail" in holding(app, "@tomhill")
    assert codes(app, "@ayse.seramik") == ["answered-elsewhere"]
    assert "perhaps answered in the conversation with Tom Hill, mail 7: it takes a look" in told(
        app, "@ayse.seramik"
    )
    dovecot.deliver(user, raw + b" ")
    assert sync(app).arrivals == []


def test_a_note_of_absence_in_another_s_thread_holds_its_writer_alone(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    ours = our_id(app, "ayse")
    dovecot.deliver(user, answer(1, "tom@example.com", In_Reply_To=ours, Auto_Submitted="auto-replied"))

    done = sync(app)

    assert [(one.person.handle, one.kind) for one in done.arrivals] == [("tomhill", Kind.AUTO_REPLY)]
    assert (done.ended, done.held, done.others) == (0, 1, [])
    assert "away" in holding(app, "@tomhill")
    assert holding(app, "@ayse.seramik") == holding(app, "@ilkergezer")


def test_what_cannot_be_read_in_another_s_thread_stops_both(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    raw = answer(1, "tom@example.com", In_Reply_To=our_id(app, "ayse"))
    parts = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 6000
    dovecot.deliver(user, raw.partition(b"Content-Type")[0] + parts)

    done = sync(app)

    assert [(one.person.handle, one.kind) for one in done.arrivals] == [("tomhill", Kind.OTHER)]
    assert "machine-mail" in holding(app, "@tomhill")
    assert codes(app, "@ayse.seramik") == ["answered-elsewhere"]


def test_a_machine_s_mail_of_two_contacts_in_a_third_one_s_thread_stops_all(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    raw = report(app)
    both = raw.replace(b"From: tom@example.com", b"From: tom@example.com, ilker@example.com")
    dovecot.deliver(user, both, sender="tom@example.com")

    sync(app)

    assert "machine-mail" in holding(app, "@ayse.seramik")
    assert codes(app, "@tomhill") == codes(app, "@ilkergezer") == ["answered-elsewhere"]


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
