"""The no that our footers ask for is one, and what says more is an answer."""

from __future__ import annotations

import re

import pytest

from outreach.drafts.footer import OPT_OUT
from outreach.mail.reading import read
from outreach.replies.classifying import classify
from outreach.replies.kinds import Kind
from outreach.replies.refusing import asks_for_no_more, says_no


@pytest.mark.parametrize("language", list(OPT_OUT))
def test_what_the_footer_asks_for_is_understood(language: str) -> None:
    (word,) = (
        found for one, line in OPT_OUT.items() if one == language for found in re.findall('"(.+?)"', line)
    )
    assert says_no(word)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "hayır",
            "hayir",
            "Hayır.",
            "HAYIR",
            "HAYİR",
            "Hay\u0131r",
            "Hayır, teşekkürler.",
            "Hayır teşekkür ederim",
        ),
        *("Merhaba,\n\nhayır.\n\nTeşekkürler", "Merhaba, hayır, iyi günler…", "Tesekkurler - hayir!"),
        *(
            "no",
            "No.",
            "NO",
            "No thanks",
            "No, thank you.",
            "Hi,\nno.\nBest regards",
            "unsubscribe",
            "STOP",
            "Please stop.",
            "Opt-out",
            "Cancel",
            "RET",
            "ret, lütfen",
            "Stop 🙏",
            "Hayır 😊 teşekkürler",
            "hayır hayır",
            "Hayır yazmayın",
            "Hayır, istemiyorum.",
            "HAYIR, İLGİLENMİYORUM",
            "No, I'm not interested.",
            "Hayır.\n\nSevgiler,\nAyşe",
            "No.\n\nBest,\nMia",
        ),
    ],
)
def test_a_no_is_a_no(text: str) -> None:
    assert says_no(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "Thanks",
            "Merhaba",
            "Evet",
            "no?",
            "Hayır mı?",
            "hayırlı olsun",
            "Hayırlı işler",
            "nope",
            "nobody",
            "non-stop",
        ),
        *(
            "No problem, tell me more",
            "No. When would it be?",
            "Hayır ama mayısta olur",
            "Stop motion",
            "1. no",
            "no 2",
        ),
        *("No, but my sister would like it.", "Teşekkürlerhayır", "No\n" * 200),
    ],
)
def test_what_says_more_or_something_else_is_an_answer(text: str) -> None:
    assert not says_no(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Thanks, nice kiln. But please don't write to me again. Tom", "But please don't write to me again."),
        (
            "Don't mail the file, and take me off your list.",
            "Don't mail the file, and take me off your list.",
        ),
        ("İlginiz için sağ olun; bana yazmayın, lütfen.", "İlginiz için sağ olun; bana yazmayın, lütfen."),
        ("Please don't write to me again until May.", None),
        ('I once wrote "stop" to a brand. Not to you.', None),
        ("Bana yazmayın demiştim ama fikrimi değiştirdim.", None),
    ],
)
def test_a_wish_is_found_in_its_clause_and_its_sentence_may_lift_it(text: str, line: str | None) -> None:
    assert asks_for_no_more(text) == line


@pytest.mark.parametrize(
    "quote",
    [
        "",
        "\n\nSent from my iPhone",
        "\n\n24 Kas 2026 Sal 10:00 tarihinde Selin <selin@kilnhaus.example> şunu yazdı:\n\n> Hayır yazmanız yeterli.",
    ],
)
def test_only_the_new_words_count(quote: str) -> None:
    judgement = classify(read(f"From: ayse@ornek.example\nSubject: Re: x\n\nHayır.{quote}".encode()))
    assert (judgement.kind, judgement.line) == (Kind.OPT_OUT, "Hayır.")


@pytest.mark.parametrize(
    "text",
    [
        "Hayır teşekkürler 🙂",
        "No thanks!! 😊",
        "Merhaba Selin,\nhayır teşekkür ederim.\nSevgiler\nAyşe",
        "Selin Hanım merhaba,\n\nHayır.\n\nAyşe Yılmaz\nSeramik Sanatçısı\n+90 532 000 00 00",
        "Hi Selin,\n\nNo.\n\nTom Hill",
        "Dear Selin,\nno, thank you.\nKind regards,\nyilmaz",
    ],
)
def test_whoever_greets_and_signs_says_no_all_the_same(text: str) -> None:
    assert says_no(text, "Ayşe Yılmaz ayse")


@pytest.mark.parametrize(
    "text",
    [
        "Hayır.\nBelki",
        "No.\nThanks,\nMaybe",
        "Hayır, istemiyorum ama arkadaşım ister",
        "No\nMaybe",
        "Merhaba Selin,\nHayır.\nMayısta olur.",
        "No\n\nTom Hill\nbut what would you pay in May?",
        f"No\n\nTom Hill\n{'a story ' * 12}",
        "Merhaba Selin",
        "Tom Hill\nNo Problem",
        "Hayır.\nTeşekkürler.\nAma mayısta konuşabiliriz.",
    ],
)
def test_what_stands_below_a_no_may_be_an_answer(text: str) -> None:
    assert not says_no(text, "Ayşe Yılmaz ayse")


@pytest.mark.parametrize("body", ["", "Sent from my iPhone", "Teşekkürler\nAyşe"])
def test_a_subject_may_say_it_where_nothing_else_is_said(body: str) -> None:
    head = "From: Ayşe <ayse@ornek.example>\nSubject: "
    judgement = classify(read(f"{head}Unsubscribe\n\n{body}".encode()))
    assert (judgement.kind, judgement.line) == (Kind.OPT_OUT, "Subject: Unsubscribe")
    assert classify(read(f"{head}Re: Mavi\n\n{body}".encode())).kind is Kind.REPLY
    assert classify(read(f"{head}No\n\nMayısta olur.\n{body}".encode())).kind is Kind.REPLY


def test_a_machine_that_says_stop_is_a_machine() -> None:
    parts = read(b"From: ayse@ornek.example\nAuto-Submitted: auto-replied\n\nstop")
    assert classify(parts).kind is Kind.AUTO_REPLY
