"""Ids and tokens of ours are found wherever in a mail they stand, in any time that a mail may cost."""

import time

import pytest

from outreach.replies.tracing import ids_anywhere, tokens, untagged

TOKEN = "a2b3c4d5e6f7" + "q" * 20


@pytest.mark.parametrize(
    "words",
    [
        "Message-ID: <one.two@kilnhaus.example>",
        "Your message one.two@kilnhaus.example was not delivered.",
        "[mid:one.two@kilnhaus.example]",
        'id="one.two@kilnhaus.example".',
    ],
)
def test_an_id_is_found_however_a_mail_system_writes_it(words: str) -> None:
    assert "<one.two@kilnhaus.example>" in ids_anywhere(words.encode(), "")
    assert "<one.two@kilnhaus.example>" in ids_anywhere(b"", words)


def test_letters_of_no_charset_hide_no_id() -> None:
    assert ids_anywhere(b"\xff\xfe <a@b.example> \xdd@\xdd", "\u0130@x") == ("<a@b.example>",)


@pytest.mark.parametrize(
    "header", ["To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Forwarded-To"]
)
def test_a_token_is_found_in_any_header_and_in_no_body(header: str) -> None:
    line = f"{header}: Selin <selin+{TOKEN.upper()}@kilnhaus.example>\r\n".encode()

    assert tokens(line + b"\r\nHello") == (f"<{TOKEN}@",)
    assert tokens(b"To: x@y.example\r\n\r\n" + line) == ()


def test_our_token_is_taken_out_of_our_address_and_no_other_tag_is() -> None:
    assert untagged(f"selin+{TOKEN}@kilnhaus.example") == "selin@kilnhaus.example"
    assert untagged("selin+shop@kilnhaus.example") == "selin+shop@kilnhaus.example"


@pytest.mark.parametrize("piece", ["a@", "@", "<", "a" * 99 + "@", "+" + "a" * 31, "x@y.example "])
def test_hostile_bytes_cost_no_time(piece: str) -> None:
    raw = (piece * (2_000_000 // len(piece))).encode()
    begun = time.perf_counter()

    ids_anywhere(raw, raw[:65536].decode())
    tokens(raw)

    assert time.perf_counter() - begun < 1
