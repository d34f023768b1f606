"""What is read of every enrolment at once: the words of those who answered, fit to be shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from outreach.app import App
from outreach.mail.delivery import Transport
from outreach.store.progress import incoming
from spring import arrives, letter

Typed = Callable[..., Result]
ROUGH = "Merhaba \x1b]0;pwn\x07 \x1b[2J \x9b2J\nolur"


@pytest.mark.parametrize("words", [ROUGH, "Merhaba,\n\n  olur\tmu"])
def test_an_answer_is_one_line_without_what_a_terminal_obeys(
    app: App, sent: Path, run: Typed, words: str
) -> None:
    arrives(sent, "1.eml", letter("ayse@example.com", words))
    run("sync")

    with app.reading() as db:
        ((one,),) = incoming(db, Transport.LOCAL, None).values()

    assert one.said.isprintable()
    assert one.said.startswith("Merhaba")
    assert "olur" in one.said


@pytest.mark.parametrize("verb", [("queue",), ("why", "ayse@example.com")])
def test_an_answer_rings_no_bell_where_it_is_read(sent: Path, run: Typed, verb: tuple[str, ...]) -> None:
    arrives(sent, "1.eml", letter("ayse@example.com", ROUGH))
    run("sync")

    shown = run(*verb).stdout

    assert "Merhaba" in shown
    assert not set(shown) & set("\x1b\x07\x9b")
