"""What a program put below a name goes, and nothing that a person may have written."""

from __future__ import annotations

import time

import pytest

from outreach.replies.signatures import unsigned

BODY = "Olur, konuşalım.\n\nSevgiler,\nAyşe"


@pytest.mark.parametrize(
    "below",
    [
        "+90 532 000 00 00",
        "Tel: 0532 000 00 00",
        "ayse@ornek.example",
        "E-posta: ayse@ornek.example | www.ornek.example",
        "Seramik Sanatçısı\nhttps://instagram.com/aysecini",
        "Çini Evi, İznik\n\nT: +90 (224) 000 00 00 dahili 12",
        "*İçerik üreticisi*\n@aysecini · youtube.com/@aysecini",
        "Founder & Potter at Clay Studio\nw: claystudio.example",
    ],
)
def test_titles_numbers_and_links_below_a_name_go(below: str) -> None:
    assert unsigned(f"{BODY}\n{below}", "") == BODY


@pytest.mark.parametrize(
    "below",
    [
        "Seramik Sanatçısı",  # nothing that only a signature has
        "Yarın ararım\n+90 532 000 00 00",
        "Is Friday ok\n+90 532 000 00 00",
        "Looking forward to it\nwww.ornek.example",
        "Our manager is away\nmaria@northlight.example",
        "Not: kargo ücretini siz ödüyorsunuz\n+90 532 000 00 00",
        "Bağdat Cad. No: 5\n+90 532 000 00 00",
        "4.000 TL",
        "4.000",
        "20.12.2026",
        "2026-12-20",
        "Hayır\n+90 532 000 00 00",
    ],
)
def test_what_a_person_may_have_written_stays(below: str) -> None:
    assert unsigned(f"{BODY}\n{below}", "Ayşe Yılmaz") == f"{BODY}\n{below}"


@pytest.mark.parametrize(
    "text",
    [
        "Numaram aşağıda.\n\nSevgiler,\nAyşe\n+90 532 000 00 00",
        "You can reach me here.\n\nBest,\nTom\ntom@tomhill.example",
        "Tom\n+44 7700 900123",
        "Sure, please write to my manager.\n\nBest,\nAyse\nleyla@agency.example",
        "Please email me here instead of this one.\n\nThanks,\nAyse\nayse@other.example",
        "Olur, menajerimle konuşun.\n\nSevgiler,\nAyşe\n+90 532 000 00 00",
        "Write to my manager\n\nMaria Lopez\nmaria@northlight.example",
        "+44 7700 900123",
    ],
)
def test_what_was_asked_for_stays(text: str) -> None:
    assert unsigned(text, "Tom Hill") == text


@pytest.mark.parametrize("piece", ["a-", "a.a.", "1 ", "- ", "a@a.", "T: ", "@a ", "+1 | ", "www.", "Ab "])
def test_hostile_lines_cost_no_time(piece: str) -> None:
    lines = [piece * (100 // len(piece))] * 2000
    begun = time.perf_counter()

    unsigned("\n".join(["x", "Best,", "Tom", *lines[:9]]), "Tom")
    unsigned("\n".join(lines), "Ab Ab")

    assert time.perf_counter() - begun < 0.5


def test_an_address_of_somebody_else_alone_is_what_the_answer_is_about() -> None:
    text = "Memnuniyetle.\n\nSevgiler,\nAyşe\nleyla@ajans.example"

    assert unsigned(text, "Ayşe", "ayse@ornek.example") == text
    assert unsigned(text, "Ayşe", "leyla@ajans.example") == "Memnuniyetle.\n\nSevgiler,\nAyşe"
