"""Whatever a stranger's bytes are, they are read within a second, or it is said why not; nothing breaks."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.fuzz_mail import one
from outreach.mail.reading import read
from outreach.replies import Kind
from outreach.replies.judgement import UNREADABLE
from outreach.replies.understanding import Understood, understood

HEAD = b"From: ayse@ornek.example\nSubject: Re: Mavi\n"
SAMPLES = sorted((Path(__file__).parents[1] / "mail/samples").glob("*.eml"))


def nested(deep: int) -> bytes:
    raw = b"Content-Type: text/plain\n\nOlur.\n"
    for number in range(deep):
        head = f'Content-Type: multipart/mixed; boundary="b{number}"\n\n--b{number}\n'.encode()
        raw = head + raw + f"--b{number}--\n".encode()
    return HEAD + raw


def forwarded(deep: int) -> bytes:
    return HEAD + b"Content-Type: message/rfc822\n\n" * deep + b"Content-Type: text/plain\n\nOlur.\n"


def html(page: bytes) -> bytes:
    return HEAD + b"Content-Type: text/html\n\n" + page


MULTIPART = HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n"
BAD = {
    "nothing": b"",
    "no headers": b"Merhaba, olur.\n" * 5,
    "no headers and no text": bytes(range(256)) * 4000,
    "zeros": b"\0" * 1_000_000,
    "zeros in the text": HEAD + b"\nOl\0ur.\0\n",
    "zeros in the headers": b"From: a\0yse@ornek.example\nSubj\0ect: x\n\nOlur.",
    "100 deep": nested(100),
    "1,000 deep": nested(1000),
    "messages in messages": forwarded(100),
    "messages in messages, 3,000 deep": forwarded(3000),
    "50 MB of text": HEAD + b"\n" + b"Olur. " * (50 * 1024 * 1024 // 6),
    "50 MB of one header": b"Subject: " + b"x" * 50 * 1024 * 1024 + b"\n\nOlur.",
    "50 MB of headers": b"X: y\n" * 10_000_000 + b"\nOlur.",
    "50 MB of lines": HEAD + b"\n" + b"\n" * 50 * 1024 * 1024,
    "50 MB attached before the text": MULTIPART
    + b"--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n"
    + b"A" * 50 * 1024 * 1024
    + b"\n--b\nContent-Type: text/plain\n\nOlur.\n--b--",
    "100,000 parts": MULTIPART + b"--b\n\nx\n" * 100_000,
    "a boundary that never comes": MULTIPART + b"Olur.\n" * 1000,
    "no end": MULTIPART + b"--b\nContent-Type: text/plain\n\nOlur.",
    "a boundary of nothing": HEAD + b'Content-Type: multipart/mixed; boundary=""\n\n--\n\nOlur.\n--\n',
    "no such charset": HEAD + b"Content-Type: text/plain; charset=x-klingon\n\nOlur, \xfe.",
    "a charset that is none": HEAD + b"Content-Type: text/plain; charset=base64\n\nOlur.",
    "another that is none": HEAD + b"Content-Type: text/plain; charset=idna\n\n" + b"Olur.\xff" * 20_000,
    "punycode": HEAD + b"Content-Type: text/plain; charset=punycode\n\n" + b"olur-" + b"a" * 60_000,
    "zeros in a charset": HEAD + b"Content-Type: text/html; charset=utf-\x01\0\0\0\x028\n\nOlur \xc5\x9f.",
    "halves of letters": HEAD + b"Content-Type: text/plain; charset=utf-7\n\n+2AA- +3AA- Olur.",
    "broken base64": HEAD + b"Content-Transfer-Encoding: base64\n\n" + b"T2x1ci4=!!" * 20_000,
    "broken quoted-printable": HEAD
    + b"Content-Transfer-Encoding: quoted-printable\n\n"
    + b"=C5=9=ZZ=\n" * 20_000,
    "no such encoding": HEAD + b"Content-Transfer-Encoding: x-uuencode\n\nbegin 644 a\n#86)C\n`\nend\n",
    "parameters without end": HEAD + b"Content-Type: text/plain" + b'; a*0*="' * 20_000 + b"\n\nOlur.",
    "continued parameters": HEAD
    + b"Content-Type: text/plain"
    + b"".join(b"; x*%d=y" % n for n in range(3000))
    + b"\n\nOlur.",
    "addresses without end": b"From: " + b"<a@b," * 30_000 + b"\nTo: " + b'"' * 60_000 + b"\n\nOlur.",
    "words without end": b"Subject: " + b"=?utf-8?q?=C5=?=" * 8000 + b"\nFrom: a@b.example\n\nOlur.",
    "ids without end": b"References: " + b"<a@b" * 40_000 + b"\nFrom: a@b.example\n\nOlur.",
    "tags without end": html(b"<" * 200_000),
    "quotes in quotes": html(b"<blockquote type=cite><div class=gmail_quote>" * 5000 + b"Olur."),
    "ends without beginnings": html(b"</div></blockquote></table>" * 9000 + b"Olur."),
    "marks without end": html(b"<div class=" + b'"gmail_quote ' * 18_000 + b">Olur."),
    "attributes": html(b"<div " + b"class=gmail_attr " * 14_000 + b">Olur.</div>"),
    "entities": html(b"&" * 100_000 + b"&#xfffffff;&#55296;Olur."),
    "on and on": HEAD + b"\n" + b"On x at y\n" * 7000,
    "blanks": HEAD + b"\n" + b" " * 100_000,
    "wrote": HEAD + b"\n" + b"On 1 @ wrote\n" * 9000,
    "introductions": HEAD + b"\n" + (b"x" * 390 + b"1@:\n") * 300,
    "heads": HEAD + b"\n" + b"From: x\nTo: y\n" * 5000,
    "lawyers": HEAD + b"\n" + b"Disclaimer\n\nconfidential " * 3000,
    "quotes": HEAD + b"\n" + b">" * 60_000 + b"\n> x" * 9000,
    "sent": HEAD + b"\n" + b"sent from my " * 6000,
    "codes": b"From: MAILER-DAEMON@x.example\nReturn-Path: <>\n\n" + b"550 5.1.1 <" * 9000,
}  # fmt: skip


def seconds(raw: bytes) -> tuple[float, Understood]:
    """Read it; where that took long once more, for beside other programs the same work takes several times as long."""
    for _ in range(3):
        began = time.process_time()
        found = understood(read(raw))
        took = time.process_time() - began
        if took < 1:
            break
    return took, found


@pytest.mark.parametrize("name", BAD)
def test_bad_mail_is_read_within_a_second(name: str) -> None:
    took, found = seconds(BAD[name])
    assert took < 1
    assert found.judgement.reason
    assert found.text or not found.parts.trouble


@pytest.mark.parametrize(
    ("name", "because"),
    [
        ("no headers", "it has no headers of an e-mail"),
        ("zeros", "it has no headers of an e-mail"),
        ("1,000 deep", "it has "),
        ("100,000 parts", "it has more parts, or parts inside parts, than any program writes"),
        ("50 MB attached before the text", "it has no text in its first 2 MB"),
    ],
)
def test_what_cannot_be_read_needs_a_look_and_is_no_answer(name: str, because: str) -> None:
    _, found = seconds(BAD[name])
    assert found.judgement.kind is Kind.OTHER
    assert found.judgement.reason.startswith(f"{UNREADABLE}: {because}")
    assert (found.questions, found.interest) == ((), ())
    assert found.text == f"[{found.judgement.reason}]"


@pytest.mark.parametrize(
    "name", ["100 deep", "no end", "no such charset", "zeros in the text", "50 MB of text"]
)
def test_what_is_only_odd_is_an_answer_all_the_same(name: str) -> None:
    _, found = seconds(BAD[name])
    assert (found.judgement.kind, found.text[:4]) == (Kind.REPLY, "Olur")


def test_zeros_in_the_name_of_a_charset_break_nothing() -> None:
    _, found = seconds(BAD["zeros in a charset"])
    assert (found.parts.trouble, found.text) == ("", "Olur ş.")


PIECES = (
    b"From: a@b.example\n", b"Content-Type: multipart/alternative; boundary=b\n", b"Content-Type: multipart/report; boundary=c\n",
    b"Content-Type: message/rfc822\n", b"Content-Type: message/delivery-status\n", b"Content-Type: text/html; charset=cp1254\n",
    b"Content-Transfer-Encoding: base64\n", b"Content-Transfer-Encoding: quoted-printable\n", b"\n", b"--b\n", b"--b--\n", b"--c\n",
    b"Final-Recipient: rfc822; x@y.example\nStatus: 5.1.1\nAction: failed\n", b"<blockquote>", b"<div class=gmail_quote>", b"</div>",
    b"> Merhaba\n", b"Selin <s@k.example>, 24 Kas 2026, 10:00 tarihinde \xc5\x9funu yazd\xc4\xb1:\n", b"Kimden: x\nTarih: y\nKime: z\n",
    b"-- \n", b"\xff\xfe", b"\0", b"=?utf-8?q?=C5?=", b"Olur mu?\n", b"Auto-Submitted: auto-replied\n", b"Return-Path: <>\n", b"\r\n",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=20), max_size=40).map(b"".join))
def test_pieces_of_mail_in_any_order_are_read(raw: bytes) -> None:
    one(raw)


@given(st.sampled_from(SAMPLES), st.integers(0, 3000), st.binary(max_size=30), st.integers(0, 60))
def test_a_sample_with_a_hole_is_read(file: Path, at: int, put: bytes, cut: int) -> None:
    raw = file.read_bytes()
    one(raw[:at] + put + raw[at + cut :])


@given(st.binary(max_size=600))
def test_any_bytes_are_read(raw: bytes) -> None:
    one(raw)


def test_words_that_break_a_rule_need_a_look(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("outreach.replies.understanding.classify", breaks)
    found = understood(read(HEAD + b"\nOlur.")).judgement
    assert found.kind is Kind.OTHER
    assert found.reason == f"{UNREADABLE}: it could not be judged (RecursionError)"
