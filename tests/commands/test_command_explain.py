"""`outreach explain`: the manual page of a rule."""

from collections.abc import Callable

import pytest
from click.testing import Result

from outreach.lint import RULES

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


def test_an_unknown_code_is_a_wrong_call(run: Typed) -> None:
    result = run("explain", "NIX999")

    assert result.exit_code == 2
    assert "NIX999: no such rule" in result.stderr
