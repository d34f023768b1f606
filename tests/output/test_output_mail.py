"""A mail is shown as its reader will see it, and cannot play tricks with the terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.output.mail import as_it_arrives, indented


def test_a_mail_is_its_heading_its_body_and_its_footer() -> None:
    shown = as_it_arrives(
        sender="Selin <selin@kilnhaus.example>",
        recipient="Ayşe Yılmaz <ayse@example.com>",
        subject="Sır deneyleri",
        body="Merhaba Ayşe,\n\nSelamlar",
        footer="Selin\nKilnhaus",
    )
    assert shown == (
        "From     Selin <selin@kilnhaus.example>\n"
        "To       Ayşe Yılmaz <ayse@example.com>\n"
        "Subject  Sır deneyleri\n"
        "\n"
        "Merhaba Ayşe,\n"
        "\n"
        "Selamlar\n"
        "\n"
        "Selin\n"
        "Kilnhaus"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("one", "  one"),
        ("one\n\n  two", "  one\n\n    two"),
        ("a\tb", "  a\tb"),
        ("\x1b[2J\x07gone", "   [2J gone"),
        ("real\rfake", "  real fake"),
        ("\x9b31mred\x7f", "   31mred "),
        ("👩\u200d🎨 ışık\u00a0!", "  👩\u200d🎨 ışık\u00a0!"),
    ],
)
def test_a_text_is_set_off_line_by_line(text: str, shown: str) -> None:
    assert indented(text) == shown


def test_the_mark_may_be_chosen() -> None:
    assert indented("a\nb", by="> ") == "> a\n> b"


@given(st.text(st.characters(categories=["Cc", "L", "N", "Zs"])))
def test_no_control_character_reaches_the_terminal(text: str) -> None:
    shown = indented(text)
    assert shown.count("\n") == text.count("\n")
    assert not any(ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in shown if letter not in "\n\t")
