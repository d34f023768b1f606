"""A campaign file is read with all its mistakes told at once, by line and near name."""

from __future__ import annotations

from datetime import date

import pytest

from outreach.campaigns import Brief, Campaign, Linting, Purpose, Step
from outreach.campaigns.reading import read
from outreach.errors import ConfigError
from outreach.text import Language

HEAD = 'id = "spring"\npurpose = "collaboration"\nbrand = "Kilnhaus"\n'
STEPS = '[[steps]]\nname = "first"\ntemplate = "paid-first"\n'


def faults(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        read(text, name="spring.toml")
    return str(caught.value).split("\n")


def test_a_whole_file_becomes_a_campaign() -> None:
    text = """
        id = "spring"
        purpose = "advertising"
        brand = "Kilnhaus"
        brand_reading = " kilnhaus "
        language = "tr"
        account = "selin"
        topics = ["seramik", " sır ", "-"]
        [dates]
        starts = 2026-12-01
        ends = 2026-12-31
        [brief.tr]
        goal = "bahar atölyelerini doldurmak"
        benefit = \"\"\"
Seti alırsınız
\"\"\"
        compensation = ""
        audience = "#YOK"
        [brief.en]
        goal = " "
        [[steps]]
        name = "first"
        template = "paid-first"
        wait = 0
        [[steps]]
        name = "second"
        template = "paid-second"
        wait = 4
    """
    assert read(text, name="x") == Campaign(
        id="spring",
        purpose=Purpose.ADVERTISING,
        brand="Kilnhaus",
        brand_reading="kilnhaus",
        language=Language.TR,
        account="selin",
        topics=("seramik", "sır"),
        starts=date(2026, 12, 1),
        ends=date(2026, 12, 31),
        briefs={Language.TR: Brief(goal="bahar atölyelerini doldurmak", benefit="Seti alırsınız")},
        steps=(Step("first", "paid-first", 0), Step("second", "paid-second", 4)),
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            HEAD.replace('"spring"', '"Spring 27"') + STEPS,
            "spring.toml:1: id: must be small letters a to z, digits and -",
        ),
        (
            HEAD.replace('"collaboration"', '"gift"') + STEPS,
            "spring.toml:2: purpose: must be 'collaboration' or 'adv",
        ),
        (HEAD.replace('"Kilnhaus"', '" "') + STEPS, "spring.toml:3: brand: is empty"),
        (HEAD.replace("brand", "brnd") + STEPS, "spring.toml: brand: missing"),
        (
            HEAD + 'brand_reading = "klnhs"\n' + STEPS,
            'spring.toml:4: brand_reading: must be how the brand is said, in Turkish letters, such as "nayk" for Nike',
        ),
        (HEAD + 'language = "de"\n' + STEPS, "spring.toml:4: language: must be 'en' or 'tr' (found 'de')"),
        (HEAD + "steps = []\n", "spring.toml:4: steps: none; one [[steps]] at least is needed"),
        (HEAD, "spring.toml: steps: missing"),
        (HEAD + STEPS.replace("first", "First"), "spring.toml:5: steps[1].name: must be small letters"),
        (
            HEAD + STEPS.replace("paid-first", "../secret"),
            "spring.toml:6: steps[1].template: must be a template's name",
        ),
        (HEAD + STEPS + "wait = 2\n", "spring.toml:7: steps[1].wait: must be 0"),
        (HEAD + STEPS + STEPS + "wait = 4\n", "spring.toml:8: steps[2].name: a second step called first"),
        (
            HEAD + STEPS + '[[steps]]\nname = "b"\ntemplate = "c"\n',
            "spring.toml:7: steps[2].wait: must be at least 1",
        ),
        (HEAD + STEPS + "wait = -1\n", "spring.toml:7: steps[1].wait: must be at least 0 (found -1)"),
        (
            HEAD + STEPS + "[dates]\nstarts = 2026-12-31\nends = 2026-12-01\n",
            "spring.toml:9: dates.ends: lies before",
        ),
        (
            HEAD + STEPS + '[dates]\nends = "1 Mayıs"\n',
            "spring.toml:8: dates.ends: must be a day such as 2026-12-31",
        ),
        (
            HEAD + STEPS + "[dates]\nends = 2026-12-31T10:00:00\n",
            "spring.toml:8: dates.ends: must be a day such as",
        ),
        (HEAD + STEPS + "[brief.de]\n", "spring.toml:7: brief.de: no such setting; known here: en, tr"),
        (
            HEAD + STEPS + '[brief.tr]\ngaol = "x"\n',
            "spring.toml:8: brief.tr.gaol: no such setting; did you mean goal?",
        ),
        (
            HEAD + STEPS + "[brief.tr]\ngoal = 3\n",
            "spring.toml:8: brief.tr.goal: must be text in quotes (found 3)",
        ),
        (HEAD + "topics = [1]\n" + STEPS, "spring.toml:4: topics[1]: must be text in quotes (found 1)"),
        (HEAD + 'goal = "x"\n' + STEPS, "spring.toml:4: goal: no such setting; did you mean brief.tr.goal?"),
        ("id = spring\n", "spring.toml:1: not a value; text stands in quotes"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, told: str) -> None:
    assert any(line.startswith(told) for line in faults(text)), faults(text)


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    text = (
        'id = "A"\nbrand = ""\n[dates]\nstarts = 2026-12-31\nends = 2026-12-01\n'
        + STEPS
        + STEPS
        + "wait = 0\n"
    )
    assert [line.split(": ")[1] for line in faults(text)] == [
        "purpose",
        "id",
        "brand",
        "dates.ends",
        "steps[2].name",
        "steps[2].wait",
    ]


def test_a_campaign_may_say_how_its_drafts_are_judged() -> None:
    said = """
        [lint]
        select = "len101, OPN"
        ignore = ["stock-opener"]
        allow_phrases = ["hi there", " "]
        [lint.options]
        LEN101 = { max = 120 }
    """
    assert read(HEAD + STEPS + said, name="x").lint == Linting(
        select=("LEN101", "OPN"),
        ignore=("stock-opener",),
        allow_phrases=("hi there",),
        options={"LEN101": {"max": 120}},
    )
    assert read(HEAD + STEPS, name="x").lint == Linting()
    assert faults(HEAD + STEPS + '[lint]\nignor = ["LEN"]\n') == [
        "spring.toml:8: lint.ignor: no such setting; did you mean ignore?"
    ]


def test_files_and_html_are_read() -> None:
    campaign = read(
        f'{HEAD}html = true\n{STEPS}attachments = ["iş birliği (2).pdf", "-"]\npictures = ["a/set.png"]\n',
        name="x",
    )

    assert campaign.html
    assert campaign.steps == (Step("first", "paid-first", 0, ("iş birliği (2).pdf",), ("a/set.png",)),)


@pytest.mark.parametrize(
    "name",
    ["../secret.key", "/etc/passwd", "a/../../b", ".hidden", "a/.b", "a\\\\b", "a\\nb", "C:x", "//x", "a//b"],
)
def test_a_file_lies_in_its_folder(name: str) -> None:
    (only,) = faults(f'{HEAD}{STEPS}attachments = ["{name}"]\n')
    assert "must be the name of a file in the folder files of the workspace" in only


def test_a_picture_needs_html() -> None:
    (only,) = faults(f'{HEAD}{STEPS}pictures = ["set.png"]\n')
    assert "pictures: stand in HTML alone: write html = true above, or attach them" in only


@pytest.mark.parametrize(
    ("law", "fault"),
    [
        (
            'country = "Turkia"\nchecked_by = "S"\nchecked_on = 2026-11-20',
            "country: must be the two letters of a country",
        ),
        ('country = "TR"\nchecked_on = 2026-11-20', "checked_by: missing"),
        ('country = "TR"\nchecked_by = ""\nchecked_on = 2026-11-20', "checked_by: is empty"),
        ('country = "TR"\nchecked_by = "S"\nchecked_on = "yesterday"', "checked_on: "),
    ],
)
def test_a_check_says_which_country_who_and_when(law: str, fault: str) -> None:
    with pytest.raises(ConfigError, match=fault):
        read(
            f'{HEAD}\n[[law]]\n{law}\n\n[[steps]]\nname = "first"\ntemplate = "paid-first"\n',
            name="spring.toml",
        )
