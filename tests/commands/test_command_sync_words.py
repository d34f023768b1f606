"""`outreach sync` and `show`: the new words of an answer, for we know the mail that it answers; what cannot be read."""

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from outreach.mail.letter import Parts
from spring import arrives, letter, outbox

Typed = Callable[..., Result]


def to(workspace: Path, address: str) -> Parts:
    return next(one for one in outbox(workspace) if address in one.to)


def told(run: Typed) -> list[str]:
    return [line.strip() for line in run("sync").stdout.splitlines()]


def test_our_mail_is_no_new_word_whatever_introduces_it(sent: Path, run: Typed) -> None:
    ours = to(sent, "ayse@example.com")
    words = f"Merhaba, yarın yazarım.\n\nDün gelen e-posta\n\n{ours.text}"
    arrives(sent, "1.eml", letter("ayse@example.com", words, Subject="Re: x"))

    assert told(run) == [
        "answer        Ayşe Yılmaz  Re: x",
        "Merhaba, yarın yazarım.",
        "",
        "Dün gelen e-posta",
    ]


def test_a_no_above_our_mail_is_a_no(sent: Path, run: Typed) -> None:
    ours = to(sent, "ayse@example.com")
    arrives(sent, "1.eml", letter("ayse@example.com", f"Hayır\n\n{ours.text}", Subject="Re: x"))

    assert told(run) == ["no more mail  Ayşe Yılmaz  Re: x", "Hayır"]


def test_answers_between_our_lines_are_shown(sent: Path, run: Typed) -> None:
    first, *others = to(sent, "ayse@example.com").text.strip().split("\n\n")
    quoted = "\n\n".join([first, "Buna evet.", *others])
    head = "Kimden: Selin\nTarih: 24 Kasım 2026\nKime: Ayşe\nKonu: x\n\n"
    arrives(sent, "1.eml", letter("ayse@example.com", f"Aşağıda.\n\n{head}{quoted}", Subject="Re: x"))

    assert told(run)[1:] == ["Aşağıda.", "", "Buna evet."]


def test_show_lists_the_questions_and_what_they_probably_want(sent: Path, run: Typed) -> None:
    words = "Hoşuma gitti. Bütçe nedir? Ne zaman başlarız?"
    arrives(sent, "1.eml", letter("ayse@example.com", words, Subject="Re: x"))
    run("sync")

    shown = run("show", "ayse@example.com").stdout.splitlines()

    assert shown[-3:] == [
        'probably asks the price: "Bütçe nedir"; interested: "Hoşuma gitti"',
        "asks: Bütçe nedir?",
        "asks: Ne zaman başlarız?",
    ]


def test_what_cannot_be_read_is_kept_shown_and_holds_the_sequence(sent: Path, run: Typed) -> None:
    head = b"From: ayse@example.com\nSubject: Re: x\nContent-Type: multipart/mixed; boundary=b\n\n"
    arrives(sent, "1.eml", head + b"--b\n\nx\n" * 100_000)
    because = "unreadable, needs a look: it has more parts, or parts inside parts, than any program writes"

    result = run("sync")

    assert result.stdout.splitlines() == ["machine mail  Ayşe Yılmaz  Re: x", f"              {because}"]
    assert result.stderr.splitlines()[0] == "1 sequence held"
    assert because in run("show", "ayse@example.com").stdout
    assert "unreadable, needs a look" in run("queue").stdout
