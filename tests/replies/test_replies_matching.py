"""An incoming mail finds the mail that it answers, by the strongest clue that it has."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from outreach.mail.reading import read
from outreach.replies.clues import Clues, clues
from outreach.replies.matching import Candidate, Match, match

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
    collected = clues(read((SAMPLES / f"{name}.eml").read_bytes()))
    assert (set(collected.ids), collected.failed, collected.addresses) == (ids, failed, addresses)
    assert collected.at is not None
    assert collected.at.tzinfo is not None


def test_the_nearest_reference_comes_first_and_each_sender_once() -> None:
    raw = b"References: <a@b> <c@d>\nFrom: x@y.example\nReply-To: x@y.example, z@y.example\nSender: s@y.example\n\n"
    collected = clues(read(raw))
    assert collected.references == ("<c@d>", "<a@b>")
    assert collected.addresses == ("x@y.example", "z@y.example", "s@y.example")
    assert collected.at is None
