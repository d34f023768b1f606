"""`outreach lint`: files, which need no workspace."""

import json
import os
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from lint_files import BAD, GOOD, Typed, mail, write
from outreach.drafts.templates import shipped


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


@pytest.mark.parametrize("name", ["a.txt", "mails", "mails/", "."])
def test_a_folder_is_no_file(alone: Typed, name: str) -> None:
    (Path.cwd() / name).mkdir(exist_ok=True)
    result = alone(name)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"{name}: this is a folder\ntry: name the files in it: {name.rstrip('/')}/*.txt\n"


@pytest.mark.parametrize(
    ("inside", "named"), [("a.eml", "*.eml"), ("tr/first.txt", "*/*.txt"), ("a.txt", "*.txt")]
)
def test_of_a_folder_the_files_that_are_in_it_are_named(alone: Typed, inside: str, named: str) -> None:
    (Path("mails") / inside).parent.mkdir(parents=True)
    (Path("mails") / inside).touch()

    assert alone("mails").stderr.endswith(f"try: name the files in it: mails/{named}\n")


def test_a_name_for_many_files_of_which_there_is_none_is_told(alone: Typed) -> None:
    result = alone("mails/*.txt")
    assert (result.exit_code, result.stderr) == (2, "mails/*.txt: no file is called like that\n")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser reads every file")
def test_a_file_that_may_not_be_read_is_told(alone: Typed) -> None:
    (Path.cwd() / write("a.txt", GOOD)).chmod(0)

    assert "a.txt: Permission denied" in alone("a.txt").stderr


def test_standard_input(alone: Typed) -> None:
    result = alone("-", stdin=BAD.encode())

    assert result.exit_code == 1
    assert result.stdout.startswith("stdin\n")


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


def test_files_are_judged_as_an_answer_or_for_others_where_that_is_said(alone: Typed) -> None:
    write("a.txt", "Thanks, Zoë.\n")

    found = json.loads(alone("a.txt", "--as", "answer", "--kind", "other", "--output-format", "json").stdout)
    assert (found["documents"][0]["as"], found["documents"][0]["kind"]) == ("answer", "other")
    codes = {finding["code"] for finding in found["documents"][0]["findings"]}
    assert not any(code.startswith("OFR80") for code in codes)
    assert "OFR803" in alone("a.txt").stdout


def test_the_shipped_templates_are_clean_as_what_they_are(alone: Typed) -> None:
    for path in sorted(shipped().glob("*/*.txt")):
        profile = "first" if path.stem.endswith("first") else "follow-up"
        result = alone(str(path), "--template", "--as", profile)
        assert (result.exit_code, "error" in result.stdout, "warning" in result.stdout) == (
            0,
            False,
            False,
        ), path


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


def test_hundreds_of_files_are_judged_as_each_by_itself_and_in_their_order(alone: Typed) -> None:
    texts = (BAD, GOOD, GOOD.replace("Your video about", "I hope you are well. Your video about"))
    names = [write(f"{number:04}.txt", texts[number % 3]) for number in range(351)]
    names.insert(150, "nobody.txt")
    every = alone(*names, "--output-format", "concise")
    halves = [alone(*half, "--output-format", "concise") for half in (names[:151], names[151:])]

    assert every.exit_code == 2
    assert every.stdout == "".join(half.stdout for half in halves)
    assert every.stderr == halves[0].stderr == "nobody.txt: No such file or directory\n"
