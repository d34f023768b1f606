"""Machines are told from people, and in doubt it was a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.mail.reading import read
from outreach.replies.classifying import RULES_VERSION, Judgement, classify
from outreach.replies.kinds import Kind

SAMPLES = Path(__file__).resolve().parents[1] / "mail/samples"
REAL = Path(__file__).resolve().parents[3] / "shared/data/mail"
REAL_NAMES = (
    *(f"exim-{number}" for number in range(5, 11)),
    *(f"osmtpd-{number}" for number in range(11, 17)),
    *(f"postfix-{number}" for number in range(17, 22)),
    *("pigeonhole-ayse", "pigeonhole-bob", "pigeonhole-cem"),
)


def judged(headers: str, body: str = "Hello") -> Judgement:
    return classify(read(f"{headers}\n\n{body}".encode()), own=["Selin@kilnhaus.example"])


@pytest.mark.parametrize("name", REAL_NAMES)
def test_mail_of_real_servers_is_never_an_answer(name: str) -> None:
    path = REAL / f"{name}.eml"
    if not path.exists():
        pytest.skip("the mails of real servers are not here")
    assert classify(read(path.read_bytes())).kind is Kind.OTHER


def test_there_are_twenty_of_them() -> None:
    assert len(REAL_NAMES) == 20


@pytest.mark.parametrize(
    ("name", "kind", "line"),
    [
        ("report", Kind.OTHER, "Auto-Submitted: auto-replied"),
        ("mixed", Kind.OTHER, "Content-Type: message/delivery-status"),
        ("international", Kind.OTHER, "Content-Type: multipart/report"),
        ("gateway", Kind.OTHER, "From: postmaster@kapi.example"),
        ("out-of-office", Kind.OTHER, "Auto-Submitted: auto-replied"),
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
        ("From: ayse@ornek.example\nAuto-Submitted: Auto-Replied; owner=x", Kind.OTHER),
        ("From: MAILER-DAEMON@ornek.example", Kind.OTHER),
        ("From: postmaster@ornek.example\nReturn-Path: <>", Kind.OTHER),
        ("From: postmaster@ornek.example\nReturn-Path: <postmaster@ornek.example>", Kind.REPLY),
        ("From: ayse@ornek.example\nReturn-Path: <>", Kind.REPLY),
        ("From: ayse@ornek.example\nPrecedence: bulk", Kind.REPLY),
        ("From: ayse@ornek.example\nX-Auto-Response-Suppress: All", Kind.REPLY),
        ("From: ayse@ornek.example\nSubject: Re: Mail delivery failed", Kind.REPLY),
        ("From: selin@kilnhaus.example", Kind.OWN),
        ("From: SELIN@Kilnhaus.example\nAuto-Submitted: auto-replied", Kind.OWN),
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
