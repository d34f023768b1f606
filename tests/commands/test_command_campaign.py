"""`outreach campaign`: a brief with its steps, checked before anybody is written to."""

from pathlib import Path

import pytest

from conftest import Run

BRIEF = (
    "--goal",
    "to fill a room",
    "--benefit",
    "You keep it",
    "--compensation",
    "450 EUR",
    "--product",
    "a kiln",
)


def fill(workspace: Path, name: str = "spring") -> None:
    path = workspace / "campaigns" / f"{name}.toml"
    path.write_text(path.read_text("utf-8").replace('deliverables = ""', 'deliverables = "a video"'), "utf-8")


def line(workspace: Path, start: str) -> int:
    """Find the line of the campaign file that begins with *start*."""
    lines = (workspace / "campaigns" / "spring.toml").read_text("utf-8").splitlines()
    return next(number for number, text in enumerate(lines, start=1) if text.startswith(start))


@pytest.fixture
def here(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(workspace)
    return workspace


def test_new_names_its_files_and_what_the_templates_still_need(run: Run, here: Path) -> None:
    done = run("campaign", "new", "spring", *BRIEF)
    empty = line(here, "deliverables =")

    assert done.exit_code == 0
    assert done.stderr.splitlines() == [
        "campaigns/spring.toml  the brief and its steps",
        "templates/en  your copies of paid-first, paid-second, paid-third",
        "templates/tr  your copies of paid-first, paid-second, paid-third",
        f"  campaigns/spring.toml:{empty}: brief.tr.deliverables: is empty; templates/tr/paid-first.txt:17 prints it",
        "next: fill in what is empty in campaigns/spring.toml, then outreach campaign check spring",
    ]


def test_new_off_a_terminal_asks_nothing_and_check_lists_what_is_missing(run: Run, here: Path) -> None:
    assert run("campaign", "new", "spring").exit_code == 0

    done = run("campaign", "check", "spring")

    assert done.exit_code == 3
    missing = [line.split(": ")[1] for line in done.stdout.splitlines()]
    assert missing == [
        f"brief.tr.{name}" for name in ("goal", "product", "benefit", "compensation", "deliverables")
    ]
    assert done.stderr == "next: mend 5 lines, then outreach campaign check spring\n"


def test_a_full_brief_is_in_order(run: Run, here: Path) -> None:
    run("campaign", "new", "spring", *BRIEF)
    fill(here)
    done = run("campaign", "check", "spring")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "spring: 3 steps, brief in tr, 3 templates in order\nnext: outreach draft spring\n"


def test_show_prints_the_brief_and_the_steps(run: Run, here: Path) -> None:
    run("campaign", "new", "spring", *BRIEF, "--language", "en", "--topic", "clay", "--topic", "kiln")
    assert run("campaign", "show", "spring").stdout.splitlines() == [
        "spring  collaboration, Kilnhaus",
        "  language         en",
        "  topics           clay, kiln",
        "  en goal          to fill a room",
        "  en product       a kiln",
        "  en benefit       You keep it",
        "  en compensation  450 EUR",
        "  step 1  first      paid-first       at once",
        "  step 2  second     paid-second      4 business days later",
        "  step 3  third      paid-third       6 business days later",
    ]


def test_whatever_is_answered_reads_back(run: Run, here: Path) -> None:
    goal = 'to "win" {{ 7*7 }} \\ tr\u0131'
    run("campaign", "new", "spring", "--goal", goal)
    assert f"  tr goal          {goal}" in run("campaign", "show", "spring").stdout


def test_a_second_time_touches_nothing(run: Run, here: Path) -> None:
    run("campaign", "new", "spring", *BRIEF)
    (here / "templates" / "tr" / "paid-first.txt").write_text("mine", "utf-8")
    before = (here / "campaigns" / "spring.toml").read_bytes()

    done = run("campaign", "new", "spring")
    other = run("campaign", "new", "autumn")

    assert done.exit_code == 2
    assert done.stderr == (
        "campaigns/spring.toml is there already; nothing was changed\ntry: outreach campaign check spring\n"
    )
    assert (here / "campaigns" / "spring.toml").read_bytes() == before
    assert other.exit_code == 0
    assert (here / "templates" / "tr" / "paid-first.txt").read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", ["Spring", "../x", "a b", "bahar-şenliği", ""])
def test_a_name_that_is_no_key_is_refused(run: Run, here: Path, name: str) -> None:
    done = run("campaign", "new", name)
    assert done.exit_code == 2
    assert "small letters, digits and hyphens, such as spring-2027" in done.stderr
    assert list((here / "campaigns").iterdir()) == []


@pytest.mark.parametrize("verb", ["check", "show"])
def test_an_unknown_campaign_names_those_there_are(run: Run, here: Path, verb: str) -> None:
    run("campaign", "new", "spring")
    done = run("campaign", verb, "sprng")
    assert done.exit_code == 2
    assert done.stderr == "no campaign 'sprng'; there are: spring\ntry: outreach campaign new sprng\n"


def test_an_unknown_offer_names_those_there_are(run: Run, here: Path) -> None:
    done = run("campaign", "new", "spring", "--offer", "gift")
    assert done.exit_code == 2
    assert done.stderr == "no templates for the offer 'gift'; there are: commission, gifted, paid\n"


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("Subject: x\n\nHi {{ person.frist_name }}\n", "templates/tr/paid-first.txt:3: person.frist_name"),
        ("Subject: x\n\nHi {% if %}\n", "templates/tr/paid-first.txt:3: "),
        ("Subjct: x\n\nHi\n", "templates/tr/paid-first.txt:1: "),
    ],
)
def test_a_broken_template_is_told_with_its_step_and_line(
    run: Run, here: Path, template: str, said: str
) -> None:
    run("campaign", "new", "spring", *BRIEF)
    fill(here)
    (here / "templates" / "tr" / "paid-first.txt").write_text(template, "utf-8")

    done = run("campaign", "check", "spring")

    assert done.exit_code == 3
    assert done.stdout.startswith(f"campaigns/spring.toml: step first: {said}")
    assert len(done.stdout.splitlines()) == 1


