"""A wish for no more mail is one in the new words alone, and a no to one offer is an answer."""

from __future__ import annotations

import pytest
from samples import Answer, answers

from outreach.mail.reading import read
from outreach.mail.unsubscribing import uris
from outreach.replies.classifying import classify
from outreach.replies.kinds import Kind

ANSWERS = answers()


@pytest.mark.parametrize("answer", ANSWERS, ids=[f"{one.client} {one.words[:30]}" for one in ANSWERS])
def test_an_answer_is_understood(answer: Answer) -> None:
    judgement = classify(read(answer.raw), ["selin@kilnhaus.example"])
    assert judgement.kind is (Kind.OPT_OUT if answer.asks else Kind.REPLY)
    assert judgement.line in " ".join(answer.words.split())


CASUAL = (
    *("lütfen bana bir daha mail atmayın", "yazmayın artık", "Beni rahat bırakın.", "bana mail atmayı kesin"),
    *("tekrar mail göndermezseniz sevinirim", "Bir daha mail almak istemem", "yazma bana", "atma mail"),
    *(
        "Lütfen beni listenizden hemen çıkarın.",
        "Beni listeden derhal çıkartın!",
        "Mail adresimi artık silin",
    ),
    *("Fikrimi değiştirdim, bana bir daha yazmayın.", "I changed my mind, please don't write again."),
    *(
        "Vazgeçtim, beni listeden çıkarın",
        "Avukatıma ileteceğim, bir daha bu adrese yazmayın",
        "Sizi engelliyorum",
    ),
    *(
        "İzinsiz ileti gönderdiğiniz için şikâyet edeceğim",
        "I'm blocking you.",
    ),
    *("Adımı listenizden bir an önce silin.", "Remove me immediately.", "Please remove me right away."),
    *(
        "Please remove me immediately from your list.",
        "remove my email address at once",
        "Remove me permanently.",
    ),
    *("listeden çık", "aboneliği iptal et", "reklam maili istemiyorum", "Lütfen takip maili göndermeyin"),
    *("teklif göndermeyin artık", "daha fazla yazmayın", "RET", "İPTAL", "çıkış"),
    *("Bir daha yazarsanız şikayet edeceğim", "bundan sonra lütfen mesaj atmayın"),
    *("Don't email.", "Please don't contact.", "Don't contact me via email", "Please don't email me here"),
    *(
        "Please do not contact my client again.",
        "Stop contacting my wife",
        "please unsubscribe tom@example.com",
    ),
    *(
        "Off the list please.",
        "Stop with the follow ups",
        "No emails please.",
        "Çıkarın beni",
        "Çıkarın beni listeden",
    ),
    *(
        "İletişim kurmayın.",
        "İletişime geçmeyin lütfen",
        "İzin vermiyorum",
        "Onay vermiyorum",
        "Mail gelmesin artık",
    ),
    *("Reklam almak istemiyorum",),
    *("pls stop emailing", "not interested, remove me", "remove", "Stop it", "please no more", "opt out"),
    *(
        "dont mail me again",
        "no follow ups please",
        "Please do not follow up again",
        "I'll report you as spam if you write again",
        "Do not email or call me again",
        "Beni telefonla aramayın, mail atmayın",
        "Lütfen mail atmayın, Instagram'dan da yazmayın",
    ),
)
ANOTHER_WAY = (
    *("Bir daha yazmayın demiştim ama fikrimi değiştirdim, konuşalım.", "Vazgeçtim, ilgilenirim."),
    *(
        "I asked you to remove me from the list but I changed my mind.",
        "Beni listeden çıkarın demiştim, vazgeçtim.",
    ),
    *(
        "Artık bu adrese yazmayın, iş için biz@studio.example",
        "Evet, artık kesin.",
        "Logoyu lütfen hemen kaldırın",
    ),
    *("Great, I will block you two hours on Friday.", "I'll block you in for the 12th."),
    *("Instagram'da yanlışlıkla sizi engelledim, şimdi açtım.", "Adresimi hemen silip yenisini yazın"),
    *("Hesabım sistemden tamamen silindi, yeni hesabım @yeni.", "Ürün listeden tamamen kaldırıldı mı?"),
    *(
        "İzinsiz kullanan bir firmayı şikâyet ettik, o yüzden sözleşme istiyorum.",
        "Bana bu adrese yazmayın, x@y.example kullanın.",
    ),
    *(
        "I said don't email me again, however I changed my mind.",
        "Bir daha yazmayın demiştim, sonradan fikrim değişti",
    ),
    *("Beni hemen silmeyin, düşüneyim.", "Beni listeden hemen çıkarmayın.", "I can start immediately."),
    *("Eski mail adresimi silin, yenisi bu.", "Adresimi değiştirdim, eskisini listeden silebilirsiniz."),
    *(
        "Don't write to me immediately, I am travelling until Monday.",
        "I will remove the old link right away.",
    ),
    *("Mail atmayın, telefonla arayın", "Bana mail atmayın, Instagram'dan yazın", "WhatsApp'tan yazın"),
    *("Bana hafta sonu yazmayın, pazartesi konuşalım", "Teşekkürler ama ilgilenmiyorum", "İstemiyorum"),
    *("Daha fazla mail almak isterim", "Mail göndermezsem kızmayın", "Kumaşı rahat bırakın, kurusun"),
    *("Please don't email the contract, send it by post.", "Don't send me the product yet, I'm moving."),
    *("Please don't mail the set to my home address, use my studio.", "Don't email me, call me instead"),
    *(
        "Take me off the shortlist for December, January works better",
        "Do not contact my manager, write to me",
    ),
    *("No more questions, let's start", "Remove the clause, please", "I'll follow up with my rates"),
)


