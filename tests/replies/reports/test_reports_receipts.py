"""A receipt is none of an answer, and one that refuses is a bounce."""

from __future__ import annotations

from outreach.mail.reading import read
from outreach.replies.classifying import classify
from outreach.replies.kinds import Kind


def receipt(disposition: str, words: str = "Your message was displayed.") -> bytes:
    return (
        "From: Mail Delivery Subsystem <maya@example.com>\nSubject: Read: An idea\n"
        "Content-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n"
        f"--b\n\n{words}\n--b\nContent-Type: message/disposition-notification\n\n"
        f"Reporting-UA: x\nFinal-Recipient: rfc822; maya@example.com\nDisposition: {disposition}\n\n--b--\n"
    ).encode()


def test_what_was_displayed_or_deleted_is_a_receipt() -> None:
    for said in (
        "manual-action/MDN-sent-manually; displayed",
        "automatic-action/MDN-sent-automatically; deleted",
    ):
        judgement = classify(read(receipt(said)))
        assert (judgement.kind, judgement.line) == (Kind.RECEIPT, f"Disposition: {said}")


def test_a_mailbox_that_throws_it_away_and_says_so_refuses_it() -> None:
    raw = receipt(
        "automatic-action/MDN-sent-automatically; deleted",
        "Your message was automatically rejected:\nQuota exceeded",
    )
    judgement = classify(read(raw))
    assert (judgement.kind, judgement.reason) == (Kind.BOUNCE_SOFT, "the mailbox is full")


def test_one_without_its_part_is_known_by_its_type() -> None:
    raw = b"From: maya@example.com\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\n\nx"
    assert classify(read(raw)).kind is Kind.RECEIPT


def test_a_disposition_that_a_person_puts_into_an_answer_takes_nothing_from_it() -> None:
    raw = receipt("manual-action/MDN-sent-manually; displayed", "Yes, gladly.")
    mixed = raw.replace(b"multipart/report", b"multipart/mixed").replace(b"Subject: Read", b"Subject: Re")
    assert classify(read(mixed)).kind is Kind.REPLY
