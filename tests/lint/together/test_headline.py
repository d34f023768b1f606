"""Of all that was judged together one sentence is told: the one that matters most, where it is worth a sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from example import EN, MERT, TR
from examples.together import NAMES, SEEN, WHOLE, copies, to

from outreach.lint import Batch, Document, Kind, Settings, check
from outreach.lint.together.headline import Headline, Sighting
from outreach.output.findings import first_sentence
from outreach.text import Language

COMPARING = Settings(select=("SWP403", "FRM602"))


def mail(body: str, language: Language = EN, **around: Any) -> Document:
    return Document(**{"name": "draft", "subject": "Kiln", "body": body, "language": language, **around})


def form_letters(count: int, **around: Any) -> list[Document]:
    return [mail(to(f"Name{number}", WHOLE), **around) for number in range(count)]


def told(documents: list[Document], batch: Batch | None = None) -> Headline | None:
    together = batch or Batch.of(documents)
    sighting = Sighting()
    for one in documents:
        sighting.add(one, check(one, COMPARING, together), together)
    return sighting.headline()


@pytest.mark.parametrize(
    ("documents", "said"),
    [
        (
            form_letters(9, person=MERT),
            "The same three sentences open 9 of 9 drafts. (SWP403)",
        ),
        (
            [mail(one, person=MERT) for one in copies(WHOLE)] + [mail(to("Mert", WHOLE), person=MERT)],
            "The same three sentences open 12 of 12 drafts. (SWP403)",
        ),
        (
            [mail(to("Mert", WHOLE), person=replace(MERT, id=number)) for number in range(9)],
            "The same three sentences open 9 of 9 drafts; the influencer is visible only in the name. (SWP403)",
        ),
        (
            [mail(to("Mert", WHOLE), person=MERT, kind=Kind.OTHER) for _ in range(9)],
            "The same three sentences open 9 of 9 drafts; the reader is visible only in the name. (SWP403)",
        ),
        (form_letters(2), ""),
        ([mail(to(name, f"{one} {WHOLE}")) for name, one in zip(NAMES, SEEN, strict=False)], ""),
        ([], ""),
    ],
)
def test_the_sentence_that_matters_most(documents: list[Document], said: str) -> None:
    assert first_sentence(told(documents)) == said


def test_each_language_has_its_opening() -> None:
    turkish = "Bursa'da küçük bir atölyeyiz. Fırınlarımızı ustalar çok seviyor. Birini gösterir misiniz?"
    documents = form_letters(4) + [mail(to(name, turkish), language=TR) for name in NAMES]
    assert first_sentence(told(documents)).startswith(
        "In each language the same three sentences open 15 of 15 drafts"
    )


def test_a_few_among_many_are_told_by_their_findings() -> None:
    own = [mail(to(f"Name{number}", f"Kiln {number} burned {number} cups.")) for number in range(17)]
    assert told([*form_letters(3), *own]) is None
    assert told([*form_letters(3), *own[:12]]) is not None


def test_openings_of_one_sentence_and_of_several_kinds_are_told_as_such() -> None:
    value = Headline(code="FRM602", drafts=5, of=9, sentences=1, languages=1, seen="", kind=Kind.INFLUENCER)
    assert first_sentence(value) == "The same sentence opens 5 of 9 drafts. (FRM602)"
    assert first_sentence(replace(value, sentences=0), noun="file") == (
        "5 of 9 files would read as true to anybody else in the batch. (FRM602)"
    )
