"""An incoming mail finds the mail that it answers, by the strongest clue that it has."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from outreach.mail.reading import read
from outreach.replies.clues import Clues, clues
from outreach.replies.matching import Candidate, Match, colleagues, match
from outreach.replies.writers import writer

SAMPLES = Path(__file__).resolve().parents[1] / "mail/samples"
SENT = datetime(2026, 11, 24, 7, 0, 0, 400_000, tzinfo=UTC)


def sent(number: int, person: int | None, recipient: str, *, days: int = 0) -> Candidate:
    ids = frozenset({f"<ours.{number}@kilnhaus.example>", f"<ses.{number}@mail.example>"})
    return Candidate(number, person, ids, recipient, SENT + timedelta(days=days))


AYSE = sent(1, 10, "ayse@ornek.example")
AYSE_AGAIN = sent(2, 10, "ayse@ornek.example", days=4)
TOM = sent(3, 20, "tom@ornek.example", days=1)
ALL = (AYSE, AYSE_AGAIN, TOM)


def found(one: Clues) -> Match:
    matched = match(one, ALL)
    assert matched is not None
    return matched


@pytest.mark.parametrize(
    ("one", "candidate", "because"),
    [
        (
            Clues(in_reply_to=("<ours.1@kilnhaus.example>",), references=("<ours.2@kilnhaus.example>",)),
            AYSE,
            "In-Reply-To names our <ours.1@kilnhaus.example>",
        ),
        (
            Clues(in_reply_to=("<x@y>", "<ses.3@mail.example>")),
            TOM,
            "In-Reply-To names our <ses.3@mail.example>",
        ),
        (
            Clues(
                in_reply_to=("<x@y>",),
                references=("<z@y>", "<ours.2@kilnhaus.example>", "<ours.1@kilnhaus.example>"),
            ),
            AYSE_AGAIN,
            "References name our <ours.2@kilnhaus.example>",
        ),
        (
            Clues(returned_ids=("<ours.3@kilnhaus.example>",), failed=("ayse@ornek.example",)),
            TOM,
            "it returns our <ours.3@kilnhaus.example>",
        ),
        (Clues(failed=("Tom@Ornek.Example",)), TOM, "it reports on mail to tom@ornek.example"),
        (
            Clues(failed=("tom@ornek.example",), addresses=("ayse@ornek.example",)),
            TOM,
            "it reports on mail to tom@ornek.example",
        ),
        (Clues(addresses=("AYSE@ornek.example",)), AYSE_AGAIN, "it comes from ayse@ornek.example"),
        (Clues(addresses=("x@y.example", "tom@ornek.example")), TOM, "it comes from tom@ornek.example"),
    ],
)
def test_the_strongest_clue_decides(one: Clues, candidate: Candidate, because: str) -> None:
    matched = found(one)
    assert (matched.candidate, matched.because) == (candidate, because)


def test_a_contact_who_answers_in_the_thread_of_somebody_erased_is_known() -> None:
    erased = sent(9, None, "gone@ornek.example")
    one = Clues(in_reply_to=("<ours.9@kilnhaus.example>",), addresses=("tom@ornek.example",))

    matched = match(one, (erased, *ALL))

    assert matched is not None
    assert (matched.candidate, matched.reasons) == (TOM, ("it comes from tom@ornek.example",))
    alone = match(one, (erased, AYSE))
    assert alone is not None
    assert alone.candidate is erased


AGENCY = Candidate(
    7,
    30,
    frozenset({"<ours.7@kilnhaus.example>"}),
    "mert@ajans.com.tr",
    SENT,
    "mert@ajans.com.tr",
    "Kil atölyesi",
)
OTHER = Candidate(8, 40, frozenset(), "zeynep@ajans.com.tr", SENT, "zeynep@ajans.com.tr", "Re: Kil atölyesi")


def answered(subject: str | None, sender: str, at: datetime | None = None) -> Clues:
    return Clues(answered=subject, addresses=(sender,), at=at)


def test_a_colleague_who_answers_under_our_subject_is_matched_and_all_at_the_company_are_named() -> None:
    one = answered("Kil atölyesi", "menajer@tr.ajans.com.tr")

    matched = match(one, [AGENCY, OTHER, TOM])

    assert matched is not None
    assert (
        matched.because == "it answers the subject of our mail to zeynep@ajans.com.tr, from the same company"
    )
    assert colleagues(one, [AGENCY, OTHER, TOM]) == {30, 40}


@pytest.mark.parametrize(
    "one",
    [
        answered("Kil atölyesi", "menajer@baska.com.tr"),
        answered("Bütçe", "menajer@ajans.com.tr"),
        answered(None, "menajer@ajans.com.tr"),
        answered("Kil atölyesi", "menajer@ajans.com.tr", SENT - timedelta(days=1)),
    ],
)
def test_a_colleague_who_writes_of_something_else_answers_nothing(one: Clues) -> None:
    assert match(one, [AGENCY]) is None
    assert not colleagues(one, [AGENCY])


def test_our_mail_to_an_address_anybody_can_have_has_no_colleagues() -> None:
    ours = Candidate(9, 50, frozenset(), "mert@gmail.com", SENT, "mert@gmail.com", "Kil atölyesi")

    assert match(answered("Kil atölyesi", "another@gmail.com"), [ours]) is None


@pytest.mark.parametrize(
    ("to", "sender"),
    [
        ("a.y.se@gmail.com", "Ayse@googlemail.com"),
        ("ayse+kiln@ornek.example", "ayse@ornek.example"),
        ("ayse@ornek.example", "ayse+shop@ornek.example"),
    ],
)
def test_another_spelling_of_the_same_mailbox_is_the_same_sender(to: str, sender: str) -> None:
    ours = Candidate(9, 50, frozenset(), to, SENT, to)

    assert match(Clues(addresses=(sender,)), [ours]) is not None


def test_an_address_that_our_mail_asked_to_be_answered_at_goes_before_all_else() -> None:
    one = Clues(tokens=("<ours.3@",), in_reply_to=("<ours.1@kilnhaus.example>",))

    assert found(one).because == "it was sent to the address of our <ours.3@kilnhaus.example>"


def test_an_answer_from_another_address_is_the_thread_owners() -> None:
    matched = found(Clues(in_reply_to=("<ours.1@kilnhaus.example>",), addresses=("tom@ornek.example",)))
    assert matched.candidate is AYSE
    assert matched.reasons == ("In-Reply-To names our <ours.1@kilnhaus.example>",)


def test_all_that_agrees_is_kept() -> None:
    matched = found(Clues(in_reply_to=("<ours.1@kilnhaus.example>",), addresses=("ayse@ornek.example",)))
    assert matched.reasons == (
        "In-Reply-To names our <ours.1@kilnhaus.example>",
        "it comes from ayse@ornek.example",
    )


@pytest.mark.parametrize(
    ("at", "candidate"),
    [
        (None, AYSE_AGAIN),
        (SENT + timedelta(days=5), AYSE_AGAIN),
        (SENT + timedelta(days=2), AYSE),
        (SENT.replace(microsecond=0), AYSE),
        (SENT - timedelta(hours=1), None),
        (SENT - timedelta(days=300), None),
    ],
)
def test_a_sender_counts_only_after_we_wrote(at: datetime | None, candidate: Candidate | None) -> None:
    matched = match(Clues(addresses=("ayse@ornek.example",), at=at), ALL)
    assert (matched.candidate if matched else None) is candidate


def test_an_id_counts_whatever_the_clock_says() -> None:
    long_ago = SENT - timedelta(days=300)
    assert found(Clues(in_reply_to=("<ours.1@kilnhaus.example>",), at=long_ago)).candidate is AYSE


@pytest.mark.parametrize(
    "one", [Clues(), Clues(in_reply_to=("<x@y>",)), Clues(addresses=("", "nobody", "a@b.example"))]
)
def test_a_stranger_matches_nobody(one: Clues) -> None:
    assert match(one, ALL) is None
    assert match(one, ()) is None


@pytest.mark.parametrize(
    ("name", "ids", "failed", "addresses"),
    [
        (
            "report",
            {"<ours.1@kilnhaus.example>"},
            ("Tom.Hill@ornek.example",),
            ("MAILER-DAEMON@posta.ornek.example",),
        ),
        ("gateway", {"<ours.4@kilnhaus.example>"}, ("deniz@ornek.example",), ("postmaster@kapi.example",)),
        ("forwarded-by-a-person", {"<ours.5@kilnhaus.example>"}, (), ("menajer@ajans.example",)),
        ("out-of-office", {"<ours.6@kilnhaus.example>"}, (), ("ilker@gezi.example",)),
        (
            "answer-html",
            {"<ours.7@kilnhaus.example>", "<ours.7b@kilnhaus.example>"},
            (),
            ("ayse@ornek.example",),
        ),
    ],
)
def test_clues_of_the_samples(
    name: str, ids: set[str], failed: tuple[str, ...], addresses: tuple[str, ...]
) -> None:
    parts = read((SAMPLES / f"{name}.eml").read_bytes())
    collected = clues(parts, writer(parts))
    assert (set(collected.ids), collected.failed, collected.addresses) == (ids, failed, addresses)
    assert collected.at is not None
    assert collected.at.tzinfo is not None


def test_the_nearest_reference_comes_first_and_each_sender_once() -> None:
    raw = b"References: <a@b> <c@d>\nFrom: x@y.example\nReply-To: x@y.example, z@y.example\nSender: s@y.example\n\n"
    collected = clues(read(raw), writer(read(raw)))
    assert collected.references == ("<c@d>", "<a@b>")
    assert collected.addresses == ("x@y.example", "z@y.example", "s@y.example")
    assert collected.at is None
