"""`outreach lint` of an .eml: its subject and its text are judged, whatever else it carries."""

import json
from pathlib import Path

import pytest

from lint_files import GOOD, Typed, mail, write

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
