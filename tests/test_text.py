"""Words, sentences, folds and languages, right in English and Turkish."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.text import (
    Language,
    clean,
    composed,
    guess_language,
    match_fold,
    search_key,
    sentences,
    sort_key,
    turkish_lower,
    turkish_upper,
    word_spans,
    words,
)

MARKED = st.text(
    st.sampled_from("aeisgcou IİıŞşx.\n") | st.characters(min_codepoint=0x300, max_codepoint=0x36F)
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("İSTANBUL", "istanbul"),
        ("ISPARTA ılık", "isparta ilik"),
        ("İŞ BİRLİĞİ", "is birligi"),
        ("ÇÖĞÜŞ çöğüş", "cogus cogus"),
        ("KÂĞIT", "kagit"),
        ("I\u2019m \u201chere\u201d", 'i\'m "here"'),
        ("ẞ Σ ﬁ", "ß σ ﬁ"),
    ],
)
def test_the_matching_fold_joins_what_people_type_for_the_same_word(written: str, folded: str) -> None:
    assert match_fold(written) == folded


@given(st.text())
def test_the_matching_fold_keeps_the_length(text: str) -> None:
    assert len(match_fold(text)) == len(text)


@given(st.text())
def test_folding_each_letter_by_itself_is_the_same_but_for_the_last_sigma(text: str) -> None:
    assert match_fold(text).replace("ς", "σ") == "".join(match_fold(letter) for letter in text).replace(
        "ς", "σ"
    )


@given(MARKED | st.text())
def test_joined_letters_keep_their_places(text: str) -> None:
    shown, offsets = composed(text)
    if offsets is None:
        assert shown == text
    else:
        assert len(offsets) == len(shown) + 1
        assert offsets == sorted(offsets)
        assert (offsets[0], offsets[-1]) == (0, len(text))


def test_a_letter_and_its_marks_become_one() -> None:
    shown, offsets = composed(unicodedata.normalize("NFD", "İşe ǖ"))
    assert (shown, offsets) == ("İşe ǖ", [0, 2, 4, 5, 6, 9])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Don't send 1.500 TL for a 20-minute video.",
            ["Don't", "send", "1.500", "TL", "for", "a", "20-minute", "video"],
        ),
        ("Ayşe'nin @ayse.seramik hesabı", ["Ayşe'nin", "ayse.seramik", "hesabı"]),
        ("see https://example.com/a?b=c or www.example.com now", ["see", "or", "now"]),
        ("well - or — not… 🎉 %50", ["well", "or", "not", "50"]),
        ("ve/veya end.Next", ["ve", "veya", "end.Next"]),
        (
            unicodedata.normalize("NFD", "çöl güzel"),
            [unicodedata.normalize("NFD", word) for word in ("çöl", "güzel")],
        ),
        ("", []),
    ],
)
def test_words_are_letters_and_digits_with_their_inner_signs(text: str, expected: list[str]) -> None:
    assert words(text) == expected
    assert [text[start:end] for start, end in word_spans(text)] == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["Merhaba Ayşe,", "Dr. Ali Bey aradı.", "Prof. Dr. Can da gelecek!"],
        ["We meet at 3 p.m. Friday, e.g. in the shop.", "Fine?", "Good."],
        ["Kiln A.Ş. Genel Müdürü yazdı.", "3. video çok iyiydi.", "3. Video da."],
        ["We launch on May 3.", "Then we rest…", "Right?", '"Yes."', "No. 5 it is.", "I said no.", "Thanks."],
        ["1. Bir şey", "2. İki şey", "- üç şey", "Selin"],
        ["Bedeli 250.00 TL.", "J. K. Rowling okuduk, vb.", "Sonra uyuduk."],
        ["Hello there", "we wrote", "so"],
        ["wait... what is it", "Hm!?", "(Really.)", "Ok"],
    ],
)
def test_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    stopped = all(one[-1] in '.!?…)"' for one in expected)
    for joint in ("\n", "\r\n", "\n\n", *([" "] if stopped else [])):
        text = joint.join(expected)
        assert [text[start:end] for start, end in sentences(text)] == expected


def test_lines_that_were_wrapped_by_hand_are_one_sentence() -> None:
    text = "We saw that your workshop has been full since the second week\nof March, and we wondered why. It is\nthe kiln."
    assert [text[start:end].rsplit(maxsplit=1)[-1] for start, end in sentences(text)] == [
        "why.",
        "is",
        "kiln.",
    ]


@given(st.text(st.sampled_from("aB1 .!?…\n\r\"'()-*>\t") | st.characters()))
def test_sentences_cover_every_word_in_order(text: str) -> None:
    spans = sentences(text)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Merhaba, size bir teklifimiz var.", Language.TR),
        ("merhaba size bir is birligi teklifimiz var", Language.TR),
        ("Videonuzu izledik, çok beğendik.", Language.TR),
        ("Hi Şule Güneş, we have an offer for you.", Language.EN),
        ("Kapadokya'da is where the video of yours was shot, and it shows.", Language.EN),
        ("Hi", Language.EN),
        ("", Language.EN),
        ("12345", Language.EN),
    ],
)
def test_the_language_of_a_file_is_guessed_from_its_words(text: str, language: Language) -> None:
    assert guess_language(text) is language


def test_turkish_letters_keep_their_dots_joined_or_apart() -> None:
    assert turkish_lower("IŞIK İNCİ") == "ışık inci"
    assert turkish_upper("ışık inci") == "IŞIK İNCİ"
    assert turkish_lower("I\u0307NCI\u0307 IŞIK") == "inci ışık"
    assert turkish_upper("i\u0307nci") == "İNCİ"
    assert sort_key(unicodedata.normalize("NFD", "Şule"))[0] == sort_key("Şule")[0]
    assert search_key("Işık") == search_key("ISIK") == "isik"
    assert sorted(["Zeynep", "Şule", "Sule", "Çağ", "Can", "İnci", "Işık"], key=sort_key) == [
        *("Can", "Çağ", "Işık", "İnci", "Sule", "Şule", "Zeynep"),
    ]


def test_what_is_shown_is_one_line() -> None:
    assert clean(" a\x1b[31m\r\n b\u2028c ") == "a [31m b c"
