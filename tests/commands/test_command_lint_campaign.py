"""`outreach lint CAMPAIGN`, and several files at once: what they share is told first."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from outreach.actions.approving import resolve
from outreach.actions.editing import edit
from outreach.app import App

Typed = Callable[..., Result]
FORM = (
    "We are a small workshop in Bristol. Our kilns are loved by makers everywhere. "
    "Would you show one for 400 EUR? We work with makers on projects that move people."
)
OWN = (
    "The shelf that cracked on your third night stayed with me.",
    "Your left-handed wheel made me try mine the other way round.",
    "I baked your rye with the old starter and it rose at last.",
    "That you threw the blue cups away on camera made me laugh.",
)
TURKISH = "Bursa'da küçük bir atölyeyiz. Fırınlarımızı ustalar sever. Birini 12.000 TL'ye gösterir misiniz?"
SAID = "The same three sentences open 4 of 4 files. (SWP403)"


@pytest.fixture
def letters(tmp_path: Path) -> list[str]:
    """Write the same letter to four people."""
    return [_written(tmp_path / f"{number}.txt", f"Hi Name{number},\n\n{FORM}\n") for number in range(4)]


def _written(path: Path, body: str) -> str:
    path.write_text(f"Subject: A kiln for you\nLanguage: en\n\n{body}", "utf-8")
    return str(path)


def test_a_campaign_begins_with_the_sentence_that_matters_most(app: App, run: Typed, drafted: Path) -> None:
    for one in resolve(app, ["1", "2", "3"]):
        name = one.document.name.split()[2]
        edit(app, one.draft, f"Subject: Fırın\n\nMerhaba {name},\n\n{TURKISH}\n".encode())
    said = "The same three sentences open 3 of 6 drafts; the influencer is visible only in the name. (SWP403)"

    assert run("lint", "spring").stdout.startswith(f"{said}\n\ndraft ")
    assert json.loads(run("lint", "--output-format", "json").stdout)["headline"] == said
    assert "The same" not in run("lint", "spring", "--ignore", "SWP,FRM").stdout
    assert "The same" not in run("lint", "7").stdout


def test_the_drafts_of_our_own_templates_have_nothing_to_tell(run: Typed, drafted: Path) -> None:
    assert not {"SWP403", "FRM602"} & set(run("lint", "spring", "--statistics").stdout.split())
    assert json.loads(run("lint", "spring", "--output-format", "json").stdout)["headline"] is None


def test_several_files_are_a_batch(run: Typed, letters: list[str]) -> None:
    done = run("lint", *letters)
    assert done.exit_code == 1
    assert done.stdout.splitlines()[0] == SAID
    assert done.stdout.count("SWP403 swap-test") == 4
    assert "FRM602" not in done.stdout
    report = json.loads(run("lint", "--output-format", "json", *letters).stdout)
    assert report["headline"] == SAID
    assert report["summary"]["documents"] == 4


def test_each_format_that_has_a_place_for_the_sentence_has_it(run: Typed, letters: list[str]) -> None:
    def written(form: str, *words: str) -> str:
        return run("lint", "--output-format", form, *words, *letters).stdout

    assert written("github").startswith(f"::notice title=outreach lint::{SAID}\n::")
    assert json.loads(written("sarif"))["runs"][0]["properties"] == {"headline": SAID}
    assert SAID not in written("concise")
    assert written("text", "--statistics").startswith(f"{SAID}\n\n")
    assert json.loads(written("json", "--statistics"))["headline"] == SAID


def test_where_nothing_matters_most_no_format_speaks_of_it(run: Typed, letters: list[str]) -> None:
    def written(form: str, *words: str) -> str:
        return run("lint", "--output-format", form, *words, letters[0]).stdout

    assert "::notice title=outreach lint" not in written("github")
    assert "properties" not in json.loads(written("sarif"))["runs"][0]
    assert json.loads(written("json", "--statistics"))["headline"] is None


def test_one_file_and_one_file_twice_are_none(run: Typed, letters: list[str]) -> None:
    again = str(Path(letters[0]).parent / "." / ".." / Path(letters[0]).parent.name / Path(letters[0]).name)
    for words in (letters[:1], letters[:1] * 3, [letters[0], again]):
        found = run("lint", *words).stdout
        assert "SWP403" not in found
        assert "FRM602" not in found


def test_templates_are_no_batch(run: Typed, letters: list[str]) -> None:
    assert "FRM602" not in run("lint", "--template", *letters).stdout


def test_files_that_begin_with_their_reader_are_left_alone(run: Typed, tmp_path: Path) -> None:
    files = [_written(tmp_path / f"{n}.txt", f"Hi Name{n},\n\n{one} {FORM}\n") for n, one in enumerate(OWN)]
    found = run("lint", *files).stdout
    assert "SWP403" not in found
    assert "FRM602" not in found


def test_rules_that_are_off_compare_nothing(run: Typed, letters: list[str]) -> None:
    found = run("lint", "--ignore", "SWP,FRM602", *letters).stdout
    assert "The same" not in found
    assert "FRM602" not in found


def test_a_file_that_cannot_be_read_stops_none_of_the_others(
    run: Typed, letters: list[str], tmp_path: Path
) -> None:
    (tmp_path / "odd.txt").write_bytes(b"\0\1")
    done = run("lint", *letters, str(tmp_path / "odd.txt"), str(tmp_path / "gone.txt"))
    assert done.exit_code == 2
    assert done.stdout.splitlines()[0] == SAID
    assert done.stderr.count("odd.txt") == done.stderr.count("gone.txt: No such file") == 1


def test_what_comes_by_a_pipe_is_one_of_them(run: Typed, letters: list[str]) -> None:
    text = Path(letters[0]).read_text("utf-8")
    done = run("lint", *letters[1:], "-", input=text)
    assert done.stdout.splitlines()[0] == SAID
    assert "stdin" in done.stdout
