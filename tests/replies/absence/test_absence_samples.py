"""Notes of absence of many machines are known, with the day of return and who answers meanwhile."""

from __future__ import annotations

import pytest
from samples import Note, notes

from outreach.mail.reading import read
from outreach.replies.classifying import classify
from outreach.replies.kinds import Kind

NOTES = notes()


@pytest.mark.parametrize("note", NOTES, ids=[note.by for note in NOTES])
def test_a_note_is_read(note: Note) -> None:
    judgement = classify(read(note.raw), ["selin@kilnhaus.example"])
    assert (judgement.kind, judgement.returns_on, judgement.substitute) == (
        Kind.AUTO_REPLY,
        note.returns,
        note.instead,
    )


def test_there_are_more_than_eighty_in_two_languages() -> None:
    assert len(NOTES) == 82
    assert sum("Turkish" in note.by for note in NOTES) >= 30


@pytest.mark.parametrize(
    "head",
    [
        "Precedence: bulk\nList-Id: <talk.example.com>",
        "Precedence: list",
        "X-Auto-Response-Suppress: All",
        "Auto-Submitted: no",
        "X-Autoreply: no",
        "Subject: Re: Automatic reply: An idea",
        "Subject: [makers] Re: Nora is out of the office",
        "Subject: Ynt: Otomatik yanıt: fikir",
    ],
)
def test_a_person_who_says_so_is_a_person(head: str) -> None:
    raw = f"From: ayse@ornek.example\n{head}\n\nI'm out of the office till Monday but yes!".encode()
    judgement = classify(read(raw))
    assert (judgement.kind, judgement.reason) == (
        Kind.REPLY,
        "a person wrote it, in words that notes of absence or receipt use",
    )


ANSWERS = "From: Desk <desk@ajans.example>\nIn-Reply-To: <ours.1@kilnhaus.example>\n"


@pytest.mark.parametrize(
    ("head", "words", "kind"),
    [
        (f"{ANSWERS}Auto-Submitted: auto-generated\nSubject: Re: An idea", "Yes, we would love to. Our fee is 500 EUR.", Kind.OTHER),
        (f"{ANSWERS}Auto-Submitted: auto-generated\nSubject: Re: An idea", "I am out of the office until Monday.", Kind.AUTO_REPLY),
        (f"{ANSWERS}X-Auto-Response-Suppress: DR, OOF, AutoReply\nX-MS-Exchange-Inbox-Rules-Loop: a@b.example", "Yes.", Kind.REPLY),
        (f"{ANSWERS}X-Auto-Response-Suppress: All\nX-MS-Exchange-Inbox-Rules-Loop: a@b.example", "Bye.", Kind.AUTO_REPLY),
        (f"{ANSWERS}Subject: Re: An idea\nPrecedence: bulk", "I'm out of the office till Monday but yes.", Kind.REPLY),
        (f"{ANSWERS}Subject: Re: An idea\nPrecedence: junk", "I'm out of the office till Monday but yes.", Kind.REPLY),
        (f"{ANSWERS}Subject: Re: An idea\nReturn-Path: <>", "I'm out of the office till Monday.", Kind.AUTO_REPLY),
        (f"{ANSWERS}Subject: Out of office collab idea", "I'm on vacation, and yes.", Kind.REPLY),
        (f"{ANSWERS}Subject: Automatic reply: An idea\nAuto-Submitted: auto-generated", "Bye.", Kind.AUTO_REPLY),
        ("From: ayse@ornek.example\nSubject: Out of office collab idea", "How about a film on desks?", Kind.REPLY),
        ("From: ayse@ornek.example\nSubject: Yıllık izin kampanyası", "Kampanyamıza katılır mısınız?", Kind.REPLY),
        ("From: ayse@ornek.example\nSubject: Yıllık izin", "Yıllık izindeyim.", Kind.AUTO_REPLY),
        ("From: ayse@ornek.example\nSubject: Yıllık izin", "Yıllık izindeyim, sonra konuşalım mı?", Kind.REPLY),
        ("From: ayse@ornek.example\nReturn-Path: <>\nSubject: Out of office", "Bye.", Kind.AUTO_REPLY),
    ],
)  # fmt: skip
def test_a_sign_that_peoples_mail_has_as_well_does_not_decide_alone(
    head: str, words: str, kind: Kind
) -> None:
    assert classify(read(f"{head}\n\n{words}".encode())).kind is kind


