"""The lines below a mail."""

from __future__ import annotations

import pytest

from outreach.drafts.footer import OPT_OUT, footer
from outreach.text import Language


@pytest.mark.parametrize("language", Language)
def test_each_language_ships_one_plain_sentence_that_a_person_could_say(language: Language) -> None:
    line = OPT_OUT[language]
    assert line.count(".") == 1
    assert "\n" not in line
    assert {"en": '"no"', "tr": '"hayır"'}[language] in line
    assert footer("Selin", None, None, language) == f"Selin\n\n{line}"


@pytest.mark.parametrize(
    ("signature", "opt_out", "postal", "lines"),
    [
        ("Selin Kaya\r\nKilnhaus \n", "", None, "Selin Kaya\nKilnhaus"),
        (
            "Selin",
            "Say no.",
            "Fırın Sk. 3\n34000 İstanbul",
            "Selin\n\nSay no.\n\nFırın Sk. 3\n34000 İstanbul",
        ),
        ("", "Say no.", "", "Say no."),
        ("Selin\n\n\nKilnhaus", "", " ", "Selin\nKilnhaus"),
        ("", "", None, ""),
    ],
)
def test_what_is_not_said_leaves_no_gap(signature: str, opt_out: str, postal: str | None, lines: str) -> None:
    assert footer(signature, opt_out, postal, Language.EN) == lines
