"""`outreach lint`: drafts of a workspace, and files without one."""

import json
import os
import re
import stat
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from outreach.actions.approving import resolve
from outreach.actions.editing import edit
from outreach.app import App
from outreach.cli import cli
from outreach.drafts.templates import shipped
from outreach.lint import Fix, Severity, check
from outreach.lint.rule import Hit, rule
from outreach.lint.rules import NAMED
from outreach.lint.view import View
from spring import another_campaign, configure

Typed = Callable[..., Result]
GOOD = """Subject: Your kiln in a shed

Hi Zoë,

Your video about a kiln in a shed shows the glaze before and after. We want to fill our spring workshops in Bristol, and
your viewers are the people who ask us for them.

We pay 400 EUR for one video by 30 April. Shall I send the brief?
"""
BAD = "Subject: Hi\n\nHi Zoë,\n\nI hope this email finds you well. {{ name }} We pay 400 EUR. Shall I?\n"


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Type a command in a folder that is no workspace."""
    monkeypatch.chdir(tmp_path)

    def typed(*words: str, stdin: str | bytes = b"") -> Result:
        return CliRunner(catch_exceptions=False).invoke(
            cli, ["lint", *words], obj=App(environ={}), input=stdin
        )

    return typed


def write(name: str, content: str | bytes) -> str:
    path = Path.cwd() / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return name


def test_a_clean_file(alone: Typed) -> None:
    result = alone(write("a.txt", GOOD))

    assert (result.exit_code, result.stdout, result.stderr) == (0, "1 file clean.\n", "")


def test_an_error_says_where_what_and_what_to_do(alone: Typed) -> None:
    result = alone(write("a.txt", BAD))

    assert result.exit_code == 1
    assert result.stdout.splitlines()[0] == "a.txt"
    assert (
        "  body     5:35  error    TPL501 unfilled-placeholder  {{ name }} was not filled in" in result.stdout
    )
    assert (
        "    I hope this email finds you well. {{ name }} We pay 400 EUR. Shall I?\n"
        "                                      ^^^^^^^^^^\n"
    ) in result.stdout
    assert result.stdout.endswith("1 file with errors.  explain: outreach explain TPL501\n")


def test_a_warning_alone_is_no_failure(alone: Typed) -> None:
    assert (
        alone(
            write("a.txt", GOOD.replace("Your video about", "I hope you are well. Your video about"))
        ).exit_code
        == 0
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "a.txt: No such file or directory"),
        (b"", "a.txt: nothing to judge: it is empty"),
        (b"\n \n", "a.txt: nothing to judge: it is empty"),
        (b"\0\1\2\3", "a.txt: this is not a text file"),
        (b"Sujbect: x\n\nHi", "did you mean Subject?"),
        (b"Subject: x\nHi", "a.txt:2: not a header"),
        (b"Hello there. " * 400_000, "a.txt: larger than 256 KB, which no draft is"),
        ("İyi günler Ayşe,\nöğlen".encode() + b"\xff", "a.txt:2: a letter that is not UTF-8"),
    ],
)
def test_what_cannot_be_judged_exits_2_and_says_nothing_is_clean(
    alone: Typed, content: bytes | None, said: str
) -> None:
    if content is not None:
        write("a.txt", content)

    result = alone("a.txt")

    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_what_cannot_be_judged_stops_none_of_the_others(alone: Typed) -> None:
    result = alone("none.txt", write("a.txt", BAD), write("b.txt", GOOD))

    assert result.exit_code == 2
    assert "1 file with errors, 1 clean." in result.stdout
    assert "none.txt: No such file or directory" in result.stderr


def test_a_folder_is_no_file(alone: Typed) -> None:
    (Path.cwd() / "a.txt").mkdir()

    assert alone("a.txt").exit_code == 2


def test_standard_input(alone: Typed) -> None:
    result = alone("-", stdin=BAD.encode())

    assert result.exit_code == 1
    assert result.stdout.startswith("stdin\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1254"])
def test_a_file_may_come_in_any_usual_encoding(alone: Typed, encoding: str) -> None:
    text = "Subject: Güneşli\n\nMerhaba Ayşe,\n\nMavi sır hakkındaki videonuz için yazıyorum. 400 TL öderiz, ister misiniz?\n"

    assert alone(write("a.txt", text.encode(encoding))).exit_code == 0


def test_the_language_may_be_said(alone: Typed) -> None:
    stock = "Hi Zoë,\n\nI hope this email finds you well. Your video about kilns is why.\n"

    assert "OPN301" in alone(write("a.txt", stock), "--language", "en").stdout
    assert "OPN301" not in alone("a.txt", "--language", "tr").stdout


def test_a_follow_up_is_judged_as_one(alone: Typed) -> None:
    plain = "Hi Zoë,\n\nOne thing that my last mail left out: you pick the day.\n"

    assert "warning  PER401" in alone(write("a.txt", plain)).stdout
    assert "info     PER401" in alone("a.txt", "--as", "follow-up").stdout


def test_the_shipped_templates_are_clean_as_what_they_are(alone: Typed) -> None:
    for path in sorted(shipped().glob("*/*.txt")):
        profile = "first" if path.stem.endswith("first") else "follow-up"
        result = alone(str(path), "--template", "--as", profile)
        assert (result.exit_code, "error" in result.stdout, "warning" in result.stdout) == (
            0,
            False,
            False,
        ), path


def test_json_is_one_object_of_the_documented_form(alone: Typed) -> None:
    found = json.loads(alone(write("a.txt", BAD), write("b.txt", GOOD), "--output-format", "json").stdout)

    assert found["version"] == 1
    assert found["summary"]["documents"] == 2
    assert found["summary"]["errors"] == 1
    assert [document["name"] for document in found["documents"]] == ["a.txt", "b.txt"]
    for finding in found["documents"][0]["findings"]:
        line, column = finding["start"]["line"], finding["start"]["column"]
        assert BAD.splitlines()[line - 1][column - 1 :].startswith(finding["text"][:5])


def keys(value: object) -> Iterator[str]:
    for below in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys(below)
    if isinstance(value, dict):
        yield from value


def test_json_stands_by_itself_also_where_something_cannot_be_judged(alone: Typed) -> None:
    result = alone("none.txt", "--output-format", "json")

    assert result.exit_code == 2
    assert json.loads(result.stdout)["documents"] == []


@pytest.mark.parametrize("word", ["spring", "3", "@tomhill"])
def test_a_word_that_is_no_file_needs_a_workspace(alone: Typed, word: str) -> None:
    result = alone(word)

    assert result.exit_code == 2
    assert f"{word}: no such file, and no workspace here" in result.stderr


def test_a_campaign_a_number_a_person_or_all_that_stand(app: App, drafted: Path, run: Typed) -> None:
    edit(app, resolve(app, ["1"])[0].draft, b"Subject: Mavi\n\n" + b"kelime " * 110)

    for words in ((), ("spring",)):
        result = run("lint", *words)
        assert result.exit_code == 1
        assert result.stdout.startswith("draft 7  Ayşe Yılmaz @ayse.seramik\n")
        assert "1 draft with errors, 5 clean." in result.stdout
    assert run("lint", "7").exit_code == 1
    assert run("lint", "Ayşe").exit_code == 1
    assert run("lint", "@tomhill").stdout == "1 draft clean.\n"


@pytest.mark.parametrize("word", ["99", "nix", "@nobody", "Deniz"])
def test_a_word_that_means_nothing_exits_2(drafted: Path, run: Typed, word: str) -> None:
    result = run("lint", word)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "try: outreach" in result.stderr


def test_a_broken_campaign_file_keeps_it_from_judging(drafted: Path, run: Typed) -> None:
    (drafted / "campaigns" / "spring.toml").write_text("id = 3", "utf-8")

    assert run("lint", "spring").exit_code == 2


def test_without_a_draft_it_says_so(spring: Path, run: Typed) -> None:
    result = run("lint")

    assert (result.exit_code, result.stdout, result.stderr) == (
        0,
        "",
        "No draft stands here.\nnext: outreach draft CAMPAIGN\n",
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser reads every file")
def test_a_file_that_may_not_be_read_is_told(alone: Typed) -> None:
    (Path.cwd() / write("a.txt", GOOD)).chmod(0)

    assert "a.txt: Permission denied" in alone("a.txt").stderr


# Mails


def mail(**headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in ({"From": "selin@kilnhaus.example", "Subject": "Mavi sır"} | headers).items():
        message[name.replace("_", "-")] = value
    return message


HTML = "<p>Merhaba Ayşe,</p><p>Umarım bu e-posta sizi iyi bulur.<br>Bir video çeker misiniz?</p>"


def test_of_a_mail_its_text_is_judged_whatever_hangs_on_it(alone: Typed) -> None:
    message = mail()
    message.set_content(HTML, subtype="html")
    message.add_attachment(b"\0" * 3_000_000, maintype="application", subtype="pdf", filename="a.pdf")
    result = alone(write("a.eml", message.as_bytes()), "--output-format", "json")

    (document,) = json.loads(result.stdout)["documents"]
    (opener,) = [one for one in document["findings"] if one["code"] == "OPN301"]
    assert (document["source"], document["language"]) == ("mail", "tr")
    assert (opener["text"], opener["start"]) == ("Umarım bu e-posta sizi iyi bulur", {"line": 3, "column": 1})
    assert "SUB201" not in result.stdout


def test_a_mail_that_answers_is_no_first_one(alone: Typed) -> None:
    for headers, profile in (({}, "first"), ({"In_Reply_To": "<a@b.example>"}, "follow-up")):
        message = mail(**headers)
        message.set_content("Merhaba")
        found = json.loads(alone(write("a.EML", message.as_bytes()), "--output-format", "json").stdout)
        assert found["documents"][0]["as"] == profile


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "this is not an e-mail"),
        (bytes(range(256)) * 9, "this is not an e-mail"),
        (b"Subject: x\n\n \n", "nothing to judge: no text in this mail"),
    ],
)
def test_a_mail_without_words_is_told(alone: Typed, content: bytes, said: str) -> None:
    result = alone(write("a.eml", content), write("b.txt", GOOD))

    assert (result.exit_code, result.stderr) == (2, f"a.eml: {said}\n")
    assert result.stdout == "1 file clean.\n"


def test_a_mail_is_not_mended(alone: Typed) -> None:
    message = mail(Subject="Re: x")
    message.set_content("Hi!!!")
    result = alone(write("a.eml", message.as_bytes()), "--fix")

    assert result.exit_code == 2
    assert "a.eml: a mail is judged, not changed" in result.stderr
    assert Path("a.eml").read_bytes() == message.as_bytes()


# Which rules, and what counts


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (["--select", "TPL501"], {"TPL501"}),
        (["--select", "OPN,tpl5"], {"OPN301", "TPL501"}),
        (["--select", "OPN", "--select", "unfilled-placeholder", "--ignore", "OPN301"], {"TPL501"}),
        (["--select", "SUP"], set()),
    ],
)
def test_rules_are_chosen_for_one_call(alone: Typed, words: list[str], codes: set[str]) -> None:
    result = alone(write("a.txt", BAD), "--output-format", "concise", *words)
    assert set(re.findall(r": ([A-Z]{3}\d{3}) ", result.stdout)) - {"OPN302"} == codes


def test_a_rule_that_is_none_is_told_once(alone: Typed) -> None:
    result = alone(write("a.txt", BAD), write("b.txt", BAD), "--ignore", "OPN330")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "OPN330: no such rule; did you mean OPN303?\ntry: list them: outreach explain\n"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([], 1),
        (["--exit-zero"], 0),
        (["--ignore", "TPL501"], 0),
        (["--ignore", "TPL501", "--fail-on", "warning"], 1),
        (["--select", "SUP", "--fail-on", "info"], 0),
        (["none.txt", "--exit-zero"], 2),
        (["--output-format", "sarif"], 1),
        (["--statistics"], 1),
    ],
)
def test_the_exit_code_is_0_1_or_2_never_a_count(alone: Typed, words: list[str], code: int) -> None:
    assert alone(write("a.txt", BAD), "a.txt", *words).exit_code == code


def test_files_are_judged_as_an_answer_or_for_others_where_that_is_said(alone: Typed) -> None:
    write("a.txt", "Thanks, Zoë.\n")

    found = json.loads(alone("a.txt", "--as", "answer", "--kind", "other", "--output-format", "json").stdout)
    assert (found["documents"][0]["as"], found["documents"][0]["kind"]) == ("answer", "other")
    codes = {finding["code"] for finding in found["documents"][0]["findings"]}
    assert not any(code.startswith("OFR80") for code in codes)
    assert "OFR803" in alone("a.txt").stdout


def test_the_settings_of_the_workspace_judge_files_too(workspace: Path, run: Typed, app: App) -> None:
    file = workspace / "a.txt"
    file.write_text("Hi Zoë,\n\nI hope this email finds you well. Shall I?\n", "utf-8")
    assert "OPN301" in run("lint", str(file)).stdout

    configure(app, lambda text: f'{text}\n[lint]\nallow_phrases = ["Hope this email finds you well"]\n')
    assert "OPN301" not in run("lint", str(file)).stdout

    configure(app, lambda text: f'{text}ignore = ["LEN999"]\n')
    result = run("lint", str(file))
    assert result.exit_code == 2
    assert re.match(r"config\.toml:\d+: lint\.ignore: LEN999: no such rule", result.stderr)


@pytest.mark.parametrize(
    "words",
    [
        ["--unsafe-fixes"],
        ["--diff", "--statistics"],
        ["--diff", "--output-format", "json"],
        ["--statistics", "--output-format", "sarif"],
        ["-", "-"],
        ["-", "--fix"],
    ],
)
def test_options_that_do_not_go_together_are_refused(alone: Typed, words: list[str]) -> None:
    result = alone(write("a.txt", BAD), *words)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "try: " in result.stderr


def test_what_comes_by_a_pipe_has_the_name_that_it_is_given(alone: Typed) -> None:
    assert alone("-", "--stdin-name", "a/b.txt", "--output-format", "concise", stdin=BAD).stdout.startswith(
        "a/b.txt:"
    )
    message = mail()
    message.set_content("Merhaba")
    assert json.loads(
        alone(
            "-", "--stdin-name", "a.eml", "--output-format", "json", stdin=message.as_bytes()
        ).stdout
    )["documents"][0]["source"] == "mail"  # fmt: skip


# Mending


@pytest.fixture
def bangs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule alone that mends `!!` safely, and `very` unsafely."""

    def check(view: View) -> Iterator[Hit]:
        for found in re.finditer("!!|very ", view.body.shown):
            safe = found[0] == "!!"
            yield view.body.hit(found.span(), "loud", fix=Fix(*found.span(), "!" if safe else "", safe))

    loud = rule("TST001", "too-loud", Severity.WARNING)(check)
    monkeypatch.setattr("outreach.lint.settings.RULES", (loud,))
    monkeypatch.setitem(NAMED, "tst001", loud)


