"""Each rule has its page in one shape, and docs/rules.md is made of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.errors import UsageError
from outreach.lint import RULES, Rule
from outreach.lint.manual import book, find, page, parts
from outreach.text import Language

HEADINGS = ["What it checks", "Why", "To change", "To keep", "Options", "To suppress"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_says_what_and_why_and_shows_it_in_each_language(rule: Rule) -> None:
    read = parts(rule)
    assert read.checks
    assert read.why
    assert all(read.change[language] and read.keep[language] for language in rule.languages)
    assert bool(read.options) is bool(rule.options)
    assert [line for line in page(rule).splitlines() if line in HEADINGS] == HEADINGS


@pytest.mark.parametrize("word", ["OPN301", "opn301", "stock-opener"])
def test_a_rule_is_found_by_code_or_name(word: str) -> None:
    assert [rule.code for rule in find(word)] == ["OPN301"]


def test_first_letters_find_all_that_begin_so() -> None:
    assert [rule.code for rule in find("opn")] == ["OPN301", "OPN302", "OPN303"]


def test_a_slip_names_the_near_rule() -> None:
    with pytest.raises(UsageError, match="LEN011: no such rule; did you mean LEN101"):
        find("LEN011")


def test_the_book_is_the_one_that_is_printed() -> None:
    printed = Path(__file__).parents[2] / "docs" / "rules.md"
    assert printed.read_text(encoding="utf-8") == book(), "write it again: outreach.lint.manual.book()"


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if len(rule.languages) > 1], ids=lambda rule: rule.code
)
def test_the_text_of_a_page_stands_two_blanks_in_under_its_heading(rule: Rule) -> None:
    read, lines = parts(rule), page(rule).splitlines()
    why = lines[lines.index("Why") + 1 : lines.index("To change") - 1]
    assert why == [f"  {line}" for line in read.why.splitlines()]
    assert [line for line in lines if line.startswith("  - ")] == [
        f"  - {name}: {' '.join(said[language].split())}"
        for said in (read.change, read.keep)
        for language, name in ((Language.EN, "English"), (Language.TR, "Turkish"))
    ]


def test_who_slips_is_told_what_lists_the_rules() -> None:
    with pytest.raises(UsageError) as caught:
        find("LEN011")
    assert "outreach explain" in (caught.value.hint or "")


@pytest.mark.parametrize("rule", [rule for rule in RULES if not rule.options], ids=lambda rule: rule.code)
def test_a_page_of_a_rule_without_options_says_so(rule: Rule) -> None:
    assert parts(rule).options == ""
    assert "\nOptions\n  None.\n" in page(rule)
