"""What is told of a person whom nothing but data shows, alone and in a batch; and what is taken out of a text for that."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from example import EN, MERT, POST, TR
from examples.together import NAMES, WHOLE, to

from outreach.lint import Batch, Document, Settings, check
from outreach.lint.batch import longest_first
from outreach.lint.reading.shingling import without
from outreach.lint.together.headline import Sighting
from outreach.output.findings import first_sentence

COMPARING = Settings(select=("SWP403", "FRM602"))
#: Two drafts have each, so each is neither everybody's nor somebody's own.
SECOND = (
    "They burn at night.",
    "Each one is tested twice.",
    "Bristol is damp in autumn.",
    "Two of us pack them.",
    "No glaze is left out.",
)
GLAZE = replace(POST, title="Glaze notes of a cold spring")


def mail(body: str, **around: Any) -> Document:
    return Document(**{"name": "draft", "subject": "Kiln", "body": body, "language": EN, **around})


def of_nine(value: str, **around: Any) -> tuple[Document, Batch]:
    """Send the same offer to nine, and *value* with it to Mert alone."""
    ours = mail(to("Mert", f'{WHOLE} So did "{value}".'), person=MERT, inserted=("Mert", value), **around)
    others = [mail(to(name, f'{WHOLE} So did "{name} {name}".'), inserted=(name,)) for name in NAMES]
    return ours, Batch.of([ours, *others])


@pytest.mark.parametrize(
    ("value", "seen"),
    [("Glaze notes of a cold spring", "the name and a title"), ("hand cut linoleum", "the name and words of the sheet")],
)  # fmt: skip
def test_what_was_inserted_is_a_title_where_a_stored_post_bears_it(value: str, seen: str) -> None:
    ours, batch = of_nine(value, posts=(GLAZE,))
    (one,) = [one for one in check(ours, COMPARING, batch) if one.code == "SWP403"]
    assert one.message.startswith(f"only {seen} are Mert Öztürk's")


def test_in_what_the_reader_is_seen_is_told_only_where_it_is_so_in_nearly_all() -> None:
    named = [mail(to("Mert", WHOLE), person=MERT) for _ in range(6)]
    unnamed = [mail(to(name, WHOLE), person=MERT) for name in NAMES[:3]]
    documents = [*named, *unnamed]
    batch, sighting = Batch.of(documents), Sighting()
    for document in documents:
        sighting.add(document, check(document, COMPARING, batch), batch)
    assert first_sentence(sighting.headline()) == "The same three sentences open 9 of 9 drafts. (SWP403)"


def test_a_value_inside_a_longer_one_does_not_keep_that_from_being_taken_out() -> None:
    said = "we saw glaze notes of spring and glaze"
    left = without(said, longest_first("glaze", "glaze notes of spring"))
    assert left.replace("\0", "") == "we saw  and "
    assert len(left) == len(said)


@pytest.mark.parametrize(
    ("cell", "theirs"), [("linocut", True), ("2019", False), ("ink", False), ("video", False)]
)
def test_a_word_of_the_sheet_makes_an_opening_theirs_unless_it_tells_nothing(cell: str, theirs: bool) -> None:  # noqa: FBT001 - a table
    body = f"Of all of them {cell} came first. {WHOLE}"
    person = replace(MERT, fields={"what": cell})
    ours, same = mail(to("Mert", body), person=person), mail(to("Zoë", body))
    batch = Batch.of([ours, same, *(mail(to(name, WHOLE)) for name in NAMES)])
    assert bool(check(ours, COMPARING, batch)) is not theirs


def test_a_draft_is_compared_with_others_of_its_kind_or_with_none() -> None:
    ours, same = mail(to("Mert", WHOLE)), mail(to("Zoë", WHOLE))
    other = mail(to("Mert", WHOLE), language=TR)
    assert Batch().beside(ours) is None
    assert Batch.of([ours, other]).beside(ours) is None
    assert Batch.of([same, other]).beside(mail("Kilns.", step="second")) is None
    assert Batch.of([ours, same]).beside(ours) is not None
    assert Batch.of([ours, same]).beside(ours._replace(template=True)) is None


def test_a_sentence_that_opens_them_all_is_told_where_they_go_on_in_many_ways() -> None:
    first, rest = "Our kilns are loved by makers everywhere.", "You keep it afterwards. We work with people."
    documents = [
        mail(to(name, f"{first} {second} {rest}"))
        for pair, second in zip(zip(NAMES[::2], NAMES[1::2], strict=False), SECOND, strict=False)
        for name in pair
    ]
    batch, sighting = Batch.of(documents), Sighting()
    for document in documents:
        sighting.add(document, check(document, COMPARING, batch), batch)
    assert first_sentence(sighting.headline()) == "The same sentence opens 10 of 10 drafts. (SWP403)"


@pytest.mark.parametrize(("name", "whose"), [("Mert", "Mert's"), ("Tobias", "Tobias'")])
def test_the_finding_says_whose_the_words_are_not(name: str, whose: str) -> None:
    ours = mail(to("Lena", WHOLE), person=replace(MERT, name=name, first_name=name))
    batch = Batch.of([ours, *(mail(to(one, WHOLE)) for one in NAMES)])
    (one,) = [one for one in check(ours, COMPARING, batch) if one.code == "SWP403"]
    assert one.message.startswith(f"nothing in it is {whose};")


@pytest.mark.parametrize(
    ("opening", "theirs"),
    [
        ("Cold clay and blue dust.", True),  # words as long as the name are none
        ("Mertens made it.", True),
        ("Mert Mert Mert.", False),
    ],
)
def test_the_name_alone_makes_no_opening_theirs(opening: str, theirs: bool) -> None:  # noqa: FBT001 - a table
    ours = mail(to("Mert", f"{opening} {WHOLE}"), person=MERT)
    batch = Batch.of([ours, *(mail(to(one, WHOLE)) for one in NAMES)])
    assert bool(check(ours, COMPARING, batch)) is not theirs