LOUD = "Subject: Kiln\r\n\r\nİyi günler!! very iyi.\r\n"


@pytest.mark.usefixtures("bangs")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1254"])
def test_a_file_is_mended_and_keeps_encoding_line_ends_and_mode(alone: Typed, encoding: str) -> None:
    path = Path(write("a.txt", LOUD.encode(encoding)))
    path.chmod(0o640)
    result = alone("a.txt", "--fix")

    assert path.read_bytes() == LOUD.replace("!!", "!").encode(encoding)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert (result.exit_code, result.stderr) == (0, "mended 1 in 1 file: TST001 1\n")
    assert "1 file with warnings." in result.stdout
    assert list(Path.cwd().iterdir()) == [Path.cwd() / "a.txt"]


@pytest.mark.usefixtures("bangs")
def test_what_may_change_the_meaning_is_mended_where_it_is_asked_for(alone: Typed) -> None:
    write("a.txt", LOUD)
    assert alone("a.txt", "--fix", "--unsafe-fixes").stderr == "mended 2 in 1 file: TST001 2\n"
    assert Path("a.txt").read_text("utf-8") == "Subject: Kiln\n\nİyi günler! iyi.\n"


@pytest.mark.usefixtures("bangs")
def test_a_diff_shows_what_would_change_and_changes_nothing(alone: Typed) -> None:
    write("a.txt", LOUD)
    write("b.txt", GOOD)
    result = alone("a.txt", "b.txt", "--diff")

    assert result.exit_code == 1
    assert "-İyi günler!! very iyi." in result.stdout
    assert "+İyi günler! very iyi." in result.stdout
    assert "b.txt" not in result.stdout
    assert result.stderr == "--fix would mend 1 in 1 file: TST001 1\n"
    assert Path("a.txt").read_bytes() == LOUD.encode()
    assert alone("a.txt", "--diff", "--fix", "--exit-zero").exit_code == 0
    assert Path("a.txt").read_bytes() == LOUD.encode()
    assert (alone("b.txt", "--diff").exit_code, alone("b.txt", "--diff").stderr) == (0, "nothing to mend\n")


