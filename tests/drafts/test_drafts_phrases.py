"""A line of the brief fits into a sentence, however its writer began and ended it."""

from __future__ import annotations

import pytest

from outreach.drafts.words import phrase, sentence
from outreach.text import Language


@pytest.mark.parametrize(
    ("said", "english"),
    [
        ("one video and two stories", "one video and two stories"),
        (" One video and two stories. ", "one video and two stories"),
        ("To fill our workshops!", "to fill our workshops"),
        ("A set, yours;", "a set, yours"),
        ("You keep it. Your viewers get 20% off.", "you keep it. Your viewers get 20% off"),
        ("Kilnhaus tools", "Kilnhaus tools"),
        ("IPhone cases", "IPhone cases"),
        ("I pay the postage", "I pay the postage"),
        ("450 EUR, paid after 14 days.", "450 EUR, paid after 14 days"),
        ("what for?", "what for?"),
        ("", ""),
    ],
)
def test_an_english_phrase_begins_small_and_is_not_closed(said: str, english: str) -> None:
    assert phrase(said, Language.EN) == english


@pytest.mark.parametrize(
    ("said", "turkish"),
    [
        ("Bir video ve iki hikâye.", "bir video ve iki hikâye"),
        ("İki gönderi", "iki gönderi"),
        ("İLK TARİF", "ilk TARİF"),
        ("İzmir'de bir atölye", "İzmir'de bir atölye"),
        ("Patika 2 koşu ayakkabısı…", "Patika 2 koşu ayakkabısı"),
        ("12.000 TL, yayından sonra.", "12.000 TL, yayından sonra"),
    ],
)
def test_a_turkish_phrase_begins_small_as_turks_write(said: str, turkish: str) -> None:
    assert phrase(said, Language.TR) == turkish


def test_a_sentence_begins_large_and_is_closed() -> None:
    assert sentence("izleyicileriniz kazanır", Language.TR) == "İzleyicileriniz kazanır."
    assert sentence("you keep it.", Language.EN) == "You keep it."
