"""What a mail in the mailbox is taken for: an answer, a machine's, evidence of our own; of all other mail nothing is kept."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import Result
from dovecot import Dovecot

from outreach.actions.syncing import sync
from outreach.app import App
from outreach.mail import reading
from outreach.mail.delivery import DeliveryState
from outreach.mail.letter import Parts
from outreach.models import Unmatched
from posted import answer, count, every_byte, lose, our_id, our_subject, world
from spring import letter, states

__all__ = ["world"]  # fixtures

Typed = Callable[..., Result]

PRIVATE = [
    letter(
        "anne@aile.example", "çok gizli sözler", Subject="aile meselesi", Message_ID="<gizli1@aile.example>"
    ),
    letter(
        "banka@bank.example", "hesap dökümü 4711", Subject="ekstreniz", Message_ID="<gizli2@bank.example>"
    ),
    letter(
        "x@stranger.example",
        "başka bir konu",
        Subject="Re: yemek tarifi",
        In_Reply_To="<gizli3@else.example>",
    ),
    letter(
        "MAILER-DAEMON@bank.example",
        "somebody else's bounce",
        Subject="Undelivered",
        Auto_Submitted="auto-replied",
    ),
]


def test_of_other_mail_nothing_at_all_is_kept_on_sqlite(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    for raw in PRIVATE:
        dovecot.deliver(user, raw)
    dovecot.deliver(user, answer(1, "ayse@example.com", "bunlar saklanır"))

    done = sync(app)

    assert ([(one.new, one.theirs) for one in done.looked], done.doubtful) == ([(5, 1)], 0)
    app.close()
    kept = every_byte(world)
    words = (
        "meselesi",
        "gizli",
        "banka",
        "bank.example",
        "4711",
        "ekstre",
        "stranger",
        "yemek",
        "somebody else",
    )
    assert [word for word in words if word.encode() in kept] == []
    assert "bunlar saklanır".encode() in kept


def test_what_only_looks_like_an_answer_is_listed_without_its_words(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed
) -> None:
    subject = our_subject(app, "ayse")
    raw = answer("r", "menajer@ajans.example", "ben menajeriyim", Subject=f"Ynt: RE: {subject}")
    dovecot.deliver(user, raw)
    dovecot.deliver(user, raw, "Archive")
    dovecot.deliver(user, letter("y@other.example", "tesadüf", Subject=subject))

    done = sync(app)
    shown = run("queue", "--unmatched")

    assert (done.arrivals, done.doubtful) == ([], 1)
    assert "menajer@ajans.example" in shown.stdout
    assert subject in shown.stdout
    assert "our mail to ayse@example.com" in shown.stdout
    assert "menajeriyim" not in shown.stdout
    assert count(app, Unmatched) == 1
    assert sync(app).doubtful == 0


def test_machines_are_told_from_people(app: App, world: Path, dovecot: Dovecot, user: str) -> None:
    bounce = (
        b"From: MAILER-DAEMON@mx.example\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n"
        b"\r\n--b\r\nContent-Type: text/plain\r\n\r\n550 no such user\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        b"Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; sule@example.com\r\nAction: failed\r\n"
        b"Status: 5.1.1\r\n--b--\r\n"
    )
    dovecot.deliver(user, bounce, sender="")
    dovecot.deliver(user, answer(2, "tom@example.com", "Away", Auto_Submitted="auto-replied"))
    dovecot.deliver(user, answer(3, "ilker@example.com", Subject="bambaşka bir konu"))

    done = sync(app)

    assert sorted((one.person.handle, str(one.kind)) for one in done.arrivals) == [
        ("ilkergezer", "reply"),
        ("sulegunes", "bounce_hard"),
        ("tomhill", "auto_reply"),
    ]
    assert (done.ended, done.held) == (1, 2)


def test_our_own_mail_is_no_answer(app: App, world: Path, dovecot: Dovecot, user: str) -> None:
    dovecot.deliver(user, answer(1, "selin@kilnhaus.example", In_Reply_To=our_id(app, "ayse")))

    assert sync(app).arrivals == []


UNKNOWN: Mapping[str, tuple[str, Callable[[str], bytes]]] = {
    "in Sent": ("Sent", lambda ours: letter("selin@kilnhaus.example", "copy", Message_ID=ours)),
    "in Sent under another id": (
        "Sent",
        lambda ours: letter(
            "selin@kilnhaus.example", "copy", Message_ID="<new@x.example>", X_Google_Original_Message_ID=ours
        ),
    ),
    "answered": ("INBOX", lambda ours: answer(1, "tom@example.com", In_Reply_To=ours)),
    "bounced": (
        "INBOX",
        lambda ours: (
            b"From: MAILER-DAEMON@mx.example\r\nAuto-Submitted: auto-replied\r\nReferences: "
            + ours.encode()
            + b"\r\n\r\nno\r\n"
        ),
    ),
}


@pytest.mark.parametrize("evidence", list(UNKNOWN))
def test_evidence_settles_what_nobody_knew(
    app: App, world: Path, dovecot: Dovecot, user: str, evidence: str
) -> None:
    lose(app, "tom")
    lose(app, "sule")
    folder, raw = UNKNOWN[evidence]
    dovecot.deliver(user, raw(our_id(app, "tom")), folder)

    done = sync(app)

    assert not done.failed
    assert done.settled == 1
    assert states(app)["tom"] == DeliveryState.SENT
    assert states(app)["sule"] == DeliveryState.UNKNOWN


def test_what_the_server_does_not_give_is_kept_as_unclear_or_told(
    app: App, world: Path, dovecot: Dovecot, user: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mail that cannot be taken apart is no answer and no reason to stop."""

    whole = reading._read

    def fails(raw: bytes) -> Parts:
        if b"POISON" in raw:
            raise ValueError
        return whole(raw)

    monkeypatch.setattr(reading, "_read", fails)
    dovecot.deliver(user, answer(1, "ayse@example.com", "POISON"))
    dovecot.deliver(user, answer(2, "ilker@example.com"))

    done = sync(app)

    assert sorted((one.person.handle, str(one.kind)) for one in done.arrivals) == [
        ("ayse.seramik", "other"),
        ("ilkergezer", "reply"),
    ]
    assert sync(app).looked == []


def test_letters_that_no_database_takes_stop_nothing(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    """Half a letter, as UTF-7 can write it."""
    head = b"From: ayse@example.com\r\nSubject: =?utf-7?q?+2AA-x?=\r\nContent-Type: text/plain; charset=utf-7\r\n"
    dovecot.deliver(user, head + b"Message-ID: <odd@example.com>\r\n\r\n+2AA- Olur +AAA-\r\n")
    stray = b"From: =?utf-7?q?+2AA-x?= <y@ajans.example>\r\nSubject: Re: =?utf-7?q?+2AA-x?=\r\n\r\nhi\r\n"
    dovecot.deliver(user, stray)

    done = sync(app)

    assert not done.failed
    assert [one.text.strip("? ") for one in done.arrivals] == ["Olur"]
    assert sync(app).looked == []


def test_a_large_mail_is_kept_by_its_beginning(app: App, world: Path, dovecot: Dovecot, user: str) -> None:
    with dovecot.mailbox(user) as box:
        box.append("INBOX", answer(1, "ayse@example.com", "Olur.\n" + ("x" * 70 + "\n") * 40_000))

    done = sync(app)

    assert done.arrivals[0].text.startswith("Olur.")
    assert sync(app).looked == []