@pytest.mark.usefixtures("bangs")
def test_a_pipe_gets_the_mended_text_and_nothing_else(alone: Typed) -> None:
    result = alone("-", "--fix", stdin=LOUD.encode("cp1254"))
    assert result.stdout_bytes == LOUD.replace("!!", "!").encode("cp1254")
    assert "1 file with warnings." in result.stderr
    assert alone("-", "--fix", stdin=GOOD).stdout == GOOD


@pytest.mark.usefixtures("bangs")
def test_a_link_stays_a_link(alone: Typed) -> None:
    write("a.txt", LOUD)
    Path("b.txt").symlink_to("a.txt")
    alone("b.txt", "--fix")

    assert Path("b.txt").is_symlink()
    assert "!!" not in Path("a.txt").read_text("utf-8")


@pytest.mark.usefixtures("bangs")
def test_a_file_that_changes_meanwhile_is_left_alone(alone: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt", LOUD)
    monkeypatch.setattr("outreach.lint.fixing.ROUNDS", 1)
    monkeypatch.setattr(
        "outreach.lint.fixing.check",
        lambda *given: (Path("a.txt").write_text("mine", "utf-8"), check(*given))[1],
    )
    result = alone("a.txt", "--fix")

    assert (result.exit_code, Path("a.txt").read_text("utf-8")) == (2, "mine")
    assert "a.txt: changed meanwhile, so it was left alone" in result.stderr


def test_a_letter_that_the_encoding_lacks_is_told(alone: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    def check(view: View) -> Iterator[Hit]:
        if "日" not in view.body.shown:
            yield view.body.hit((0, 1), "x", fix=Fix(0, 1, "日"))

    monkeypatch.setattr("outreach.lint.settings.RULES", (rule("TST001", "a-b", Severity.INFO)(check),))
    data = "Merhaba Ayşe".encode("cp1254")
    result = alone(write("a.txt", data), "--fix")

    assert (result.exit_code, Path("a.txt").read_bytes()) == (2, data)
    assert "a.txt: cp1254 has no '日'" in result.stderr


def test_a_stored_draft_is_mended_by_edit_alone(drafted: Path, run: Typed) -> None:
    for words, hint in ((["1"], "outreach edit 1"), ([], "outreach edit DRAFT")):
        for option in ("--fix", "--diff"):
            result = run("lint", option, *words)
            assert (result.exit_code, result.stdout) == (2, "")
            assert result.stderr.endswith(f"a changed draft needs a new approval\ntry: {hint}\n")


@pytest.mark.usefixtures("bangs")
def test_the_fields_of_json_are_those_that_the_page_names(alone: Typed) -> None:
    page = (Path(__file__).parents[2] / "docs" / "lint.md").read_text("utf-8")
    named = set(re.findall(r"^\| `([a-z]+)` \|", page, re.MULTILINE))
    found = json.loads(alone(write("a.txt", LOUD), "none.txt", "--output-format", "json").stdout)
    counted = json.loads(alone("a.txt", "--statistics", "--output-format", "json").stdout)

    assert named == set(keys(found)) | set(keys(counted))


# Campaigns


def test_a_campaign_has_rules_of_its_own_and_the_call_goes_before_them(
    app: App, drafted: Path, run: Typed
) -> None:
    edit(app, resolve(app, ["1"])[0].draft, b"Subject: Mavi\n\n" + b"kelime " * 110)
    another_campaign(drafted)
    with (drafted / "campaigns" / "spring.toml").open("a", encoding="utf-8") as file:
        file.write('\n[lint]\nignore = ["LEN"]\n')

    assert "LEN101" not in run("lint", "7").stdout
    assert "LEN101" in run("lint", "7", "--select", "LEN101").stdout
    assert run("lint", "7", "--select", "LEN101", "--output-format", "concise").stdout.startswith(
        "draft 7 Ayşe Yılmaz @ayse.seramik body:1:"
    )


def test_a_rule_that_a_campaign_misspells_is_told_with_its_line(drafted: Path, run: Typed) -> None:
    path = drafted / "campaigns" / "spring.toml"
    path.write_text(f"{path.read_text('utf-8')}\n[lint.options]\nLEN101 = {{ maks = 3 }}\n", "utf-8")
    line = path.read_text("utf-8").split("\n").index("[lint.options]") + 1
    result = run("lint", "spring")

    assert result.exit_code == 2
    assert result.stderr.startswith(
        f"campaigns/spring.toml:{line}: lint.options: LEN101.maks: no such option; did you mean max?"
    )


# Many, and a reader who leaves


def test_a_reader_who_leaves_ends_it_quietly(tmp_path: Path) -> None:
    names = []
    for number in range(200):
        names.append(f"{number}.txt")
        (tmp_path / names[-1]).write_text(BAD, "utf-8")
    for form in ("text", "json", "sarif", "concise"):
        program = [sys.executable, "-m", "outreach", "lint", "--output-format", form, *names]
        with subprocess.Popen(
            program, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        ) as running:  # fmt: skip
            assert running.stdout is not None
            assert running.stderr is not None
            running.stdout.read(1)
            running.stdout.close()
            assert running.stderr.read() == b""
        assert running.returncode == 1


def test_memory_does_not_grow_with_the_number_of_files(alone: Typed) -> None:
    write("a.txt", BAD + "word " * 10_000)
    write("b.txt", b"\0" * 200_000)
    alone("a.txt", "b.txt")
    peaks = []
    for count in (2, 40):
        tracemalloc.start()
        alone(*["a.txt", "b.txt"] * count, "--output-format", "concise", "--select", "TPL501")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.5