def test_a_template_that_is_not_there_offers_the_near_one(run: Run, here: Path) -> None:
    run("campaign", "new", "spring", *BRIEF)
    fill(here)
    path = here / "campaigns" / "spring.toml"
    path.write_text(path.read_text("utf-8").replace("paid-third", "paid-thrid"), "utf-8")

    done = run("campaign", "check", "spring")

    assert done.exit_code == 3
    assert "step third: tr/paid-thrid.txt: no such template" in done.stdout
    assert "did you mean paid-third?" in done.stdout


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("goal =", "gaol =", "brief.tr.gaol: no such setting; did you mean goal?"),
        ("wait = 4", "wait = x", "not a value; "),
    ],
)
def test_a_mistake_in_the_file_is_told_with_its_line(
    run: Run, here: Path, old: str, new: str, said: str
) -> None:
    run("campaign", "new", "spring", *BRIEF)
    path = here / "campaigns" / "spring.toml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    done = run("campaign", "check", "spring")
    assert done.exit_code == 3
    assert done.stderr.startswith(f"campaigns/spring.toml:{line(here, new)}: {said}")


def test_a_file_in_another_encoding_is_told_with_its_line(run: Run, here: Path) -> None:
    run("campaign", "new", "spring")
    path = here / "campaigns" / "spring.toml"
    path.write_bytes(path.read_bytes() + "# kışın\n".encode("cp1254"))
    done = run("campaign", "check", "spring")
    assert done.exit_code == 3
    assert "a letter that is not UTF-8; save the file as UTF-8" in done.stderr


def test_take_brings_the_text_that_was_drafted_from_and_keeps_what_stood_there(
    run: Run, drafted: Path
) -> None:
    path = drafted / "campaigns" / "spring.toml"
    newest = path.read_text("utf-8")
    path.write_text(newest + "# mine\n", "utf-8")
    result = run("campaign", "take", "spring")
    assert result.exit_code == 0
    assert "spring.toml.before  what stood there before" in result.stderr
    assert "next: make your change again in the first" in result.stderr
    assert path.read_text("utf-8") == newest
    assert (drafted / "campaigns" / "spring.toml.before").read_text("utf-8") == newest + "# mine\n"

    again = run("campaign", "take", "spring")
    assert "spring.toml  is the text recorded 2026-11-24 07:00 UTC" in again.stderr
    assert "next: outreach campaign check spring" in again.stderr


def test_take_of_what_nobody_drafted_from_says_where_it_would_come_from(run: Run, spring: Path) -> None:
    result = run("campaign", "take", "spring")
    assert result.exit_code == 2
    assert "try: outreach draft spring records it" in result.stderr
