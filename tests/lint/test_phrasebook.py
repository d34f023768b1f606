"""A phrase is found however it is typed, and each says why it is listed."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import outreach.lint
from outreach.lint.phrasebook import PhraseBook, phrasebooks
from outreach.text import Language, match_fold

LISTS = sorted((Path(outreach.lint.__file__).parent / "phrases").glob("*.toml"))


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
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
    ],
)
def test_a_phrase_is_written_as_it_is_said(phrase: str, text: str, found: str | None) -> None:
    folded = match_fold(text)
    hit = PhraseBook({phrase: "why"}).find(folded, 0, len(text))
    assert (folded[slice(*hit.span)] if hit else None) == found


def test_the_reason_beside_the_phrase_is_told() -> None:
    book = PhraseBook({"hope this": "short", "hope this note": "long", "my|our name": "name"})
    texts = {"hope this note": "long", "hope this": "short", "our name": "name"}
    for text, why in texts.items():
        assert book.find(text, 0, len(text)) == ((0, len(text)), why)


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_every_list_is_long_enough_and_gives_a_reason_for_each_phrase(path: Path) -> None:
    name, language, _ = path.name.split(".")
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    assert sum(map(len, tables.values())) >= 30
    assert all(why.strip() for listed in tables.values() for why in listed.values())
    assert phrasebooks(name, Language(language)).keys() == tables.keys()


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_every_phrase_finds_the_plainest_text_that_it_describes(path: Path) -> None:
    name, language, _ = path.name.split(".")
    for table, listed in tomllib.loads(path.read_text(encoding="utf-8")).items():
        book = phrasebooks(name, Language(language))[table]
        for phrase in listed:
            said = " ".join(slot.split("|")[0] for slot in phrase.split() if not slot.endswith("?"))
            folded = match_fold(re.sub(r"\*", "", said))
            assert book.find(folded, 0, len(folded)), phrase
