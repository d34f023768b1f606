"""Machines are told from people, and in doubt it was a person."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from outreach.mail.reading import read
from outreach.replies.classifying import RULES_VERSION, Judgement, classify
from outreach.replies.kinds import Kind

SAMPLES = Path(__file__).resolve().parents[1] / "mail/samples"
REAL = Path(__file__).resolve().parents[3] / "shared/data/mail"


def judged(headers: str, body: str = "Hello") -> Judgement:
    return classify(read(f"{headers}\n\n{body}".encode()), own=["Selin@kilnhaus.example"])


@pytest.mark.parametrize(
    ("name", "back", "instead"),
    [
        ("ayse", date(2026, 8, 20), "menajer@x.test"),
        ("bob", date(2026, 12, 7), None),
        ("cem", date(2026, 12, 15), None),
    ],
)
def test_notes_of_a_real_server(name: str, back: date, instead: str | None) -> None:
    path = REAL / f"pigeonhole-{name}.eml"
    if not path.exists():
        pytest.skip("the mails of real servers are not here")
    judgement = classify(read(path.read_bytes()), ["outreach@brand.test"])
    assert (judgement.kind, judgement.returns_on, judgement.substitute) == (Kind.AUTO_REPLY, back, instead)


@pytest.mark.parametrize(
    ("name", "kind", "line"),
    [
        ("report", Kind.BOUNCE_HARD, "Status: 5.1.1"),
        ("mixed", Kind.BOUNCE_SOFT, "Status: 5.0.0"),
        ("international", Kind.BOUNCE_SOFT, "Status: 5.2.2"),
        ("gateway", Kind.BOUNCE_HARD, "Status: 5.1.1"),
        ("out-of-office", Kind.AUTO_REPLY, "Auto-Submitted: auto-replied"),
        (
            "forwarded-by-a-person",
            Kind.REPLY,
            "Merhaba, Deniz'e yazdığınız geri dönmüş, ekte. Bana yazabilirsiniz.",
        ),
        ("answer-html", Kind.REPLY, "Hoşuma gitti."),
    ],
)
def test_each_sample_is_told_with_the_line_that_shows_it(name: str, kind: Kind, line: str) -> None:
    judgement = classify(read((SAMPLES / f"{name}.eml").read_bytes()))
    assert (judgement.kind, judgement.line) == (kind, line)
    assert judgement.version == RULES_VERSION
    assert judgement.reason
    assert 0 < judgement.confidence <= 1


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        ("From: ayse@ornek.example\nAuto-Submitted: no", Kind.REPLY),
        ("From: ayse@ornek.example\nAuto-Submitted: NO (really)", Kind.REPLY),
        ("From: ayse@ornek.example\nAuto-Submitted: auto-generated", Kind.OTHER),
        ("From: ayse@ornek.example\nAuto-Submitted: Auto-Replied; owner=x", Kind.AUTO_REPLY),
        ("From: MAILER-DAEMON@ornek.example", Kind.OTHER),
        ("From: postmaster@ornek.example\nReturn-Path: <>", Kind.OTHER),
        ("From: postmaster@ornek.example\nReturn-Path: <postmaster@ornek.example>", Kind.REPLY),
        ("From: ayse@ornek.example\nReturn-Path: <>", Kind.REPLY),
        ("From: ayse@ornek.example\nPrecedence: bulk", Kind.REPLY),
        ("From: ayse@ornek.example\nX-Auto-Response-Suppress: All", Kind.REPLY),
        ("From: ayse@ornek.example\nSubject: Re: Mail delivery failed", Kind.REPLY),
        ("From: selin@kilnhaus.example", Kind.OWN),
        ("From: SELIN@Kilnhaus.example\nAuto-Submitted: auto-replied", Kind.OWN),
        ("From: selin+k7@kilnhaus.example", Kind.OWN),
        ("From: ayse+k7@ornek.example", Kind.REPLY),
        ("Subject: no sender", Kind.REPLY),
    ],
)
def test_weak_signs_do_not_make_a_machine(headers: str, kind: Kind) -> None:
    assert judged(headers).kind is kind


def test_a_person_who_quotes_an_error_is_a_person() -> None:
    body = "Your mail to my old address failed with 550 5.1.1, use this one."
    assert judged("From: ayse@ornek.example", body) == Judgement(Kind.REPLY, "a person wrote it", body, 0.9)


def test_without_a_word_the_subject_shows_it_and_it_is_less_sure() -> None:
    judgement = judged("From: ayse@ornek.example\nSubject: Evet", "")
    assert (judgement.kind, judgement.line, judgement.confidence) == (Kind.REPLY, "Evet", 0.5)
