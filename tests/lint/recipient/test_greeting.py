"""A greeting is for the reader, for somebody else, for a group, or for nobody."""

from __future__ import annotations

import pytest
from example import EN, MERT, TR

from outreach.lint import Document
from outreach.lint.recipient.greeting import Greets, greeting
from outreach.lint.view import View
from outreach.people.person import Person
from outreach.text import Language

AYSE = Person(id=2, name="Ayşe Yılmaz", first_name="Ayşe", handle="ayse.seramik")


def greets(body: str, language: Language, person: Person | None) -> tuple[Greets, str] | None:
    view = View(Document(name="d", subject="s", body=body, language=language, person=person))
    met = greeting(view)
    return (met.greets, view.body.shown[slice(*met.span)]) if met else None


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Merhaba Ayşe,",
            "MERHABA AYŞE!",
            "merhaba ayse",
            "Sayın Yılmaz:",
            "Sayın Ayşe Yılmaz Hanım,",
            "Ayşe merhaba",
        ),
        *(
            "Sevgili Ayşe'ciğim,",
            "Sevgili Ayşeciğim,",
            "Selam Ayşem,",
            "Merhaba @ayse.seramik,",
            "Merhaba, Ayşe Hanım,",
        ),
        *("İyi günler Ayşe,", "Günaydın Ayşe Hanım", "Merhabalar, kıymetli Ayşe"),
    ],
)
def test_the_reader_is_meant_however_the_name_is_written(line: str) -> None:
    found = greets(f"{line}\n\nFırın.", TR, AYSE)
    assert found
    assert found[0] is Greets.READER


@pytest.mark.parametrize(
    ("line", "language", "person", "said"),
    [
        ("Merhaba Ayşegül,", TR, AYSE, (Greets.OTHER, "Merhaba Ayşegül")),
        ("Merhaba canım,", TR, MERT, (Greets.GROUP, "Merhaba canım")),
        ("Merhaba,", TR, AYSE, (Greets.NOBODY, "Merhaba")),
        ("Merhaba! 👋 Fırın.", TR, AYSE, (Greets.NOBODY, "Merhaba")),
        ("Merhaba ben Selin,", TR, AYSE, (Greets.NOBODY, "Merhaba")),
        ("Hi Ben,", EN, MERT, (Greets.OTHER, "Hi Ben")),
        ("Hi Ben,", EN, None, (Greets.OTHER, "Hi Ben")),
        ("Hi I saw the kiln.", EN, MERT, (Greets.NOBODY, "Hi")),
        ("Good morning,", EN, MERT, (Greets.NOBODY, "Good morning")),
        ("Hello again!", EN, MERT, (Greets.NOBODY, "Hello again")),
        ("Hi there, Zoë", EN, MERT, (Greets.GROUP, "Hi there")),
        ("Dear Sir or Madam,", EN, None, (Greets.GROUP, "Dear Sir")),
        ("Good morning dear team,", EN, MERT, (Greets.GROUP, "dear team")),
        ("İyi günler sayın yetkili,", TR, AYSE, (Greets.GROUP, "sayın yetkili")),
        ("To Whom It May Concern:", EN, MERT, (Greets.GROUP, "To Whom It May Concern")),
        ("Kilns are hot.", EN, MERT, None),
        ("Mert, your kiln.", EN, MERT, None),
        ("", EN, MERT, None),
        ("👋", TR, MERT, None),
    ],
)
def test_whom_a_first_line_greets(
    line: str, language: Language, person: Person | None, said: tuple[Greets, str] | None
) -> None:
    assert greets(f"{line}\n\nFırın.", language, person) == (said if line else None)


def test_a_greeting_is_found_behind_blank_lines() -> None:
    assert greets("\n\n  Hi there,\n\nKilns.", EN, MERT) == (Greets.GROUP, "Hi there")
    assert greets("\n\n  Hi Mert,\n\nKilns.", EN, MERT) == (Greets.READER, "Hi Mert")
