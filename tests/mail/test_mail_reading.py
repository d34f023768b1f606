"""What a mail says of itself is found wherever programs put it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sampled import sample

from outreach.mail.composing import compose, stamp
from outreach.mail.letter import Letter, Mailbox
from outreach.mail.reading import read


def test_what_we_compose_is_read_back() -> None:
    letter = Letter(
        sender=Mailbox("Selin Çelik", "selin@kilnhaus.example"),
        recipient=Mailbox("Yılmaz, Ayşe", "ayse@ornek.example"),
        subject="İş birliği: çini atölyeniz için uzun, çok uzun bir konu satırı daha",
        body="Merhaba,\n\nsır çok güzeldi.",
        footer="Selin",
        message_id="<three@kilnhaus.example>",
        reply_to="ekip@kilnhaus.example",
        references=("<one@kilnhaus.example>", "<two@ornek.example>"),
    )
    parts = read(stamp(compose(letter), datetime(2026, 11, 24, 7, 0, tzinfo=UTC)))
    assert (parts.from_, parts.from_name) == ("selin@kilnhaus.example", "Selin Çelik")
    assert parts.to == ("ayse@ornek.example",)
    assert parts.subject == letter.subject
    assert parts.text == "Merhaba,\n\nsır çok güzeldi.\n\nSelin\n"
    assert parts.message_id == "<three@kilnhaus.example>"
    assert parts.in_reply_to == ("<two@ornek.example>",)
    assert parts.references == letter.references
    assert parts.reply_to == ("ekip@kilnhaus.example",)
    assert parts.date == "2026-11-24T07:00:00+00:00"
    assert (parts.content_type, parts.auto_submitted, parts.return_path) == ("text/plain", None, None)


def test_an_id_that_python_wrote_as_encoded_words_is_read() -> None:
    """Its email package does so with every id that is too long for a line."""
    raw = (
        b"In-Reply-To: =?utf-8?q?=3C0102018f3c2a7d5e-6f1e2d3c-4b5a-6978-8796-a5b4c3d2e?=\r\n"
        b" =?utf-8?q?1f0-000000=40eu-west-1=2Eamazonses=2Ecom=3E?=\r\n\r\n"
    )
    wire = "<0102018f3c2a7d5e-6f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0-000000@eu-west-1.amazonses.com>"
    assert read(raw).in_reply_to == (wire,)


def test_html_becomes_lines_where_there_is_no_plain_text() -> None:
    parts = read(sample("out-of-office"))
    assert parts.text == "Merhaba,\n\n3 Aralık’a kadar yoldayım.\nDönünce yazarım & sevgiler"
    assert (parts.subject, parts.from_name) == ("Otomatik yanıt: İzindeyim", "İlker Işık")
    assert parts.auto_submitted == "auto-replied"


def test_an_empty_plain_part_does_not_hide_the_html() -> None:
    parts = read(sample("answer-html"))
    assert parts.text.strip() == "Hoşuma gitti.\nÜcret nedir?\n> Merhaba Ayşe,"
    assert (parts.from_, parts.from_name) == ("ayse@ornek.example", "Yılmaz, Ayşe")
    assert parts.subject == "Re: İş birliği"
    assert parts.in_reply_to == ("<ours.7@kilnhaus.example>", "<ours.7b@kilnhaus.example>")


def plain(headers: str, body: bytes = b"x") -> bytes:
    return headers.encode() + b"\n\n" + body


@pytest.mark.parametrize(
    ("body", "charset", "text"),
    [
        ("İşık şöyle".encode(), "utf-8", "İşık şöyle"),
        ("İşık şöyle".encode("cp1254"), "windows-1254", "İşık şöyle"),
        ("İşık şöyle".encode("cp1254"), "utf-8", "İşık şöyle"),
        ("İşık şöyle".encode("cp1254"), "x-nobody-knows", "İşık şöyle"),
        ("İşık şöyle".encode(), "us-ascii", "İşık şöyle"),
        ("İşık".encode("utf-16"), "utf-16", "İşık"),
        (b"+AWE-", "unicode-1-1-utf-7", "š"),
        (b"\x81\x8d\xff", "utf-8", "\x81\x8dÿ"),
        (b"a\0b", "utf-8", "ab"),
    ],
)
def test_text_is_decoded_as_it_was_meant(body: bytes, charset: str, text: str) -> None:
    assert read(plain(f"Content-Type: text/plain; charset={charset}", body)).text == text


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("Tue, 24 Nov 2026 10:00:00 +0300", "2026-11-24T10:00:00+03:00"),
        ("24 Nov 2026 10:00 GMT", "2026-11-24T10:00:00+00:00"),
        ("Tue, 24 Nov 2026 10:00:00 -0000", "2026-11-24T10:00:00+00:00"),
        ("Tue, 24 Nov 2026 10:00:00 +9999", None),
        ("yesterday", None),
        ("Tue, 99 Nov 2026 10:00:00 +0300", None),
        ("", None),
    ],
)
def test_a_date_is_iso_or_none(value: str, date: str | None) -> None:
    assert read(plain(f"Date: {value}")).date == date


@pytest.mark.parametrize(
    ("value", "address", "name"),
    [
        ("ayse@ornek.example", "ayse@ornek.example", ""),
        ("<ayse@ornek.example>", "ayse@ornek.example", ""),
        ("ayse@ornek.example (Ayşe)", "ayse@ornek.example", ""),
        ('"not@this.example" <ayse@ornek.example>', "ayse@ornek.example", "not@this.example"),
        ('"Ayşe \\"Çini\\" Y." <ayse@ornek.example>', "ayse@ornek.example", 'Ayşe "Çini" Y.'),
        ("Ayşe Yılmaz <ayse@ornek.example>, x@y.example", "ayse@ornek.example", "Ayşe Yılmaz"),
        ("=?utf-8?q?Ay=C5?= =?utf-8?q?=9Fe?= <ayse@ornek.example>", "ayse@ornek.example", "Ayşe"),
        ("=?nobody?q?Ay=C5=9Fe?= <ayse@ornek.example>", "ayse@ornek.example", "Ayşe"),
        ("undisclosed-recipients:;", None, ""),
        ("Mailer Daemon", None, ""),
        ("", None, ""),
    ],
)
def test_the_sender_is_found_however_it_is_written(value: str, address: str | None, name: str) -> None:
    parts = read(plain(f"From: {value}"))
    assert (parts.from_, parts.from_name) == (address, name)


def test_raw_letters_in_a_header_are_decoded() -> None:
    assert read("Subject: Çini fırını\n\nx".encode("cp1254")).subject == "Çini fırını"
    assert read("Subject: Çini fırını\n\nx".encode()).subject == "Çini fırını"


def test_the_null_return_path_is_told_from_none() -> None:
    assert read(b"Return-Path: <>\n\nx").return_path == ""
    assert read(b"Return-Path: <a@b.example>\n\nx").return_path == "a@b.example"
    assert read(b"Subject: x\n\nx").return_path is None


def test_a_list_footer_does_not_stand_for_an_html_answer() -> None:
    raw = (
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>Yes, gladly</p>\n"
        b"--b\nContent-Type: text/plain\n\nSent through a list\n--b--\n"
    )
    assert read(raw).text.split("\n") == ["Yes, gladly", "Sent through a list"]


def test_an_attached_text_is_not_the_answer() -> None:
    raw = (
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee the media kit.\n"
        b"--b\nContent-Type: text/plain\nContent-Disposition: attachment\n\nprices\n--b--\n"
    )
    assert read(raw).text == "See the media kit."
