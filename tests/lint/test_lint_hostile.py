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
        "\n",
        '"',
        "'",
        "“",
        ",",
        " ,",
        ".",
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
        "s\u0327",
        "atölyeniz ",
        "iş ",
        "'in ",
        "'s ",
        "null ",
    ),
    *(
        "you ",
        "your ",
        "we pay ",
        "send you a ",
        "if you're not ",
        "love your ",
        "I love your blog. ",
        "#N/A ",
    ),
]


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    long = (piece * LENGTH)[:LENGTH]
    began = process_time()
    for language, template in ((EN, False), (TR, True)):
        facts = {"person": MERT, "posts": (POST,), "inserted": ("a b c?",)}
        check(Document(name="d", subject=long, body=long, language=language, template=template, **facts))  # type: ignore[arg-type]  # a table
    assert process_time() - began < 20
