"""Every rule is listed, has its page, and flags and leaves alone what it should in each language it speaks."""

from __future__ import annotations

import importlib
import pkgutil
import re
from dataclasses import replace

import pytest
from examples import FLAGGED, LEFT_ALONE, POST, Example

import outreach.lint.rules as room
from outreach.lint import RULES, Document, Profile, Rule, Severity, check
from outreach.lint.manual import parts
from outreach.posts import Post

BY_CODE = {rule.code: rule for rule in RULES}


def cases(table: dict[str, list[Example]]) -> list[object]:
    return [
        pytest.param(code, one, id=f"{code}-{one.language}-{n}")
        for code, all_ in table.items()
        for n, one in enumerate(all_)
    ]


def codes(document: Document) -> set[str]:
    return {finding.code for finding in check(document)}


def test_every_rule_that_is_written_is_listed() -> None:
    modules = [
        importlib.import_module(f"{room.__name__}.{module.name}")
        for module in pkgutil.iter_modules(room.__path__)
    ]
    written = {value.code for module in modules for value in vars(module).values() if isinstance(value, Rule)}
    assert written == set(BY_CODE)


def test_codes_and_names_are_given_once_and_look_alike() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
    assert all(
        re.fullmatch(r"[A-Z]{3}[0-9]{3}", rule.code) and re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name)
        for rule in RULES
    )


def test_the_rules_that_judge_suppressions_run_last() -> None:
    families = [rule.family for rule in RULES]
    assert families.index("SUP") == len(families) - families.count("SUP")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_both_kinds_of_example_in_each_of_its_languages(rule: Rule) -> None:
    for table in (FLAGGED, LEFT_ALONE):
        assert {one.language for one in table[rule.code]} == set(rule.languages)


@pytest.mark.parametrize(("code", "example"), cases(FLAGGED))
def test_it_flags(code: str, example: Example) -> None:
    assert code in codes(example.document)


@pytest.mark.parametrize(("code", "example"), cases(LEFT_ALONE))
def test_it_leaves_alone(code: str, example: Example) -> None:
    assert code not in codes(example.document)


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.family not in {"SUP", "LEN"}], ids=lambda rule: rule.code
)
def test_the_examples_of_its_page_are_true(rule: Rule) -> None:
    page = parts(rule)
    field = "subject" if rule.family == "SUB" else "body"
    data = ("[VLOG] Lisbon", "[VLOG] Kapadokya")
    for language in rule.languages:
        shown = Example(language=language, body="Kilns.", inserted=data)
        assert rule.code in codes(replace(shown, **{field: page.change[language]}).document)  # type: ignore[arg-type]  # both fields are texts
        assert rule.code not in codes(replace(shown, **{field: page.keep[language]}).document)  # type: ignore[arg-type]  # as above


@pytest.mark.parametrize(
    ("posts", "profile", "severity"),
    [
        (None, Profile.FIRST, Severity.WARNING),
        ((POST,), Profile.FIRST, Severity.ERROR),
        ((), Profile.FIRST, Severity.ERROR),
        (None, Profile.FOLLOW_UP, Severity.INFO),
        ((POST,), Profile.FOLLOW_UP, Severity.INFO),
    ],
)
def test_a_missing_post_weighs_by_what_is_known_and_by_the_mail(
    posts: tuple[Post, ...] | None, profile: Profile, severity: Severity
) -> None:
    example = Example(
        language=BY_CODE["PER401"].languages[0], body="We make shoes.", posts=posts, profile=profile
    )
    assert [one.severity for one in check(example.document) if one.code == "PER401"] == [severity]


def test_the_length_points_at_the_first_word_too_many_and_says_how_many_to_cut() -> None:
    example = Example(language=BY_CODE["LEN101"].languages[0], body="kiln " * 99 + "hundredth more")
    (found,) = [one for one in check(example.document) if one.code == "LEN101"]
    assert (found.text, found.message, found.suggestion) == (
        "hundredth",
        "101 words, 100 are too many",
        "cut 2 or more",
    )


def test_a_person_without_a_post_is_told_how_to_store_one() -> None:
    example = Example(language=BY_CODE["PER401"].languages[0], body="We make shoes.", posts=())
    (found,) = [one for one in check(example.document) if one.code == "PER401"]
    assert found.message == "no post of Mert Öztürk is stored, so none can be named"
    assert found.suggestion.startswith("outreach posts add @mertkosuyor URL")
