"""The documentation says what the program does."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from outreach.cli import VERBS
from outreach.lint import RULES

DOCS = Path(__file__).parent.parent / "docs"
README = DOCS.parent / "README.md"
PAGES = runpy.run_path(str(DOCS / "generate.py"))["pages"]()


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_up_to_date(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == PAGES[name], "run: python docs/generate.py"


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_has_its_help_in_the_reference(verb: str) -> None:
    assert f"## `outreach {verb}`" in (DOCS / "reference.md").read_text("utf-8")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_its_page(rule: object) -> None:
    assert f"{getattr(rule, 'code')}" in (DOCS / "rules.md").read_text("utf-8")  # noqa: B009 - a Rule, seen as object


def test_commands_that_the_guide_and_readme_show_exist() -> None:
    text = README.read_text("utf-8") + (DOCS / "guide.md").read_text("utf-8")
    typed = text.replace("keyring set outreach", "")  # what the keyring calls us is no command
    shown = set(re.findall(r"(?:^|[`/ ])outreach ([a-z]+)", typed, re.MULTILINE))

    assert shown
    assert shown <= set(VERBS) | {"is", "does"}


def test_links_between_pages_lead_somewhere() -> None:
    for page in [README, *DOCS.glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.name)
def test_no_page_shows_a_message_with_a_word_before_it_that_is_not_said(page: Path) -> None:
    assert re.findall(r"^ *Error: .*", page.read_text("utf-8"), re.MULTILINE) == []
