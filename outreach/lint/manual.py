"""A rule in, its manual page out; `book` makes docs/rules.md of all of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from inspect import cleandoc
from textwrap import wrap

from outreach.errors import UsageError
from outreach.lint.document import Profile
from outreach.lint.rule import Rule
from outreach.lint.rules import RULES
from outreach.lint.settings import rules_meant, unknown_rule
from outreach.text import Language

_ELSEWHERE = {Profile.FOLLOW_UP: "in a follow-up", Profile.ANSWER: "in an answer"}
_SPOKEN = {Language.EN: "English", Language.TR: "Turkish"}
_PART = re.compile(r"^(Why|Change (?:en|tr)|Keep (?:en|tr)|Options): ", re.MULTILINE)
#: What ends a paragraph, an item of a list or the words before a default; of a blank line the second break stays.
_PIECE = re.compile(r"\n(?=\n|- |[A-Z]{3}\d{3}\.)|(?<=\n)\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The parts of a rule's docstring."""

    #: What it checks: one sentence, and more where it is needed.
    checks: str
    #: Why, with the evidence and its quality.
    why: str
    #: A text that the rule flags, and one that it leaves alone, by language.
    change: dict[Language, str]
    keep: dict[Language, str]
    #: Empty where there is nothing to set.
    options: str


def find(word: str) -> list[Rule]:
    """Find rules by code, name or first letters of the code. Raises UsageError naming the near one."""
    found = rules_meant(word)
    if not found:
        raise UsageError(unknown_rule(word), hint="outreach explain, which lists them")
    return found


def parts(rule: Rule) -> Page:
    """Cut the docstring of *rule* into its parts."""
    checks, *rest = _PART.split(cleandoc(rule.check.__doc__ or ""))
    said = {heading: body.strip() for heading, body in zip(rest[::2], rest[1::2], strict=True)}
    return Page(
        checks=checks.strip(),
        why=said.get("Why", ""),
        change={language: said.get(f"Change {language}", "") for language in rule.languages},
        keep={language: said.get(f"Keep {language}", "") for language in rule.languages},
        options=said.get("Options", ""),
    )


def page(rule: Rule, width: int | None = None) -> str:
    """Make the page that `outreach explain CODE` prints; its lines are broken at *width* where that is given."""
    where = _broken(_where(rule), width) if width else _where(rule)
    heading = f"{rule.code} {rule.name}\n{where}"
    sections = [
        f"{title}\n{_indented(_broken(text, width - 2) if width else text)}"
        for title, text in _sections(rule)
    ]
    return "\n\n".join([heading, *sections]) + "\n"


def book() -> str:
    """Make docs/rules.md: every rule, in the order of its code."""
    rules = sorted(RULES, key=lambda rule: rule.code)
    rows = [
        f"| [{rule.code}](#{_anchor(rule)}) | {rule.name} | {rule.severity} | {_gist(rule)} |"
        for rule in rules
    ]
    table = "\n".join(["| code | name | severity | flags |", "| --- | --- | --- | --- |", *rows])
    return "\n\n".join([_PREFACE, table, *(_chapter(rule) for rule in rules)]) + "\n"


def _chapter(rule: Rule) -> str:
    body = [f"**{title}**\n\n{text}" for title, text in _sections(rule)]
    return "\n\n".join([f"## {rule.code} {rule.name}", _where(rule), *body])


def _where(rule: Rule) -> str:
    """Say how much it matters and where it judges."""
    first = rule.profiles.get(Profile.FIRST, rule.severity)
    others = [
        f"{rule.profiles[profile] or 'silent'} {where}"
        for profile, where in _ELSEWHERE.items()
        if rule.profiles.get(profile, first) != first
    ]
    severity = ", ".join([str(first or "silent"), *others])
    spoken = " and ".join(_SPOKEN[language] for language in rule.languages)
    return f"{severity}; {spoken}; {'templates too' if rule.templates else 'not in templates'}"


def _sections(rule: Rule) -> list[tuple[str, str]]:
    """List the headings of the page with their text."""
    read = parts(rule)
    defaults = "; ".join(f"{rule.code}.{name} = {value}" for name, value in rule.options.items())
    return [
        ("What it checks", read.checks),
        ("Why", read.why),
        ("To change", _examples(read.change)),
        ("To keep", _examples(read.keep)),
        ("Options", f"{read.options}\n{defaults}" if rule.options else "None."),
        (
            "To suppress",
            f"Lint-Ignore: {rule.code} and the reason, in the header block of the draft or template.",
        ),
    ]


def _examples(said: dict[Language, str]) -> str:
    return "\n".join(f"- {_SPOKEN[language]}: {' '.join(text.split())}" for language, text in said.items())


def _broken(text: str, width: int) -> str:
    """Break the paragraphs, items and defaults of a section anew."""
    pieces = (" ".join(piece.split()) for piece in _PIECE.split(text))
    return "\n".join(
        line
        for piece in pieces
        for line in wrap(
            piece, width, subsequent_indent="  " * piece.startswith("- "), break_on_hyphens=False
        )
        or [""]
    )


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" if line else line for line in text.splitlines())


def _gist(rule: Rule) -> str:
    return " ".join(parts(rule).checks.split("\n\n")[0].split())


def _anchor(rule: Rule) -> str:
    return f"{rule.code}-{rule.name}".lower()


_PREFACE = """# The rules of the linter

Made from the rules' own manual pages, which `outreach explain CODE` prints. Codes and names are never given again.

An **error** blocks approval until it is mended, or until a person types why it may stay. A **warning** is worth mending. An **info** is worth a look.
Wherever a code is asked for, its name will do, and to select or ignore its first letters (`OPN`). The longer word wins, and `ignore` where both are alike.

A line `Lint-Ignore: CODE reason` in the header block of a draft or template silences one rule there; it is never sent.

Places are counted from 1, in code points; the end is the place behind the last one."""
