"""`outreach read`: mail files as sync would read them, without a workspace."""

import json
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from outreach.app import App
from outreach.cli import cli

Typed = Callable[..., Result]
SAMPLES = Path(__file__).parents[1] / "mail/samples"
ANSWER = """Merhaba, hoşuma gitti. Ücret ne kadar?

Selin <selin@kilnhaus.example>, 24 Kas 2026 Sal, 10:00 tarihinde şunu yazdı:
> Ayrıntıları göndereyim mi?
"""


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Type in a folder that is no workspace."""
    monkeypatch.chdir(tmp_path)

    def typed(*words: str, stdin: bytes = b"") -> Result:
        return CliRunner(catch_exceptions=False).invoke(
            cli, ["read", *words], obj=App(environ={}), input=stdin
        )

    return typed


def mail(text: str, **headers: str) -> bytes:
    message = EmailMessage()
    for name, value in ({"From": "ayse@ornek.example", "Subject": "Re: Mavi sır"} | headers).items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return bytes(message)


def objects(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_an_answer_is_shown_with_its_new_words_questions_and_wish(alone: Typed) -> None:
    Path("a.eml").write_bytes(mail(ANSWER))

    result = alone("a.eml")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "a.eml  answer: a person wrote it, 90% sure",
        "  from       ayse@ornek.example",
        "  subject    Re: Mavi sır",
        "  shown by   Merhaba, hoşuma gitti. Ücret ne kadar?",
        '  wants      probably asks the price: "Ücret ne kadar"; interested: "hoşuma gitti"',
        "  asks       Ücret ne kadar?",
        "",
        "    Merhaba, hoşuma gitti. Ücret ne kadar?",
    ]


def test_a_bounce_names_the_address_and_the_line_that_shows_it(alone: Typed) -> None:
    (found,) = objects(alone(str(SAMPLES / "report.eml"), "--json"))

    assert (found["kind"], found["hard"], found["recipient"]) == (
        "bounce_hard",
        True,
        "Tom.Hill@ornek.example",
    )
    assert (found["reason"], found["line"]) == ("no such mailbox (5.1.1)", "Status: 5.1.1")
    assert "  bounce, hard: no such mailbox (5.1.1)\n" in alone(str(SAMPLES / "report.eml")).stdout
    assert (found["questions"], found["interest"], found["error"]) == ([], [], None)


def test_a_note_of_absence_names_the_day_of_return(alone: Typed) -> None:
    result = alone(str(SAMPLES / "out-of-office.eml"))

    assert "away: a machine answered\n" in result.stdout
    assert "  back       probably 3 December 2026\n" in result.stdout


def test_a_file_that_cannot_be_read_is_told_in_its_place_and_stops_no_other(alone: Typed) -> None:
    Path("a.eml").write_bytes(mail("Olur."))
    Path("empty.eml").write_bytes(b"\n")
    Path("folder.eml").mkdir()

    result = alone("a.eml", "none.eml", "empty.eml", "folder.eml", "*.xyz", "a.eml", "--json")

    assert (result.exit_code, result.stderr) == (5, "")
    assert [(one["file"], one["kind"], one["error"]) for one in objects(result)] == [
        ("a.eml", "reply", None),
        ("none.eml", None, "no such file"),
        ("empty.eml", None, "it is empty"),
        ("folder.eml", None, "a folder"),
        ("*.xyz", None, "no file is called like that"),
        ("a.eml", "reply", None),
    ]


def test_where_none_can_be_read_it_failed(alone: Typed) -> None:
    Path("folder").mkdir()
    result = alone("none.eml", "folder")

    assert (result.exit_code, result.stdout) == (1, "")
    assert (
        result.stderr == "none.eml: no such file\nfolder: a folder\ntry: name the files in it: folder/*.eml\n"
    )


def test_a_pipe_is_read_once(alone: Typed) -> None:
    assert objects(alone("-", "--json", stdin=mail("Olur.")))[0]["text"] == "Olur."
    assert alone("-", "-").exit_code == 2
    assert alone().exit_code == 2


def test_the_line_of_a_mailbox_file_is_no_part_of_the_mail(alone: Typed) -> None:
    line = b"From ayse@ornek.example Tue Nov 24 10:00:00 2026\n"
    assert objects(alone("-", "--json", stdin=line + mail("Olur.")))[0]["from"] == "ayse@ornek.example"

    several = alone("-", stdin=line + mail("Olur.") + b"\n" + line + mail("Hayır."))
    assert (several.exit_code, several.stderr.splitlines()[0]) == (1, "-: a mailbox of several mails")


@pytest.mark.parametrize(
    "line",
    [
        b"From a@b.example Tue Nov 24 10:00:00 2026",
        b"From - Tue Nov 24 10:00:00 2026",
        b"From MAILER-DAEMON Tue Nov 24 10:00:00 2026",
    ],
)
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_each_mail_of_a_mailbox_file_is_read(alone: Typed, line: bytes, end: bytes) -> None:
    words = ["Olur.", "Hayır.\n\n>From now on, no.", "Ücret nedir?"]
    whole = b"".join(line + b"\n" + mail(one) + b"\n" for one in words)
    Path("Export.mbox").write_bytes(whole.replace(b"\n", end))

    result = alone("Export.mbox", "none.eml", "--json")

    assert [(one["file"], one.get("text")) for one in objects(result)] == [
        ("Export.mbox:1", "Olur."),
        ("Export.mbox:2", "Hayır.\n\nFrom now on, no."),
        ("Export.mbox:3", "Ücret nedir?"),
        ("none.eml", None),
    ]
    assert result.exit_code == 5


@pytest.mark.parametrize(
    "raw", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, b"\0" * 3000, b"no headers here"]
)
def test_what_is_no_mail_is_unreadable_and_needs_a_look(alone: Typed, raw: bytes) -> None:
    (found,) = objects(alone("-", "--json", stdin=raw))

    assert found["kind"] == "other"
    assert str(found["reason"]).startswith("unreadable, needs a look: ")


def test_letters_that_no_terminal_can_show_do_not_stop_it(alone: Typed) -> None:
    raw = b"From: a@b.example\nContent-Type: text/plain; charset=utf-7\n\nx +2AA- y \x1b[2J"
    assert alone("-", stdin=raw).exit_code == 0
    assert "\x1b" not in alone("-", stdin=raw).stdout
    assert objects(alone("-", "--json", stdin=raw))[0]["kind"] == "reply"


def test_many_files_are_one_line_each_in_their_order(alone: Typed) -> None:
    names = [f"{number:04}.eml" for number in range(300)]
    for name in names:
        Path(name).write_bytes(mail(f"Olur {name}."))

    found = objects(alone(*names, "--json"))

    assert [(one["file"], one["text"]) for one in found] == [(name, f"Olur {name}.") for name in names]
