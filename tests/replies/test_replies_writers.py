"""Who wrote a mail, a person or a machine, is one value: told by its headers, and in doubt left open."""

from __future__ import annotations

import pytest

from outreach.mail.reading import read
from outreach.replies.phrasing import phrases
from outreach.replies.writers import Writer, writer


@pytest.mark.parametrize(
    ("headers", "by"),
    [
        ("From: MAILER-DAEMON@x.example", Writer.MACHINE),
        ("From: noreply@x.example\nReturn-Path: <>", Writer.MACHINE),
        ("From: a@x.example\nAuto-Submitted: auto-replied", Writer.MACHINE),
        ("From: a@x.example\nContent-Type: multipart/report; boundary=b", Writer.MACHINE),
        ("From: a@x.example\nAuto-Submitted: no", Writer.PERSON),
        ("From: mailadmin@x.example", Writer.UNCLEAR),
        ("From: a@x.example\nSubject: Undeliverable: Kil", Writer.UNCLEAR),
        ("From: a@x.example\nSubject: =?utf-8?q?=C4=B0leti_iletilemedi?=", Writer.UNCLEAR),
        ("From: a@x.example\nSubject: Mail delivery failed: returning message to sender", Writer.UNCLEAR),
        ("From: a@x.example\nReturn-Path: <>", Writer.UNCLEAR),
        ("From: noreply@shop.example\nSubject: Your order was delivered", Writer.PERSON),
        ("From: a@x.example\nSubject: Re: Kil", Writer.PERSON),
    ],
)
def test_who_wrote_a_mail_is_told_by_its_headers(headers: str, by: Writer) -> None:
    assert writer(read(f"{headers}\n\n".encode())) is by


@pytest.mark.parametrize("phrase", phrases("notices")["subjects"])
def test_a_notice_is_fetched_by_whatever_subject_it_is_known(phrase: str) -> None:
    head = "From: a@x.example\nReturn-Path: <a@x.example>\nSubject: "
    assert writer(read(f"{head}{phrase} (An idea)\n\n".encode())) is Writer.UNCLEAR
    assert writer(read(f"{head}Re: {phrase} (An idea)\n\n".encode())) is Writer.PERSON