@pytest.mark.parametrize("words", CASUAL)
def test_it_is_asked_for_in_few_words(words: str) -> None:
    for client in ("gmail", "phone-tr"):
        assert classify(read(Answer(client, words, asks=True).raw)).kind is Kind.OPT_OUT


@pytest.mark.parametrize("words", ANOTHER_WAY)
def test_another_way_another_time_and_a_no_to_one_offer_are_answers(words: str) -> None:
    for client in ("gmail", "phone-tr"):
        assert classify(read(Answer(client, words, asks=False).raw)).kind is Kind.REPLY


def test_a_hundred_ask_for_it_in_two_languages() -> None:
    asking = [one for one in ANSWERS if one.asks]
    assert len(asking) == 131
    assert sum(one.client.endswith("-tr") for one in asking) == 68


@pytest.mark.parametrize(
    "client",
    ["gmail", "apple", "outlook", "yahoo", "phone", "gmail-tr", "apple-tr", "outlook-tr", "phone-tr"],
)
def test_nothing_is_taken_from_the_quote(client: str) -> None:
    assert classify(read(Answer(client, "Sounds good, tell me more.", asks=False).raw)).kind is Kind.REPLY


def test_what_stands_far_down_is_no_wish() -> None:
    raw = f"From: ayse@ornek.example\n\n{'I love it. ' * 80}\n\nPlease take me off your list.".encode()
    assert classify(read(raw)).kind is Kind.REPLY


def test_the_button_of_a_mail_program_is_one_whatever_the_body_says() -> None:
    name = "abcdefghijklmnopqrstuvwxyz234567@kilnhaus.example"
    (uri,) = uris(message_id=f"<{name}>", recipient="a@b.example", mailto="selin@kilnhaus.example", url=None)
    assert uri.endswith(name.replace("@", "%40"))
    judgement = classify(
        read(f"From: a@b.example\nAuto-Submitted: auto-generated\nSubject: unsubscribe {name}\n\n".encode())
    )
    assert (judgement.kind, judgement.confidence) == (Kind.OPT_OUT, 1.0)
