"""A text is cut at its full stops; what stands between them is read once, for whoever holds the same words."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import outreach.lint
from outreach.lint.reading.stretches import Stretch, stretches

WORDS = st.lists(
    st.sampled_from(["kiln", "a", "r.i.p", ". ", ".", " ", "\n", ", ", "_", "'", "é", '"', "«"])
).map("".join)


def words(folded: str) -> list[str]:
    return [one.folded for _, one in stretches(folded)]


def test_a_full_stop_and_a_blank_end_a_stretch() -> None:
    assert words("your kiln. we pay 400 €. yes") == ["your kiln", "we pay 400 €", "yes"]


def test_a_quotation_mark_ends_one() -> None:
    assert words('your "kiln. shelf" is «tall»') == ["your ", "kiln", "shelf", " is ", "tall", ""]


def test_an_initial_or_a_number_ends_none_nor_does_a_stop_inside_a_word() -> None:
    assert words("r.i.p. my dear cat") == ["r.i.p. my dear cat"]
    assert words("by 12. june at last") == ["by 12. june at last"]
    assert words("kiln.example and 1.500 TL") == ["kiln.example and 1.500 TL"]


@given(WORDS)
def test_each_stands_where_it_says_and_has_the_tokens_of_the_text_in_their_places(folded: str) -> None:
    read = list(stretches(folded))
    assert all(folded.startswith(one.folded, place) for place, one in read)
    tokens = [
        (place + start, token)
        for place, one in read
        for start, token in zip(one.starts, one.tokens, strict=True)
    ]
    assert tokens == [(found.start(), found.group()) for found in re.finditer(r"\w+", folded)]


def test_the_same_words_are_read_once() -> None:
    ((_, one),) = stretches("your kiln shelf")
    assert [other is one for _, other in stretches("we saw it. your kiln shelf")] == [False, True]


def test_what_no_two_mails_share_is_not_kept() -> None:
    ((_, one),) = stretches("kiln " * 300)
    ((_, other),) = stretches("kiln " * 300)
    assert one is not other


def test_a_stretch_knows_its_words_and_their_beginnings() -> None:
    assert Stretch("the kiln, the kilns").vocabulary == {"the", "kiln", "kilns"}
    assert Stretch("the kiln, the kilns").stems == {"the", "kil"}


def test_no_phrase_of_a_list_reaches_over_the_end_of_a_stretch() -> None:
    lists = (Path(outreach.lint.__file__).parent / "phrases").glob("*.toml")
    listed = [
        phrase
        for path in lists
        for table in tomllib.loads(path.read_text("utf-8")).values()
        for phrase in table
    ]
    plain = [" ".join(slot.split("|")[-1].strip("*?") for slot in phrase.split()) for phrase in listed]
    assert [phrase for phrase in plain if len(words(phrase)) > 1] == []
