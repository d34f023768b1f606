"""Any bytes at all become Parts; what a mail says of itself is found wherever programs put it."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from outreach.mail.composing import compose, stamp
from outreach.mail.letter import Letter, Mailbox
from outreach.mail.reading import MOST, TEXT, read

SAMPLES = Path(__file__).parent / "samples"
REAL = Path(__file__).resolve().parents[3] / "shared/data/mail"


def sample(name: str) -> bytes:
    return (SAMPLES / f"{name}.eml").read_bytes()


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


@pytest.mark.parametrize(
    ("name", "failed", "returned", "reports"),
    [
        ("report", ("Tom.Hill@ornek.example",), ("<ours.1@kilnhaus.example>",), True),
        ("mixed", ("tom@ornek.example",), ("<ours.2@kilnhaus.example>", "<ours.2b@kilnhaus.example>"), True),
        ("international", ("oya@ornek.example", "ece@ornek.example"), ("<ours.3@kilnhaus.example>",), True),
        ("gateway", ("deniz@ornek.example",), ("<ours.4@kilnhaus.example>",), False),
        ("forwarded-by-a-person", ("deniz@ornek.example",), (), False),
        ("out-of-office", (), (), False),
    ],
)
def test_reports_name_the_recipient_and_our_mail(
    name: str, failed: tuple[str, ...], returned: tuple[str, ...], *, reports: bool
) -> None:
    parts = read(sample(name))
    assert (parts.failed, parts.returned_ids, parts.reports) == (failed, returned, reports)


def test_the_returned_mail_is_not_the_text() -> None:
    assert read(sample("report")).text.strip() == "The mail below found no mailbox here."
    assert "Kutu dolu" in read(sample("international")).text


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


BROKEN = {
    "nothing": b"",
    "one NUL": b"\0",
    "NULs": b"From: a\0@b.example\n\n\0\0x",
    "no headers": b"just words, and no header",
    "only headers": b"From: a@b.example",
    "a boundary that never comes": b"Content-Type: multipart/mixed; boundary=x\n\nwords that stand alone",
    "no boundary": b"Content-Type: multipart/alternative\n\n--a\n\nwords\n--a--",
    "base64 that is none": b"Content-Transfer-Encoding: base64\n\n!!!! QQ",
    "base64 cut short": b"Content-Transfer-Encoding: base64\n\nTWVyaGFiYQ",
    "uuencode": b"Content-Transfer-Encoding: x-uuencode\n\nbegin 644 x\n#garbage\nend",
    "an encoded word that is none": b"Subject: =?utf-8?b?%%%?= =?x?z?y?= =?utf-8?q?=ZZ?=\n\nx",
    "a type that is none": b"Content-Type: ;;;/\xff\n\nx",
    "8-bit headers": b"From: \xde\xff <a@b.example>\nContent-Type: text/plain; charset=\xff\nDate: \xff\n\n\xff",
    "a status that is text": b"Content-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\nQUJD",
    "a report with nothing in it": b"Content-Type: multipart/report; boundary=x\n\n--x--\n",
    "broken declarations": b"Content-Type: text/html\n\n<![x<!a<!-b<?c</<a b='<p>words",
    "a group": b"To: friends: a@b.example, c@d.example;\n\nx",
    "CR alone": b"From: a@b.example\rSubject: x\r\rwords",
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_mail_raises_nothing(name: str) -> None:
    read(BROKEN[name])


def test_what_can_be_saved_of_broken_mail_is_saved() -> None:
    assert read(BROKEN["a boundary that never comes"]).text == "words that stand alone"
    assert read(BROKEN["base64 cut short"]).text == "Merhaba"
    assert read(BROKEN["8-bit headers"]).from_ == "a@b.example"
    assert read(BROKEN["broken declarations"]).text.endswith("words")


def nested(depth: int, inside: bytes = b"deep words\n") -> bytes:
    heads = (
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level) for level in range(depth)
    )
    return b"From: a@b.example\n" + b"".join(heads) + b"\n" + inside


def test_parts_in_parts_are_followed_for_a_hundred_levels() -> None:
    assert read(nested(99)).text.strip() == "deep words"
    assert read(nested(5000)).from_ == "a@b.example"
    assert read(b"From: a@b.example\n" + b"Content-Type: message/rfc822\n\n" * 5000).from_ == "a@b.example"


def test_only_so_much_is_looked_at() -> None:
    assert len(read(b"From: a@b.example\n\n" + b"x" * (MOST + 5)).text) == TEXT
    late = b"From: a@b.example\n" + b"X: y\n" * (MOST // 5) + b"Subject: too late\n\nx"
    assert read(late).subject == ""


HOSTILE = {
    "comments": b"Content-Type: text/html\n\n" + b"<!--" * 500_000,
    "tags": b"Content-Type: text/html\n\n" + b"<a " * 600_000,
    "quotes": b"Content-Type: text/html\n\n<a " + b'="' * 900_000,
    "heads": b"Content-Type: text/html\n\n" + b"<head><script><style>" * 90_000,
    "entities": b"Content-Type: text/html\n\n" + b"&" * 2_000_000,
    "quoted names": b'From: "' + b'\\"' * 900_000 + b"\n\n",
    "signs": b"From: " + b"@" * 1_900_000 + b"\n\n",
    "letters": b"From: " + b"a" * 1_900_000 + b"\n\n",
    "ids": b"References: " + b"<a@b> " * 300_000 + b"\n\n",
    "encoded words": b"Subject: " + b"=?utf-8?q?a?= " * 100_000 + b"\n\n",
    "parameters": b"Content-Type: text/plain" + b";a=b" * 400_000 + b"\n\nx",
    "deep and long": nested(250, b"x\n" * 900_000),
    "parts": b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 250_000,
    "header lines": b"a: b\n" * 400_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_two_megabytes_made_to_take_long_do_not(name: str) -> None:
    began = time.process_time()
    read(HOSTILE[name])
    assert time.process_time() - began < 8, "these took up to a minute with the standard parsers alone"


@given(st.binary(max_size=2000))
def test_no_bytes_raise(raw: bytes) -> None:
    assert "\0" not in read(raw).text


PIECES = st.lists(
    st.sampled_from(
        [
            *(
                b"From: ",
                b"To: ",
                b"Date: ",
                b"Subject: ",
                b"Content-Type: ",
                b"References: ",
                b"\n",
                b"\r\n",
                b"\n\n",
            ),
            *(
                b"multipart/report; boundary=b",
                b"multipart/mixed; boundary=b",
                b"message/rfc822",
                b"text/html",
            ),
            *(
                b"message/delivery-status",
                b"text/rfc822-headers",
                b"message/global-delivery-status",
                b"; charset=",
            ),
            *(
                b"--b\n",
                b"--b--\n",
                b"Final-Recipient: rfc822; a@b.example\n",
                b"Content-Transfer-Encoding: base64\n",
            ),
            *(
                b"\xff",
                b"\0",
                b"=?utf-8?q?",
                b"?=",
                b"<a@b>",
                b'"',
                b"(",
                b";",
                b"*0*=",
                b"'",
                b"<p>",
                b"<!--",
                b" ",
            ),
        ]
    ),
    max_size=60,
).map(b"".join)


@given(PIECES)
@example(b"Content-Type: multipart/mixed; boundary=\n\n--\n\nx")
def test_no_mixture_of_what_mail_is_made_of_raises(raw: bytes) -> None:
    parts = read(raw)
    assert "\0" not in parts.text + parts.subject + parts.from_name
    assert parts.date is None or datetime.fromisoformat(parts.date).tzinfo


@given(st.integers(0, 2000), st.sampled_from(sorted(path.name for path in SAMPLES.iterdir())))
def test_a_mail_cut_off_anywhere_is_read(length: int, name: str) -> None:
    whole = (SAMPLES / name).read_bytes()
    assert read(whole[:length]).message_id in {None, read(whole).message_id}


REAL_FAILED = {
    "exim-5": "nouser1@good.test",
    "exim-6": "block@good.test",
    "exim-7": "disabled@good.test",
    "exim-8": "big@good.test",
    "exim-9": "x@nodomain.test",
    "exim-10": "full@good.test",
    "osmtpd-11": "nouser1@good.test",
    "osmtpd-12": "full@good.test",
    "osmtpd-13": "block@good.test",
    "osmtpd-14": "disabled@good.test",
    "osmtpd-15": "big@good.test",
    "osmtpd-16": "full@good.test",
    "postfix-17": "nouser1@good.test",
    "postfix-18": "block@good.test",
    "postfix-19": "big@good.test",
    "postfix-20": "disabled@good.test",
    "postfix-21": "full@good.test",
}


@pytest.mark.parametrize("name", REAL_FAILED)
def test_bounces_of_real_servers_name_recipient_and_mail(name: str) -> None:
    path = REAL / f"{name}.eml"
    if not path.exists():
        pytest.skip("the mails of real servers are not here")
    parts = read(path.read_bytes())
    assert parts.failed == (REAL_FAILED[name],)
    assert len(parts.returned_ids) == 1
    assert parts.returned_ids[0].endswith("@brand.test>")
    assert parts.reports
    assert parts.return_path == ""


def test_a_part_too_many_changes_nothing_of_the_rest() -> None:
    parts = read(sample("report"))
    assert replace(parts, text="") == replace(read(sample("report") + b"\n--r=_1\n\nafter the end"), text="")
