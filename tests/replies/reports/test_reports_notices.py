"""Notices that follow no standard are understood by their sender and words, and only above the copy of our mail."""

from __future__ import annotations

import pytest

from outreach.mail.reading import read
from outreach.replies.classifying import classify
from outreach.replies.judgement import Judgement
from outreach.replies.kinds import Kind

DAEMON = "From: Mail Delivery System <MAILER-DAEMON@mx.example>\nReturn-Path: <>\nSubject: "


def judged(head: str, body: str, sent_to: str | None = None) -> Judgement:
    """Judge a mail of headers and words."""
    return classify(read(f"{head}\n\n{body}".encode()), ["selin@kilnhaus.example"], sent_to=sent_to)


@pytest.mark.parametrize(
    ("body", "kind", "reason"),
    [
        ("The following address failed:\n\n<tom@ornek.example>:\nSorry, no mailbox here by that name.", Kind.BOUNCE_HARD, "no such mailbox"),
        ("<tom@ornek.example>: 550 5.1.1 User unknown", Kind.BOUNCE_HARD, "no such mailbox (5.1.1)"),
        ("Could not be delivered to tom@ornek.example\nHost unknown", Kind.BOUNCE_HARD, "no such domain"),
        ("tom@ornek.example\nThis account has been disabled.\nUndeliverable.", Kind.BOUNCE_HARD, "the mailbox is switched off"),
        ("Message to tom@ornek.example failed: over quota. Delivery failed.", Kind.BOUNCE_SOFT, "the mailbox is full"),
        ("tom@ornek.example: message rejected as spam, delivery failed", Kind.BOUNCE_SOFT, "the server refused the mail as spam or for its policy"),
        ("Delivery to tom@ornek.example failed.", Kind.BOUNCE_SOFT, "it does not say why"),
        ("İletiniz tom@ornek.example adresine teslim edilemedi: kullanıcı bulunamadı.", Kind.BOUNCE_HARD, "no such mailbox"),
        ("tom@ornek.example adresine iletilemedi. Posta kutusu dolu.", Kind.BOUNCE_SOFT, "the mailbox is full"),
        ("Uw bericht kon niet worden bezorgd bij tom@ornek.example: gebruiker onbekend", Kind.BOUNCE_HARD, "no such mailbox"),
        ("Votre message à tom@ornek.example n'a pas été remis. La boîte aux lettres est pleine.", Kind.BOUNCE_SOFT, "the mailbox is full"),
        ("Die Zustellung an tom@ornek.example verzögert sich. Wir versuchen es weiter.", Kind.DELAYED, "a server still tries"),
        ("Henüz tom@ornek.example alıcısına teslim edilmedi.\nTeslim etme denemeleri sürecek.", Kind.DELAYED, "a server still tries"),
        ("Delivery to tom@ornek.example has been delayed.\nWe will keep trying for 3 days.", Kind.DELAYED, "a server still tries"),
        ("tom@ornek.example adresine teslim gecikti, yeniden denenecek.", Kind.DELAYED, "a server still tries"),
        ("Your mail to tom@ornek.example is delayed, and we'll keep trying.", Kind.DELAYED, "a server still tries"),
        ("<tom@ornek.example> delivery failed; will not continue trying\nno such mailbox", Kind.BOUNCE_HARD, "no such mailbox"),
        ("tom@ornek.example: the domain ornek.example does not appear to be registered. Undeliverable.", Kind.BOUNCE_HARD, "no such domain"),
        ("<tom@ornek.example>:\n\u65e0\u6cd5\n", Kind.BOUNCE_SOFT, "it does not say why"),
    ],
)  # fmt: skip
def test_a_notice_says_what_happened_to_whom(body: str, kind: Kind, reason: str) -> None:
    judgement = judged(f"{DAEMON}failure notice", body)
    assert (judgement.kind, judgement.reason, judgement.recipient) == (kind, reason, "tom@ornek.example")


def test_exchange_goes_by_one_name_everywhere() -> None:
    head = (
        "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@ornek.example>\nSubject: "
    )
    judgement = judged(
        f"{head}Teslim edilemedi: Mavi", "tom@ornek.example\nGirdiğiniz e-posta adresi bulunamadı."
    )
    assert (judgement.kind, judgement.recipient) == (Kind.BOUNCE_HARD, "tom@ornek.example")


