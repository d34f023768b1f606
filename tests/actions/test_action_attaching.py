"""Files and HTML of a campaign: checked when it is read, approved with the draft, frozen with the mail."""

from __future__ import annotations

from collections.abc import Callable
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from mailbox import Maildir
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from sends import held, yes

from outreach.actions.checking import check
from outreach.actions.queueing import queue
from outreach.app import App
from spring import configure

Typed = Callable[..., Result]
PDF, PNG = b"%PDF-1.4 " + bytes(range(256)) * 40, b"\x89PNG\r\n\x1a\n" + b"x" * 500


def with_files(workspace: Path, step: str = "", *, html: bool = True) -> None:
    """Give the first mail of `spring` files."""
    folder = workspace / "files"
    folder.mkdir()
    (folder / "iş birliği.pdf").write_bytes(PDF)
    (folder / "set.png").write_bytes(PNG)
    path = workspace / "campaigns" / "spring.toml"
    lines = step or 'attachments = ["iş birliği.pdf"]\npictures = ["set.png"]\n'
    text = path.read_text("utf-8").replace("\nwait = 0\n", f"\nwait = 0\n{lines}", 1)
    path.write_text(text.replace("\n[dates]", f"\nhtml = {str(html).lower()}\n\n[dates]", 1), "utf-8")


@pytest.fixture
def filed(spring: Path, run: Typed) -> Path:
    """All are drafted with a file and a picture, and approved."""
    with_files(spring)
    run("draft", "spring")
    return spring


def mails(workspace: Path) -> list[EmailMessage]:
    box = Maildir(workspace / "outbox", create=False)
    return [message_from_bytes(box.get_bytes(key), policy=default) for key in box.iterkeys()]


def tree(part: Any) -> Any:
    if not part.is_multipart():
        return part.get_content_type()
    return (part.get_content_subtype(), *map(tree, part.iter_parts()))


def test_text_html_picture_and_file_arrive(app: App, filed: Path, run: Typed) -> None:
    yes(app)
    assert run("send", "--confirm-count", "6").exit_code == 0

    found = mails(filed)
    related = ("related", "text/html", "image/png")
    assert len(found) == 5
    for mail in found:
        assert tree(mail) == ("mixed", ("alternative", "text/plain", related), "application/pdf")
        (file,) = mail.iter_attachments()
        assert (file.get_filename(), file.get_content()) == ("iş birliği.pdf", PDF)
        (picture,) = [part for part in mail.walk() if part.get_content_type() == "image/png"]
        assert picture.get_content() == PNG
        page = mail.get_body(("html",))
        assert page is not None
        assert f'<img src="cid:{picture["Content-ID"][1:-1]}"' in page.get_content()


def test_what_goes_with_it_is_shown_and_the_bytes_too(app: App, filed: Path, run: Typed) -> None:
    assert "\nfiles     iş birliği.pdf, set.png\n" in run("show", "4").stdout
    assert tree(message_from_bytes(run("show", "4", "--raw").stdout_bytes, policy=default))[0] == "mixed"


def test_a_file_that_changed_since_approval_holds_the_mail(app: App, filed: Path) -> None:
    yes(app)
    assert held(app) == {}

    (filed / "files" / "iş birliği.pdf").write_bytes(PDF + b"other terms")

    found = held(app)
    assert len(found) == 6
    assert (
        "iş birliği.pdf is not the file that it was: outreach draft spring @tomhill"
        in found["tomhill"].because
    )


def test_a_file_that_is_gone_holds_the_mail_until_it_is_back(app: App, filed: Path) -> None:
    yes(app)
    (filed / "files" / "set.png").unlink()

    assert "files/set.png: no such file" in held(app)["tomhill"].because

    (filed / "files" / "set.png").write_bytes(PNG)
    assert held(app) == {}


def test_what_is_queued_is_frozen_with_its_files(app: App, filed: Path, run: Typed) -> None:
    yes(app)
    queue(app, confirmed=6)
    (filed / "files" / "iş birliği.pdf").write_bytes(b"other")

    run("send")

    assert {file.get_content() for mail in mails(filed) for file in mail.iter_attachments()} == {PDF}


def test_a_draft_without_its_file_is_not_written_and_says_why(spring: Path, run: Typed) -> None:
    with_files(spring, 'attachments = ["missing.pdf"]\n')

    assert "files/missing.pdf: no such file" in run("draft", "spring").stderr


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ('attachments = ["missing.pdf"]\n', "step first: files/missing.pdf: no such file"),
        ('attachments = ["run.exe"]\n', "step first: files/run.exe: mailboxes refuse files that end in .exe"),
        (
            'pictures = ["set.webp"]\n',
            "step first: files/set.webp: is no picture that every mail program shows",
        ),
        ('attachments = ["secret.txt"]\n', "step first: files/secret.txt: leads out of the folder"),
        ('attachments = ["inner"]\n', "step first: files/inner: is no file"),
        (
            'attachments = ["big.bin"]\n',
            "the files of first are 1.4 MB in a mail, more than sending.attachments_mb = 1",
        ),
    ],
)
def test_a_check_names_what_is_wrong_with_each_file(app: App, spring: Path, step: str, told: str) -> None:
    with_files(spring, step)
    folder = spring / "files"
    (folder / "run.exe").write_bytes(b"MZ")
    (folder / "set.webp").write_bytes(b"RIFF")
    (folder / "secret.txt").symlink_to(spring / "secret.key")
    (folder / "inner").mkdir()
    (folder / "big.bin").write_bytes(b"x" * 1_000_000)
    configure(
        app,
        lambda text: (
            text + "\n[sending]\nattachments_mb = 1\n"
            if "[sending]" not in text
            else text.replace("[sending]\n", "[sending]\nattachments_mb = 1\n")
        ),
    )

    (problem,) = [one for one in check(app, "spring").problems if "files" in one]

    assert told in problem


def test_a_check_that_finds_nothing_wrong_says_nothing(app: App, filed: Path) -> None:
    assert check(app, "spring").problems == ()
