"""Phrases are found wherever they begin a word, however many there are."""

import re
from random import Random

import pytest

from outreach.replies.phrasing import Forms, first_line, folded, pattern, phrases

_FOUND = pattern(["stop mailing", "stop|", "^please", "a * b", "-- end", "3 days"])


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("now stop mailing me", "stop mailing"),
        ("stop", "stop"),
        ("nonstop", None),
        ("stopping", None),
        ("please", "please"),
        ("yes please", None),
        ("a good b", "a good b"),
        ("the -- end", "-- end"),
        ("in 3 days", "3 days"),
    ],
)
def test_a_phrase_is_found_where_it_begins_a_word(line: str, found: str | None) -> None:
    seen = _FOUND.search(line)

    assert (seen[0] if seen else None) == found


def test_the_first_line_is_given_as_it_was_written() -> None:
    assert first_line(_FOUND, ["Hi", "", "PLEASE  ’", "Stop"]) == "PLEASE  ’"


def test_of_no_lines_none_is_given() -> None:
    assert first_line(_FOUND, []) is None


_WORDS = {
    "stop": ["stop", "quit"],
    "any": ["any", "of the", "more"],
    "mail": ["mail", "letter~", "no|", "{stop} it"],
    "from": ["^", "please "],
}
_FORMS = ["{stop} {any+} {mail}$", "{from}{mail} now|", "do {any?} it"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("stop mail", True),
        ("quit any more of the mail", True),
        ("stop any more of the more any more mail", False),
        ("stop letters", True),
        ("stop letters-and-some", False),
        ("stop mail now", False),
        ("stopmail", False),
        ("stop quit it", True),
        ("please mail now", True),
        ("mail now", True),
        ("the mail now", False),
        ("mail nowhere", False),
        ("no now", True),
        ("do it", True),
        ("so do more it", True),
        ("do mail it", False),
        ("", False),
    ],
)
def test_a_place_stands_for_the_words_of_its_name(line: str, found: bool) -> None:  # noqa: FBT001
    assert bool(pattern(_FORMS, _WORDS).search(line)) is found
    known = Forms(_FORMS, _WORDS)

    assert known.found_in(line, known.near(line)) is found


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("they quit of the any letterhead", {"{stop} {any+} {mail}$"}),
        ("quit it, the mail", set()),
        ("stop the mail", set()),
        ("stop more, mail", {"{stop} {any+} {mail}$"}),
        ("stop more mails", set()),
        ("no-now", {"{from}{mail} now|"}),
        ("no nowhere", set()),
        ("do it", {"do {any?} it"}),
        ("does it", set()),
        ("ever so", {"ev * b"}),
        ("-- end", {"-- end"}),
        ("we", {"w"}),
        ("he we", {"w"}),
        ("he", set()),
    ],
)
def test_near_is_what_has_its_words_one_after_the_other(text: str, near: set[str]) -> None:
    assert Forms([*_FORMS, "ev * b", "-- end", "w"], _WORDS).near(text) == near


def _grown(phrase: str, words: dict[str, list[str]], chance: Random) -> str:
    """Write a phrase with words of its places."""

    def place(found: re.Match[str]) -> str:
        times = {"": 1, "?": chance.randrange(2), "+": chance.randrange(4)}[found[2]]
        blank = " " if found[2] else ""
        one = "".join(f"{_grown(chance.choice(words[found[1]]), words, chance)}{blank}" for _ in range(times))
        return one if found[2] else one + found[3]

    whole = re.sub(r"\{(\w+)([?+]?)\}( ?)", place, phrase.removeprefix("^"))
    return whole.rstrip("|$").replace("~", "s").replace("*", "of it")


def test_every_phrase_is_near_where_it_stands() -> None:
    page, chance = phrases("refusals"), Random(1)
    given = [*page["english"], *page["turkish"]]
    known = Forms(given, page["words"])

    for phrase in given:
        for _ in range(20):
            text = folded(_grown(phrase, page["words"], chance))
            found = pattern([phrase], page["words"]).search(text)
            assert found is None or phrase in known.near(f"so {text}, said she"), text
    assert not known.near(folded("Bize fiyat listenizi gönderir misiniz? Would you send me your price list?"))


@pytest.mark.parametrize("name", ["absence", "refusals"])
def test_every_place_has_its_words_and_all_words_have_a_place(name: str) -> None:
    page = phrases(name)
    words = page["words"]
    given = [form for key, forms in page.items() if key != "words" for form in forms]
    named = [
        one for some in (given, *words.values()) for form in some for one in re.findall(r"\{(\w+)", form)
    ]

    assert set(named) == set(words)
    assert pattern(given, words).search("") is None
