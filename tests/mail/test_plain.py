"""A mail of one part is read just as the standard parser reads it, or left to it."""

from email.message import Message
from email.parser import BytesHeaderParser, BytesParser
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from outreach.mail.plain import head, plain

_PIECES = (
    *("From: a@b.example\r\n", "Subject: =?utf-8?q?=C3=BC?=\n", "Subject:\r\n folded\r\n\there\r\n", "X:\n"),
    *("Content-Type: text/plain; charset=utf-8\r\n", "Content-Type: multipart/mixed; boundary=x\r\n"),
    *("content-type: message/rfc822\n", "Content-Type: TEXT/html\n", "Content-Type: \n"),
    *(
        "From x Tue\n",
        " begins folded\n",
        "no colon\n",
        ": nothing\n",
        "A : b\n",
        "\r",
        "\n",
        "\r\n",
        "--x\r\n",
    ),
    *("ğ: ş\r\n", "Y: \udcff\0\x0c\x85\r\n", "> quoted\r\n", "words\n"),
)


def _said(mail: Message) -> tuple[list[tuple[str, object]], object]:
    return list(mail.raw_items()), mail.get_payload(decode=True)


@given(st.lists(st.sampled_from(_PIECES), max_size=8).map("".join))
@example("From: a@b.example\r\n\r\nHi\r\n")
@example("Subject: a\r\n \r\n\r\nHi")
def test_what_is_read_is_what_the_standard_parser_reads(text: str) -> None:
    raw = text.encode("utf-8", "surrogateescape")
    found, headers = plain(raw), head(raw)

    if found is not None:
        assert _said(found) == _said(BytesParser().parsebytes(raw))
    if headers is not None:
        assert headers == list(BytesHeaderParser().parsebytes(raw).raw_items())


_SAMPLES = [one.read_bytes() for one in sorted((Path(__file__).parent / "samples").glob("*.eml"))]
_SAMPLES += [
    b"From: a@b.example\r\nSubject: Hi\r\n there\r\nContent-Type: text/plain\r\n\r\nWords\r\n\r\nMore\r\n"
]


@given(
    st.sampled_from(_SAMPLES),
    st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 40), st.sampled_from(_PIECES)), max_size=4),
)
def test_a_mail_with_pieces_put_in_and_cut_out_is_read_as_the_standard_parser_reads_it(
    raw: bytes, changes: list[tuple[int, int, str]]
) -> None:
    for at, cut, piece in changes:
        place = at % (len(raw) + 1)
        raw = raw[:place] + piece.encode("utf-8", "surrogateescape") + raw[place + cut :]
    found, headers = plain(raw), head(raw)

    if found is not None:
        assert _said(found) == _said(BytesParser().parsebytes(raw))
    if headers is not None:
        assert headers == list(BytesHeaderParser().parsebytes(raw).raw_items())


@pytest.mark.parametrize(
    "odd", ["Hi\r\n", "From: a@b.example", "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x--\r\n", ""]
)
def test_what_may_be_more_than_text_is_left_to_the_standard_parser(odd: str) -> None:
    assert plain(odd.encode()) is None


def test_headers_that_never_end_are_left_to_the_standard_parser() -> None:
    assert plain(b"A: b\r\n" * 100_000 + b"\r\n") is None
    assert head(b"A: b\r\n" * 100_000 + b"\r\n") is None
