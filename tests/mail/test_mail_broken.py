"""Broken and hostile mail is read as far as it goes, raises nothing and takes no time."""

from __future__ import annotations

import time
from datetime import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sampled import SAMPLES

from outreach.mail.reading import MOST, TEXT, read

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