@pytest.mark.parametrize(
    ("subject", "words", "kind"),
    [
        ("We got your mail", "This is an automated message, please do not reply.", Kind.AUTO_REPLY),
        ("Merhaba", "Bu otomatik bir mesajdır. Ekibimiz size yazacak.", Kind.AUTO_REPLY),
        ("Re: An idea", "This is an auto-reply: my manager reads my mail.", Kind.AUTO_REPLY),
        ("Re: An idea", "This is an auto-reply, ha. Shall we talk on Monday?", Kind.REPLY),
        ("Re: An idea", "This is an automated reply.\n\n> Shall we film it?", Kind.REPLY),
        ("Re: An idea", "I got an automated reply from your shop.", Kind.REPLY),
        ("Automatic reply: An idea", "Bye.", Kind.AUTO_REPLY),
        ("Otomatik yanıt: fikir", "Görüşürüz.", Kind.AUTO_REPLY),
        ("Out of Office: An idea", "Bye.", Kind.AUTO_REPLY),
        ("İş Yeri Dışında: fikir", "Görüşürüz.", Kind.AUTO_REPLY),
        ("Out of office collab", "I'm on holiday, and yes.", Kind.REPLY),
        ("Re: Out of Office: An idea", "You are away?", Kind.REPLY),
        ("Otomatik fırın", "Fiyatı nedir?", Kind.REPLY),
        ("Auto: which one", "Yours or mine?", Kind.REPLY),
    ],
)
def test_what_says_of_itself_that_it_is_a_machines_is_believed_without_a_header(
    subject: str, words: str, kind: Kind
) -> None:
    raw = f"From: Desk <desk@ajans.example>\nIn-Reply-To: <ours.1@kilnhaus.example>\nSubject: {subject}\n\n{words}"
    assert classify(read(raw.encode())).kind is kind


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("[Desk] Re: An idea", "Your request (81) has been received and is being reviewed by our team."),
        ("DESK-12 An idea", "Just confirming that we got your request. We're on it."),
        ("[Talep: 55] fikir", "Destek talebiniz alınmıştır."),
        ("Mesajınızı aldık", "İlk fırsatta size döneceğiz."),
    ],
)
def test_a_desk_that_says_that_it_has_our_mail_answers_for_somebody(subject: str, words: str) -> None:
    raw = f"From: desk@ajans.example\nAuto-Submitted: auto-generated\nSubject: {subject}\n\n{words}"
    assert classify(read(raw.encode())).kind is Kind.AUTO_REPLY


def test_a_template_of_gmail_is_known_by_the_address_that_it_writes() -> None:
    raw = b"From: Ada <ada+canned.response@gmail.com>\nSubject: Re: An idea\n\nMy rates are below."
    assert classify(read(raw)).kind is Kind.AUTO_REPLY


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I think this is an automated message. Please take me off your list.", Kind.OPT_OUT),
        ("This email was automatically sent to junk. Happy to do it, 300 EUR.", Kind.REPLY),
        (
            "yes! this was automatically sent to my spam folder, sorry for the late answer. I'm in.",
            Kind.REPLY,
        ),
        ("I know this is an automated email, but I would love to work with you.", Kind.REPLY),
        ("Bu mail otomatik olarak gereksiz kutusuna düşmüş, yeni gördüm. Olur, yapalım!", Kind.REPLY),
        ("Bu otomatik bir cevap değil, gerçekten ilgileniyorum.", Kind.REPLY),
        ("Bu mesaj belli ki otomatik gönderilmiş. Bir daha yazmayın.", Kind.OPT_OUT),
        ("Bu mesaj otomatik gönderilmiş. Olur, yapalım.", Kind.REPLY),
    ],
)
def test_who_says_of_our_mail_that_a_machine_wrote_it_has_answered(text: str, kind: Kind) -> None:
    raw = f"From: Ayşe <ayse@example.com>\nIn-Reply-To: <ours.1@kilnhaus.example>\nSubject: Re: An idea\n\n{text}"
    assert classify(read(raw.encode())).kind is kind


def test_a_no_under_the_subject_of_a_machine_is_a_no() -> None:
    raw = "From: a@example.com\nIn-Reply-To: <ours.1@kilnhaus.example>\nSubject: Automatic reply: Seramik\n\nNo."
    assert classify(read(raw.encode())).kind is Kind.OPT_OUT


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("Vacation", "yes I would love to work with you. I am on vacation until Friday"),
        ("Holidays", "Deal! Back on Friday."),
        ("Kapalıyız", "ama teklifi kabul ediyoruz"),
        ("Thank you for reaching out", "Our team will gladly do it. Fee 300 EUR"),
        ("Talebiniz hakkında", "Teklifinizi kabul ediyoruz. Ekibimiz üç gün içinde gönderir."),
        ("On holiday Re: mugs", "Yes I'm in!"),
        ("İzin", "Fotoğraf için izin veriyorum, 30 Kasım'da çekelim"),
        ("Mugs", "Please verify your rates here: https://rates.example/1 I'm in!"),
    ],
)
def test_a_subject_of_few_words_and_no_header_makes_no_machine_of_a_person(subject: str, words: str) -> None:
    raw = f"From: Bea <bea@yarn.example>\nSubject: {subject}\n\n{words}"
    assert classify(read(raw.encode())).kind is Kind.REPLY


def test_a_line_of_a_question_is_no_label_of_a_machine() -> None:
    asked = "Was this an\nautomated message\nor did you write it yourself"
    raw = f"From: bea@yarn.example\nIn-Reply-To: <ours.1@kilnhaus.example>\nSubject: Re: Mugs\n\n{asked}"
    assert classify(read(raw.encode())).kind is Kind.REPLY
