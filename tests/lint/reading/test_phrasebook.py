"""A phrase is found however it is typed, and each says why it is listed."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import outreach.lint
from outreach.lint import Field
from outreach.lint.reading.phrasebook import PhraseBook, phrasebooks
from outreach.lint.reading.stretches import STEM
from outreach.lint.reading.texts import Text
from outreach.text import Language, match_fold


def text(body: str) -> Text:
    return Text(Field.BODY, body)


LISTS = sorted((Path(outreach.lint.__file__).parent / "phrases").glob("*.toml"))


@pytest.mark.parametrize(
    ("phrase", "said", "found"),
    [
        ("hope this finds", "I hope this finds you", "hope this finds"),
        ("hope|trust this note? finds", "trust this finds", "trust this finds"),
        ("hope|trust this note? finds", "hope this\r\n  note finds", "hope this\r\n  note finds"),
        ("hope this", "hopes this", None),
        ("hope this", "hope, this", "hope, this"),
        ("iş-birliği*", "İŞ BİRLİĞİMİZ", "is birligimiz"),
        ("iş-birliği*", "işbirliği", "isbirligi"),
        ("iş-birliği*", "is-birligi'ne", "is-birligi'ne"),
        ("iş-birliği", "iş birliğimiz", None),
        ("i'm here", "I\u2019m here", "i'm here"),
        ("i'm here", "Im here", "im here"),
        ("rate-card", "our rate card", "rate card"),
        ("rate-card", "our ratecard", "ratecard"),
        ("rate-card", "our rate", None),
        ("kiln*", "two kilns", "kilns"),
        ("kiln*", "one kil", None),
        ("kiln", "limekiln", None),
        ("ver*", "ver", "ver"),
        ("su ver", "bir su, ver", "su, ver"),
        ("su ver", "yumusu ver", None),
    ],
)
def test_a_phrase_is_written_as_it_is_said(phrase: str, said: str, found: str | None) -> None:
    book = PhraseBook({phrase: "why"})
    hit = book.find(text(said))
    assert (text(said).folded[slice(*hit.span)] if hit else None) == found
    assert book.holds(text(said)) is bool(found)
    assert [one.span for one in book.each(text(said))] == ([hit.span] if hit else [])


def test_the_first_phrase_of_the_text_is_found_whatever_the_order_of_the_list() -> None:
    book = PhraseBook({"kiln shelf": "two", "oven door": "one", "art*": "three"})
    said = text("An oven door, a kiln shelf, and articles.")
    found = book.find(said)
    assert found
    assert found.reason == "one"
    assert sorted(one.reason for one in book.each(said)) == ["one", "three", "two"]
    assert book.find(said, end=10) is None


def test_a_stretch_is_searched_by_itself() -> None:
    book = PhraseBook({"kiln shelf": "why"})
    whole = text("Kiln shelf. An oven door.")
    assert book.find(whole.part(0, 11))
    assert book.find(whole.part(5, 25)) is None


def test_the_reason_beside_the_phrase_is_told() -> None:
    book = PhraseBook({"hope this": "short", "hope this note": "long", "my|our name": "name"})
    texts = {"hope this note": "long", "hope this": "short", "our name": "name"}
    for said, why in texts.items():
        assert book.find(text(said)) == ((0, len(said)), why)


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_every_list_is_long_enough_and_gives_a_reason_for_each_phrase(path: Path) -> None:
    name, language, _ = path.name.split(".")
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    assert sum(len(re.split(r"[|\s]", phrase)) for listed in tables.values() for phrase in listed) >= 100
    assert all(why.strip() for listed in tables.values() for why in listed.values())
    assert phrasebooks(name, Language(language)).keys() == tables.keys()


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_every_phrase_finds_the_plainest_text_that_it_describes(path: Path) -> None:
    name, language, _ = path.name.split(".")
    for table, listed in tomllib.loads(path.read_text(encoding="utf-8")).items():
        book = phrasebooks(name, Language(language))[table]
        for phrase in listed:
            said = " ".join(slot.split("|")[0] for slot in phrase.split() if not slot.endswith("?"))
            assert book.find(text(re.sub(r"\*", "", said))), phrase


@pytest.mark.parametrize("language", Language)
@given(st.data())
def test_the_index_that_lists_share_finds_what_each_list_finds_and_each_phrase_by_itself(
    language: Language, data: st.DataObject
) -> None:
    said = text(data.draw(st.lists(st.sampled_from(_words_of(language)), max_size=40).map(" ".join)))
    path = data.draw(st.sampled_from([path for path in LISTS if path.name.split(".")[1] == language]))
    for table, listed in _tables(path).items():
        shared, alone = phrasebooks(path.name.split(".")[0], language)[table], _alone(path, table)
        assert sorted(shared.each(said)) == sorted(alone.each(said))
        assert shared.holds(said) is any(_stands(phrase, said.folded) for phrase in listed), table


@cache
def _tables(path: Path) -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return tables


@cache
def _alone(path: Path, table: str) -> PhraseBook:
    return PhraseBook(_tables(path)[table])


@cache
def _words_of(language: Language) -> list[str]:
    """Words and whole phrases of all lists, signs included, plainly said."""
    phrases = [
        phrase
        for path in LISTS
        if path.name.split(".")[1] == language
        for listed in _tables(path).values()
        for phrase in listed
    ]
    whole = [" ".join(slot.split("|")[-1].strip("*?") for slot in phrase.split()) for phrase in phrases]
    words = {word.strip("*?") for phrase in phrases for word in re.split(r"[ |]", phrase)}
    return sorted(filter(None, words | set(whole)))


def _stands(phrase: str, folded: str) -> bool:
    return _whole(phrase).search(folded) is not None


@cache
def _whole(phrase: str) -> re.Pattern[str]:
    """Make one pattern of a phrase, as its syntax is described."""
    first, *others = match_fold(phrase).split(" ")
    return re.compile(
        rf"(?<!\w)(?:{_either(first)})"
        + "".join(
            rf"(?:[\s,]{{1,4}}(?:{_either(slot.removesuffix('?'))})){'?' if slot.endswith('?') else ''}"
            for slot in others
        )
        + r"\b"
    )


def _either(slot: str) -> str:
    signs = {"*": r"(?:'?\w{1,14})?", "-": r"[-\s]?", "'": "'?"}
    return "|".join("".join(signs.get(one) or re.escape(one) for one in word) for word in slot.split("|"))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_a_first_word_with_any_ending_is_long_enough_to_be_found_by_its_letters(path: Path) -> None:
    firsts = [
        word
        for listed in _tables(path).values()
        for phrase in listed
        for word in phrase.split(" ")[0].split("|")
    ]
    assert [word for word in firsts if word.endswith("*") and len(re.sub(r"\W", "", word)) < STEM] == []
