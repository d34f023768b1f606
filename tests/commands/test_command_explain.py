"""`outreach explain`: the manual page of a rule."""

from collections.abc import Callable

import pytest
from click.testing import Result

from outreach.lint import RULES, Rule
from outreach.lint.manual import page

Typed = Callable[..., Result]


def test_without_a_code_all_rules_are_listed(run: Typed) -> None:
    lines = run("explain").stdout.splitlines()

    assert [line.split()[0] for line in lines] == [rule.code for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.code))
def test_each_rule_has_a_page_by_code_and_by_name(run: Typed, rule: object) -> None:
    code, name = rule.code, rule.name  # type: ignore[attr-defined]  # a Rule

    page = run("explain", code).stdout

    assert page.startswith(f"{code} {name}\n")
    assert "What it checks" in page
    assert run("explain", name).stdout == page
    assert run("explain", code.lower()).stdout == page


def test_first_letters_list_the_rules_that_have_them(run: Typed) -> None:
    assert [line.split()[0] for line in run("explain", "opn").stdout.splitlines()] == [
        "OPN301",
        "OPN302",
        "OPN303",
    ]
    assert run("explain", "SWP").stdout == run("explain", "SWP403").stdout


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.code))
@pytest.mark.parametrize("width", [40, 80])
def test_a_page_fits_into_a_narrow_terminal_and_says_the_same(rule: Rule, width: int) -> None:
    narrow = page(rule, width)
    assert all(len(line) <= width for line in narrow.splitlines())
    assert narrow.split() == page(rule).split()
    assert narrow.count("\n- ") == page(rule).count("\n- ")


def test_an_unknown_code_is_a_wrong_call(run: Typed) -> None:
    result = run("explain", "NIX999")

    assert result.exit_code == 2
    assert "NIX999: no such rule" in result.stderr
