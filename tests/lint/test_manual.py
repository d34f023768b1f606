"""Each rule has its page in one shape, and docs/rules.md is made of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.errors import UsageError
from outreach.lint import RULES, Rule
from outreach.lint.manual import book, find, page, parts

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
