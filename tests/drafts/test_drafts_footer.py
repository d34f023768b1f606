"""The lines below a mail."""

from __future__ import annotations

import pytest

from outreach.drafts.footer import OPT_OUT, company, footer, lacking
from outreach.text import Language


@pytest.mark.parametrize("language", Language)
def test_each_language_ships_one_plain_sentence_that_a_person_could_say(language: Language) -> None:
    line = OPT_OUT[language]
    assert line.count(".") == 1
    assert "\n" not in line
    assert {"en": '"no"', "tr": '"hayır"'}[language] in line
    assert footer("Selin", None, (), language) == f"Selin\n\n{line}"


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
    assert footer(signature, opt_out, [postal] if postal else [], Language.EN) == lines


def test_the_company_is_named_in_the_language_of_the_mail() -> None:
    assert company("Kilnhaus Ltd. Şti.", "0123456789012345", "77", Language.TR) == (
        "Kilnhaus Ltd. Şti.\nMERSİS no: 0123456789012345\nİYS kodu: 77"
    )
    assert company("Kilnhaus", "0123456789012345", None, Language.EN).endswith(
        "\nMERSİS number: 0123456789012345"
    )


def test_a_block_that_a_footer_lacks_is_named_by_its_first_line() -> None:
    postal = "Fırın Sk. 3\r\n34000 İstanbul"
    assert lacking("Selin\n\nFırın Sk. 3\n34000 İstanbul", [postal]) is None
    assert lacking("Selin\n\nFırın Sk. 3", [postal]) == "Fırın Sk. 3"
