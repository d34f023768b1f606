"""Feedback loops are understood, in the standard form, broken, and from before there was one."""

from __future__ import annotations

import pytest

from outreach.mail.reading import read
from outreach.replies.classifying import classify
from outreach.replies.judgement import Judgement
from outreach.replies.kinds import Kind


def feedback(
    kind: str, *, head: str = "From: fbl@provider.example", returned: str = "message/rfc822"
) -> bytes:
    return (
        f"{head}\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\n\nThis is a report.\n"
        f"--b\nContent-Type: message/feedback-report\n\nFeedback-Type: {kind}\nUser-Agent: x/1\nVersion: 1\n"
        f"Original-Rcpt-To: <maya@example.com>\n\n--b\nContent-Type: {returned}\n\nMessage-ID: <ours.1@kilnhaus.example>\n"
        "To: maya@example.com\nSubject: An idea\n\nHello\n--b--\n"
    ).encode()


def judged(raw: bytes) -> Judgement:
    return classify(read(raw), ["selin@kilnhaus.example"])


@pytest.mark.parametrize("kind", ["abuse", "fraud", "other", "Abuse (spam)", "complaint"])
def test_a_complaint_names_the_recipient(kind: str) -> None:
    judgement = judged(feedback(kind))
    assert (judgement.kind, judgement.reason) == (Kind.COMPLAINT, "they reported it as spam")
    assert judgement.recipient == "maya@example.com"


@pytest.mark.parametrize("kind", ["auth-failure", "not-spam", "virus"])
def test_feedback_that_is_no_complaint_is_none(kind: str) -> None:
    assert judged(feedback(kind)).kind is Kind.OTHER


def test_feedback_may_ask_for_no_more_mail() -> None:
    assert judged(feedback("opt-out")).kind is Kind.OPT_OUT


def test_a_report_whose_parts_fell_apart_is_read_as_text() -> None:
    broken = feedback("abuse").replace(b"boundary=b", b"boundary=c")
    assert judged(broken).kind is Kind.COMPLAINT
    assert (
        judged(b"From: x@provider.example\n\nFeedback-Type: abuse\nUser-Agent: x\nVersion: 1\n").kind
        is Kind.COMPLAINT
    )


@pytest.mark.parametrize(
    ("sender", "subject", "body"),
    [
        ("staff@hotmail.com", "complaint about message from 192.0.2.1", ""),
        ("scomp@aol.net", "Email Feedback Report for IP 192.0.2.1", ""),
        ("report@fbl.provider.example", "FW: x", "A user reported the following message as spam."),
    ],
)
def test_older_loops_are_known_by_sender_and_words(sender: str, subject: str, body: str) -> None:
    expected = Kind.REPLY if subject.startswith("FW") else Kind.COMPLAINT
    assert judged(f"From: {sender}\nSubject: {subject}\n\n{body}\n".encode()).kind is expected


@pytest.mark.parametrize(
    "head",
    [
        "From: maya@example.com\nSubject: spam report\n\nI wrote a spam report about your competitor.",
        "From: feedback@brand.example\nSubject: Re: An idea\n\nThanks for your feedback, we are in.",
        "From: maya@example.com\nSubject: Re: x\n\nFeedback-Type: abuse\nVersion: 1\nis what I got, what is it?",
        "From: feedback@brand.example\nSubject: Hello\n\nWe like it.",
    ],
)
def test_a_person_who_speaks_of_it_is_a_person(head: str) -> None:
    assert judged(head.encode()).kind is Kind.REPLY
