"""`outreach show --raw`: the bytes that leave, and after that the bytes that left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from mailbox import Maildir
from pathlib import Path

import pytest
from click.testing import Result

from outreach.app import App
from outreach.demo import Clock
from spring import delivery

Typed = Callable[..., Result]


def arrived(workspace: Path, name: str) -> bytes:
    """Give the bytes that the server took, without the two lines that it puts on top."""
    box = Maildir(workspace / "outbox", create=False)
    found = next(
        box.get_bytes(key) for key in box.iterkeys() if f"{name}@example.com" in (box[key]["To"] or "")
    )
    return found.split(b"\r\n", 2)[2]


def headless(raw: bytes) -> bytes:
    """Take the Date off."""
    date, _, rest = raw.partition(b"\r\n")
    assert date.startswith(b"Date: ")
    return rest


def test_what_is_shown_of_a_sent_mail_is_what_the_server_took(sent: Path, run: Typed, clock: Clock) -> None:
    clock.now += timedelta(days=2)

    result = run("show", "4", "--raw")

    assert result.stdout_bytes == arrived(sent, "tom")
    assert result.stderr == "As it left: 24 Nov 10:00\n"


def test_a_draft_shows_the_bytes_that_it_will_be_frozen_to(
    app: App, approved: Path, run: Typed, clock: Clock
) -> None:
    before = run("show", "@tomhill", "--raw")
    clock.now += timedelta(minutes=1)
    run("send", "--confirm-count", "6")
    after = run("show", "@tomhill", "--raw")

    assert before.stderr == "Not queued yet: its Date will be the moment at which it leaves.\n"
    assert headless(before.stdout_bytes) == headless(after.stdout_bytes)
    assert before.stdout_bytes != after.stdout_bytes, "another minute"


def test_what_is_queued_for_later_is_frozen(app: App, sent: Path, run: Typed) -> None:
    assert delivery(app, "lena").state == "queued"

    result = run("show", "@lenabakes", "--raw")

    assert result.stderr == "Frozen and queued: its Date will be the moment at which it leaves.\n"
    assert b"\r\nTo: Lena Fischer <lena@example.com>\r\n" in result.stdout_bytes


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("spring", "'spring' has 6 drafts, and this is for one: 1, 2, 3, 4, 5, 6"),
        ("@denizcaglar", "Deniz Çağlar has no draft"),
        ("99", "there is no draft 99"),
    ],
)
def test_it_is_for_one_mail(drafted: Path, run: Typed, word: str, said: str) -> None:
    result = run("show", word, "--raw")

    assert (result.exit_code, result.stdout_bytes) == (2, b"")
    assert said in result.stderr
