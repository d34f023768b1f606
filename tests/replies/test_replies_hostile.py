"""No bytes make the classifier fail, and none take it a second."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import answers, notes

from outreach.mail.reading import read
from outreach.replies.classifying import classify
from outreach.replies.clues import clues
from outreach.replies.writers import writer

#: What a classifier looks at, to be put together by chance.
PIECES = st.sampled_from(
    [
        "From: MAILER-DAEMON@x.example\n", "From: a@b.example\n", "Return-Path: <>\n", "Subject: failure notice\n", "Subject: Re: x\n",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n", "Content-Type: multipart/report; report-type=feedback-report; boundary=b\n",
        "Auto-Submitted: auto-replied\n", "Precedence: junk\n", "\n", "--b\n", "--b--\n", "Content-Type: message/delivery-status\n\n", "Content-Type: message/feedback-report\n\n",
        "Content-Type: message/disposition-notification\n\n", "Content-Type: message/rfc822\n\n", "Final-Recipient: rfc822; a@b.example\n", "Action: failed\n", "Action: delayed\n",
        "Status: 5.1.1\n", "Status: 5.999.999\n", "Status: \u0665.\u0661.\u0661\n", "Diagnostic-Code: smtp; 550 user unknown\n", "Feedback-Type: abuse\n", "<a@b.example>:\n",
        "until 31/31/2026\n", "5-12 Aralık'a kadar döneceğim\n", "take me off\n", "bir daha yazmayın\n", "\0", "\ud800", "İ" * 50,
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_pieces_of_reports_in_any_order_are_judged(text: str) -> None:
    parts = read(text.encode("utf-8", "surrogatepass"))
    judgement = classify(parts, ["selin@kilnhaus.example"], sent_to="a@b.example")
    assert judgement.reason
    assert clues(parts, writer(parts)).addresses is not None
    assert len(judgement.line) <= 200


@given(st.binary(max_size=2000))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_judged(raw: bytes) -> None:
    parts = read(raw)
    assert classify(parts).reason
    assert clues(parts, writer(parts)).failed is not None


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_a_mail_that_lost_some_of_its_bytes_is_judged(data: st.DataObject) -> None:
    raw = data.draw(st.sampled_from(WHOLE))
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    assert classify(read(raw[:start] + raw[end:])).reason


WHOLE = [note.raw for note in notes()[:20]] + [answer.raw for answer in answers()[:20]]
MACHINE = "From: MAILER-DAEMON@x.example\nReturn-Path: <>\nSubject: failure notice\n\n"
NOTE = "From: a@b.example\nAuto-Submitted: auto-replied\n\n"
PERSON = "From: a@b.example\n\n"


@pytest.mark.parametrize("head", [MACHINE, NOTE, PERSON])
@pytest.mark.parametrize(
    "body",
    [
        "a" * 100_000,
        "a@" * 50_000,
        "<" * 100_000,
        "550 " * 25_000,
        "5.1." * 25_000,
        "user " * 20_000,
        "mailbox * full " * 7_000,
        "1/1/1/" * 17_000,
        "until " * 17_000,
        "5 aralik - " * 9_000,
        "back " * 20_000,
        "kadar " * 17_000,
        "on monday at\n" * 8_000,
        "over x\n" * 15_000,
        "final-recipient: rfc822; a@b.c\naction: failed\n" * 3_000,
        "Received: from x\nFrom: y\n" * 5_000,
        "> " * 50_000,
        "-\n" * 50_000,
        " " * 100_000,
        "take * me off " * 8_000,
        "do not send me any more of these " * 3_000,
        "bir daha mail " * 8_000,
        "never ever " * 9_000,
        "please! " * 13_000,
        "this is an automated " * 5_000,
        "[a](https://b " * 7_000,
        "until the 3rd " * 7_000,
        "İ" * 60_000,
        "a.b@c.d," * 12_000,
    ],
    ids=lambda body: repr(body[:14]),
)
def test_no_text_takes_a_second(head: str, body: str) -> None:
    raw = (head + body).encode()
    classify(read(b"From: warm@up.example\n\nx"))
    start = time.process_time()
    classify(read(raw), ["selin@kilnhaus.example"], sent_to="tom@ornek.example")
    assert time.process_time() - start < 1
