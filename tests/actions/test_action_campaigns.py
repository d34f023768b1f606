"""Campaign files are found, checked and made."""

from dataclasses import replace
from pathlib import Path

import pytest

from outreach.actions.briefing import create
from outreach.actions.campaigns import load, shelf
from outreach.actions.checking import check
from outreach.actions.missing import missing
from outreach.app import App
from outreach.campaigns import Brief, Campaign, Purpose
from outreach.drafts.rendering import compile_template
from outreach.errors import ConfigError, InputError, UsageError
from outreach.text import Language

BRIEF = Brief(goal="g", product="p", benefit="b", compensation="c", deliverables="d")


def wanted(name: str = "spring", brief: Brief = BRIEF) -> Campaign:
    return Campaign(
        id=name,
        purpose=Purpose.COLLABORATION,
        brand="Kilnhaus",
        language=Language.EN,
        briefs={Language.EN: brief} if brief != Brief() else {},
    )


def test_what_was_made_loads_as_it_was_wanted(app: App, workspace: Path) -> None:
    path, copied = create(app, wanted(), offer="paid")
    assert path == workspace / "campaigns" / "spring.toml"
    assert {one.relative_to(workspace).as_posix() for one in copied} == {
        f"templates/{language}/paid-{step}.txt"
        for language in ("en", "tr")
        for step in ("first", "second", "third")
    }
    campaign = load(app, "spring").campaign
    assert campaign.briefs == {Language.EN: BRIEF}
    assert [(step.name, step.template, step.wait) for step in campaign.steps] == [
        ("first", "paid-first", 0),
        ("second", "paid-second", 4),
        ("third", "paid-third", 6),
    ]


@pytest.mark.parametrize("offer", ["paid", "gifted", "commission"])
@pytest.mark.parametrize("language", Language)
def test_every_offer_comes_with_three_steps_that_are_in_order(
    app: App, offer: str, language: Language
) -> None:
    campaign = replace(wanted(), language=language, briefs={language: BRIEF})
    _, copied = create(app, campaign, offer=offer)
    assert [one.stem for one in copied] == [f"{offer}-{step}" for step in ("first", "second", "third")] * 2
    assert [step.wait for step in load(app, "spring").campaign.steps] == [0, 4, 6]
    assert check(app, "spring").problems == ()


def test_a_campaign_is_found_by_its_id_whatever_its_file_is_called(app: App, workspace: Path) -> None:
    path, _ = create(app, wanted(), offer="paid")
    path.rename(path.with_name("renamed.toml"))
    (path.parent / "broken.toml").write_text("x = [", "utf-8")
    assert load(app, "spring").path == load(app, "renamed").path == load(app, "renamed.toml").path
    with pytest.raises(ConfigError, match=r"^campaigns/broken\.toml:1: "):
        load(app, "broken")
    with pytest.raises(UsageError, match="no campaign 'x'; there are: broken, renamed"):
        load(app, "x")


def test_one_broken_file_stops_none_of_the_others(app: App, workspace: Path) -> None:
    create(app, wanted("one"), offer="paid")
    create(app, wanted("two"), offer="paid")
    (workspace / "campaigns" / "one.toml").write_text("id = 5\n", "utf-8")
    found = shelf(app)
    assert list(found.campaigns) == ["two"]
    assert found.problems[0].startswith("campaigns/one.toml")


def test_a_full_brief_has_no_problems(app: App) -> None:
    create(app, wanted(), offer="paid")
    found = check(app, "spring")
    assert found.problems == ()
    assert set(found.templates) == {(Language.EN, step) for step in ("first", "second", "third")}


def test_lines_that_the_templates_print_are_asked_for_in_their_order(app: App) -> None:
    create(app, wanted(brief=Brief(goal="g", audience="a")), offer="paid")
    problems = check(app, "spring").problems
    assert [problem.split(": ")[1] for problem in problems] == [
        f"brief.en.{name}" for name in ("product", "benefit", "compensation", "deliverables")
    ]
    assert [int(problem.split(":")[1]) for problem in problems] == sorted(
        int(problem.split(":")[1]) for problem in problems
    )


def test_without_brief_and_language_there_is_nothing_to_write(app: App, workspace: Path) -> None:
    path, _ = create(app, wanted(brief=Brief()), offer="paid")
    path.write_text(path.read_text("utf-8").replace('language = "en"', 'language = ""'), "utf-8")
    assert check(app, "spring").problems == (
        "campaigns/spring.toml: no language and no brief; set language, and fill in a brief",
    )


def test_a_folder_that_cannot_be_written_to_is_told(app: App, workspace: Path) -> None:
    (workspace / "templates").rmdir()
    (workspace / "templates").write_text("", "utf-8")
    with pytest.raises(InputError, match=r"templates/en: cannot be written: Not a directory$"):
        create(app, wanted(), offer="paid")
    assert not (workspace / "campaigns" / "spring.toml").exists()


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("{{ campaign.goal }} {{ campaign.benefit }}", []),
        ("{{ campaign.audience }} and {{ campaign.audience }}", ["brief.en.audience"]),
        ("{% if campaign.audience %}{{ campaign.audience }}{% endif %}x", []),
        ("{{ person.fields.Takipçi | number }} {{ person.fields.Ücret | money }}", []),
        ("{{ campaign.ends | day }} {{ campaign.audience }}", ["dates.ends", "brief.en.audience"]),
        (
            "{{ person.first_name }} {{ person.fields.Şehir }} {{ post.title }} {{ post.published | day }} {{ sender.brand }}",
            [],
        ),
    ],
)
def test_what_a_template_needs_of_the_brief(body: str, lines: list[str]) -> None:
    template = compile_template(f"Subject: x\n\n{body}\n", name="t.txt", language=Language.EN)
    assert [line for line, _ in missing(template, wanted())] == lines