def test_nothing_is_read_below_the_line_that_begins_the_copy() -> None:
    body = "Could not deliver to <tom@ornek.example>: mailbox full\n\n--- Below this line is a copy of the message.\n\nuser unknown <a@b.example>"
    judgement = judged(f"{DAEMON}failure notice", body)
    assert (judgement.reason, judgement.recipient) == ("the mailbox is full", "tom@ornek.example")


def test_of_several_addresses_ours_is_spoken_of() -> None:
    body = "Delivery failed for:\n<a@b.example>\n<tom@ornek.example>\nUser unknown"
    assert (
        judged(f"{DAEMON}failure notice", body, sent_to="tom@ornek.example").recipient == "tom@ornek.example"
    )


@pytest.mark.parametrize(
    "head",
    [
        "From: ayse@ornek.example\nSubject: Re: Undeliverable: An idea",
        "From: ayse@ornek.example\nSubject: Fwd: Mail delivery failed",
        "From: ayse@ornek.example\nSubject: İlt: Teslim edilemedi",
        "From: ayse@ornek.example\nSubject: your mail bounced",
        "From: ayse@ornek.example\nSubject: An idea\nReturn-Path: <>",
    ],
)
def test_a_person_who_quotes_a_notice_is_a_person(head: str) -> None:
    body = "I got this: 550 5.1.1 user unknown, mail delivery failed. Use my other address."
    assert judged(head, body).kind is Kind.REPLY


def test_a_note_of_absence_that_speaks_of_mail_that_is_not_delivered_is_no_notice() -> None:
    head = "From: ayse@ornek.example\nReturn-Path: <>\nAuto-Submitted: auto-replied\nSubject: Re: An idea"
    body = "I am away until 7 December. Your mail was not delivered to my phone: 550 mails are enough."
    assert judged(head, body).kind is Kind.AUTO_REPLY


def test_a_mailbox_that_wants_proof_waits_for_a_person() -> None:
    body = "Your message was not delivered. Verify that you are a person: https://x.example"
    assert judged(f"{DAEMON}Undelivered mail", body).kind is Kind.OTHER


def test_the_header_of_exim_names_who_failed() -> None:
    head = "From: x@mx.example\nX-Failed-Recipients: tom@ornek.example\nSubject: x"
    judgement = judged(head, "It did not work out.")
    assert (judgement.kind, judgement.recipient) == (Kind.BOUNCE_SOFT, "tom@ornek.example")


PERSON = "From: Ayşe <ayse@ornek.example>\nReturn-Path: <Ayse@Ornek.example>\nSubject: "
COPY = "\n\n-----Original Message-----\nReceived: from x\nTo: selin@kilnhaus.example\nSubject: An idea\n"


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("Kargo gecikti", "Kargonuz gecikti, yarın gelir."),
        ("Delivery delay", "The delivery of your parcel is delayed."),
        ("Package delivery failed", "Delivery failed, nobody was at home."),
        ("Delivery problem", "Your parcel could not be delivered: address not found."),
    ],
)
def test_a_person_who_writes_of_parcels_and_passes_a_mail_on_is_a_person(subject: str, words: str) -> None:
    assert judged(f"{PERSON}{subject}", words + COPY).kind is Kind.REPLY


def test_that_a_mail_is_late_is_believed_of_a_mail_system_alone() -> None:
    """Nothing waits for what is late, so it must not be somebody's words."""
    body = f"Your mail to tom@ornek.example is delayed.{COPY}"
    nobody_knows = judged("From: notices@ornek.example\nSubject: Delivery delay", body)
    assert (nobody_knows.kind, nobody_knows.recipient) == (Kind.OTHER, "tom@ornek.example")
    assert (
        judged("From: notices@ornek.example\nReturn-Path: <>\nSubject: Delivery delay", body).kind
        is Kind.DELAYED
    )
    assert judged(f"{DAEMON}Delivery delay", body).kind is Kind.DELAYED
