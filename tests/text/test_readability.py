"""Scores are those that a hand reckons, and what is called easy without the library is easy by the library."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from outreach.text import each_sentence
from outreach.text.readability import (
    Sentences,
    atesman,
    band,
    grade,
    spoken,
    surely_under,
    turkish_syllables,
)


def cut(text: str) -> list[list[str]]:
    return spoken(text, each_sentence(text))


#: Words, sentences and syllables are counted by hand; then 198.825 - 40.175 x syllables / words - 2.610 x words / sentences.
TURKISH = [
    ("Ali ata bak.", 3, 1, 5),  # a-li a-ta bak
    ("Bu ev çok güzel.", 4, 1, 5),  # bu ev çok gü-zel
    ("İyi bir gün. Sen de gel.", 6, 2, 7),  # i-yi bir gün; sen de gel
    ("Küçük fırınlar yapıyoruz. Eve sığarlar, yer tutmazlar.", 7, 2, 18),  # kü-çük fı-rın-lar ya-pı-yo-ruz; e-ve sı-ğar-lar yer tut-maz-lar
    ("Dükkân kâğıt satıyor mu?", 4, 1, 8),  # dük-kân kâ-ğıt sa-tı-yor mu
    ("Yalnızca TRT ile 3 gün.", 5, 1, 8),  # yal-nız-ca, then the name and the number as one each, i-le, gün
    ("AÇIK söyle, IŞIK kapalı.", 4, 1, 8),  # a-çık söy-le, a name as one, ka-pa-lı
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "sentences", "syllables"), TURKISH)
def test_turkish_is_scored_as_by_hand(text: str, words: int, sentences: int, syllables: int) -> None:
    said = cut(text)
    assert (sum(map(len, said)), len(said)) == (words, sentences)
    assert sum(turkish_syllables(word) for sentence in said for word in sentence) == syllables
    assert atesman(said) == pytest.approx(
        198.825 - 40.175 * syllables / words - 2.610 * words / sentences, abs=1e-9
    )


def test_a_score_of_a_known_text_is_the_one_that_is_printed() -> None:
    assert round(atesman(cut("Ali ata bak.")), 3) == 124.037  # 198.825 - 66.958 - 7.830


#: The same for 0.39 x words / sentences + 11.8 x syllables / words - 15.59.
ENGLISH = [
    ("The cat sat on the mat.", 6, 1, 6),
    ("The potter opened her kiln.", 5, 1, 7),  # pot-ter o-pened
    ("She said so. It is a video about bread.", 9, 2, 12),  # vi-de-o, a-bout
    ("I can't say that it's easy.", 6, 1, 7),  # ea-sy
    ("We met Kahramanmaraş in 2025 there.", 6, 1, 6),  # a name and a number are one each
]


@pytest.mark.parametrize(("text", "words", "sentences", "syllables"), ENGLISH)
def test_english_is_graded_as_by_hand(text: str, words: int, sentences: int, syllables: int) -> None:
    said = cut(text)
    assert (sum(map(len, said)), len(said)) == (words, sentences)
    by_hand = 0.39 * words / sentences + 11.8 * syllables / words - 15.59
    assert grade(said) == pytest.approx(by_hand, abs=1e-9)
    assert surely_under(by_hand + 0.01, said)
    assert not surely_under(by_hand - 0.01, said)


@pytest.mark.parametrize(
    ("score", "name"),
    [
        (124, "very easy"), (90, "very easy"), (89.9, "easy"), (70, "easy"), (69.9, "of medium difficulty"),
        (50, "of medium difficulty"), (49.9, "hard"), (30, "hard"), (29.9, "very hard"), (-60, "very hard"),
    ],
)  # fmt: skip
def test_a_score_has_its_band(score: float, name: str) -> None:
    assert band(score) == name


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hi Zoë,\n\nYour kiln is small.", [["your", "kiln", "is", "small"]]),
        ("It’s I who don't know Zoë.", [["it's", "i", "who", "don't", "know", "x"]]),
        ("O'clock and rock'n'roll, twenty-minute.", [["oclock", "and", "rocknroll", "twenty", "minute"]]),
        ("Çark başında Ayşe'nin 3. videosu.", [["çark", "başında", "x", "x", "videosu"]]),
        ("", []),
        ("One two.", []),
    ],
)
def test_words_are_cut_as_they_are_heard(text: str, said: list[list[str]]) -> None:
    assert cut(text) == said


#: Easy, hard, spelt otherwise than said, unknown to the dictionary, doubled in it, near its slips, and no words at all.
KNOWN = ["the", "a", "i", "it's", "don't", "we'll", "kiln", "make", "video", "people", "every", "area", "idea", "bread", "chaos", "rhythm", "prism", "www", "fbi", "usa", "mcdonald", "naacp", "stilton", "stilted", "sepultura", "unbelievable", "collaboration", "read", "aalborg", "a's", "'cause", "vlog", "tiktok", "x"]  # fmt: skip
WORDS = st.sampled_from(KNOWN) | st.text("abcdeghilmnorstuyzçğıöşüé", min_size=1, max_size=14)
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=30), min_size=1, max_size=8)


@given(TEXTS, st.integers(min_value=-3, max_value=20))
@example([["www"] * 3], 1)
@example([["x", "x"], ["x"]], 0)
@example([["hmm", "sh", "mm"]] * 3, 0)
def test_what_is_called_easy_is_easy(said: Sentences, most: int) -> None:
    if surely_under(most, said):
        assert grade(said) <= most


@given(st.text(max_size=300), st.integers(min_value=-3, max_value=20))
def test_what_is_called_easy_of_any_text_is_easy(text: str, most: int) -> None:
    said = cut(text)
    if said and surely_under(most, said):
        assert grade(said) <= most


def test_nearly_all_that_is_easy_is_called_so() -> None:
    said = cut("We make small kilns. You keep one. Shall I send the brief to your studio this week?")
    assert grade(said) < 3
    assert surely_under(3, said)


@given(TEXTS)
def test_any_turkish_text_has_a_score(said: Sentences) -> None:
    assert atesman(said) <= 198.825
