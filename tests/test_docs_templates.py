"""The page on templates shows what the program does: every field, filter, message and command."""

from __future__ import annotations

import re
import shlex
from datetime import date
from pathlib import Path

import pytest

from conftest import Run
from outreach.campaigns import Brief, Campaign, Purpose
from outreach.drafts.environment import ENVIRONMENT
from outreach.drafts.rendering import compile_template, render
from outreach.drafts.sources import FIELDS, Sender, gather
from outreach.errors import TemplateError
from outreach.lint import Document, check
from outreach.people.person import Person
from outreach.posts import Post
from outreach.text import Language

PAGE = (Path(__file__).parent.parent / "docs" / "templates.md").read_text("utf-8")
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_GAP = re.compile(r" {2,}")

AYSE = Person(
    id=1,
    name="Ayşe Yılmaz",
    first_name="Ayşe",
    handle="ayse.seramik",
    platform="youtube",
    fields={"City": "Gaziantep", "Readers": "12500"},
)
POST = Post(
    url="https://x.example/1",
    canonical_url="https://x.example/1",
    platform="youtube",
    title='Why I glaze "wrong" #pottery',
    published=date(2027, 1, 5),
)
CAMPAIGN = Campaign(
    id="spring",
    purpose=Purpose.COLLABORATION,
    brand="Kilnhaus",
    ends=date(2027, 3, 28),
    briefs={
        Language.EN: Brief(
            goal="to fill our spring workshops",
            benefit="you keep the set",
            compensation="450 EUR, paid in May",
            deliverables="One video.",
            product="our carving tool set",
        ),
        Language.TR: Brief(
            goal="bahar atölyelerimizi doldurmak",
            benefit="set sizde kalır",
            compensation="12000 TL, mayısta ödenir",
            deliverables="Bir video.",
            product="oyma takımımız",
        ),
    },
)


def section(heading: str) -> str:
    return PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def blocks(heading: str) -> list[str]:
    return [block for kind, block in _BLOCK.findall(section(heading)) if not kind]


def rows(block: str) -> list[list[str]]:
    """Cut the lines of a block at gaps of two blanks or more; blanks inside `{{ }}` are single."""
    return [_GAP.split(line) for line in block.splitlines()]


def filled(expression: str, language: Language) -> str:
    template = compile_template(f"Language: {language}\n\n{expression}", name="t.txt")
    values = gather(AYSE, POST, CAMPAIGN, Sender(name="Selin", address="s@kilnhaus.example"), language)
    return render(template, values).body


EXAMPLES = rows(blocks("Filters: the same value in other words")[0])[1:]
MISTAKES = rows(blocks("Mistakes, and what the program says")[0])
WORDS = rows(blocks("Mistakes, and what the program says")[1])
COMMANDS = [
    line for kind, block in _BLOCK.findall(PAGE) if kind == "sh" for line in block.splitlines() if line
]


def test_every_field_is_listed_and_no_other() -> None:
    listed = set(re.findall(r"\b(\w+\.\w+)", blocks("What you can fill in")[0]))
    assert listed == {f"{space}.{name}" for space, names in FIELDS.items() for name in names}


def test_every_filter_is_told_of_and_no_other() -> None:
    text = section("Filters: the same value in other words")
    shown = {name for row in EXAMPLES for name in re.findall(r"\| (\w+)", row[0])}
    named = set(re.findall(r"`(truncate|trim|length)`", text))
    assert shown | named == set(ENVIRONMENT.filters)


@pytest.mark.parametrize(("expression", "english", "turkish"), EXAMPLES, ids=lambda cell: cell)
def test_a_filter_gives_what_the_page_shows(expression: str, english: str, turkish: str) -> None:
    assert filled(expression, Language.TR) == turkish
    if english == "-":
        with pytest.raises(TemplateError):
            filled(expression, Language.EN)
    else:
        assert filled(expression, Language.EN) == english


@pytest.mark.parametrize(("typed", "said"), MISTAKES, ids=lambda cell: cell)
def test_a_mistake_is_told_as_the_page_says(typed: str, said: str) -> None:
    with pytest.raises(TemplateError) as caught:
        filled(typed, Language.EN)
    assert str(caught.value) == f"t.txt:3: {said}"


@pytest.mark.parametrize(("typed", "said"), WORDS, ids=lambda cell: cell)
def test_the_linter_says_what_the_page_quotes(typed: str, said: str) -> None:
    body = typed if typed.endswith(",") else f"Hi Ayşe,\n\n{typed}"
    found = check(Document(name="x", subject="x", body=body, language=Language.EN))
    assert said in {f"{one.message}; {one.suggestion}" if one.suggestion else one.message for one in found}


def test_the_file_that_the_page_shows_compiles_and_is_filled() -> None:
    text = blocks("The file")[0]
    made = render(
        compile_template(text, name="t.txt"),
        gather(AYSE, POST, CAMPAIGN, Sender(name="Selin", address="s@x.example"), Language.EN),
    )
    assert made.subject == "Something to try after \"Why I glaze 'wrong'\""
    assert made.body.endswith(
        "I'd like to give you this: 450 EUR, paid in May.\nAny day before 28 March is fine."
    )


def test_every_command_works_as_typed(run: Run, spring: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(spring)
    assert len(COMMANDS) > 5
    for command in COMMANDS:
        done = run(*shlex.split(command)[1:])
        assert done.exit_code == 0, f"{command}: {done.output}"
        answer(spring / "campaigns" / "autumn.toml")
    assert "carving" in run("show", "@lenabakes").stdout


def answer(path: Path) -> None:
    """Fill in what the new campaign leaves empty."""
    text = path.read_text("utf-8")
    brief = CAMPAIGN.briefs[Language.EN]
    for name in ("goal", "product", "benefit", "compensation", "deliverables"):
        text = text.replace(f'\n{name} = ""', f'\n{name} = "{getattr(brief, name)}"')
    path.write_text(text, "utf-8")
