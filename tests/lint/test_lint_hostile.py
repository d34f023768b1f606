"""No text is so strange that judging it takes long: 100,000 letters of one kind take seconds where a bad pattern takes hours."""

from __future__ import annotations

from time import process_time

import pytest
from example import EN, MERT, POST, TR

from outreach.lint import Document, check

LENGTH = 100_000
PIECES = [
    *(
        "a",
        " ",
        "\u00a0",
        "\t",
        "\n",
        '"',
        "'",
        "“",
        ",",
        " ,",
        ".",
        ". ",
        "?",
        '"?" ',
        "(",
        "[",
        "{",
        "<",
        "%",
        "$",
        "1",
        "1.",
        "#",
    ),
    *(
        "-- \n",
        "> \n",
        "{{ x }} ",
        "hi ",
        "mr.",
        "re: ",
        "İ",
        "ş",
        "s\u0327",
        "niz",
        "atölyeniz ",
        "iş ",
        "'in ",
        "'s ",
    ),
    *(
        "you ",
        "your ",
        "we pay ",
        "send you a ",
        "if you're not ",
        "love your ",
        "None ",
        "null null",
        "#N/A ",
        "1970 ",
    ),
]


@pytest.mark.parametrize("language", [EN, TR])
@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_time_grows_no_faster_than_the_text(piece: str, language: str) -> None:
    long = (piece * LENGTH)[:LENGTH]
    began = process_time()
    for subject, body in ((long, "x"), ("x", long)):
        for template in (False, True):
            check(
                Document(
                    name="d",
                    subject=subject,
                    body=body,
                    language=EN if language is EN else TR,
                    template=template,
                    person=MERT,
                    posts=(POST,),
                    inserted=("a b c?",),
                )
            )
    assert process_time() - began < 20
