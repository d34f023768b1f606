"""The button for no more mail stands in the mails of those who send many, or where it is set; pressing it ends the sequence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from outreach.actions.standings import story
from outreach.app import App
from spring import arrives, configure, letter
from tables import rows

Typed = Callable[..., Result]


def buttons(app: App) -> set[bytes]:
    """Read the header of all mails that were frozen, each as far as its id."""
    found = set()
    for (raw,) in rows(app, "SELECT raw FROM message_raw"):
        head = raw.partition(b"\r\n\r\n")[0]
        lines = head.split(b"\r\n") if b"List-Unsubscribe: " in head else []
        found.add(
            b" ".join(one.partition(b"?")[0] for one in lines if b"List-Unsub" in one or b"mailto" in one)
        )
    return found


def sends(app: App, run: Typed, settings: str, per_day: int = 20) -> set[bytes]:
    configure(
        app,
        lambda text: text.replace("[accounts.me]\n", f"[accounts.me]\nper_day = {per_day}\n", 1) + settings,
    )
    assert run("send", "--confirm-count", "6").exit_code == 0
    return buttons(app)


MAIL = b"List-Unsubscribe: <mailto:selin@kilnhaus.example"


@pytest.mark.parametrize(
    ("per_day", "settings", "found"),
    [
        (20, "", b""),
        (999, "", b""),
        (1000, "", MAIL),
        (1000, '\n[unsubscribe]\nheader = "off"\n', b""),
        (20, '\n[unsubscribe]\nheader = "on"\n', MAIL),
        (
            1000,
            '\n[unsubscribe]\nmailto = "no@kilnhaus.example"\n',
            b"List-Unsubscribe: <mailto:no@kilnhaus.example",
        ),
    ],
)
def test_it_is_there_from_a_thousand_a_day_on_or_as_it_is_set(
    app: App, approved: Path, run: Typed, per_day: int, settings: str, found: bytes
) -> None:
    assert sends(app, run, settings, per_day) == {found}


def test_an_address_of_the_web_is_asked_at_once(app: App, approved: Path, run: Typed) -> None:
    url = '\n[unsubscribe]\nheader = "on"\nurl = "https://kilnhaus.example/no/{token}"\n'

    found = sends(app, run, url)

    assert {one[:47] for one in found} == {b"List-Unsubscribe: <https://kilnhaus.example/no/"}
    assert len(found) == 6, "each names its own mail"
    assert all(one.endswith(b" List-Unsubscribe-Post: List-Unsubscribe=One-Click") for one in found)


@pytest.mark.parametrize("sender", ["tom@example.com", "tom.other@gmail.example"])
def test_who_presses_it_gets_no_more_mail_whatever_address_the_program_writes_from(
    app: App, sent: Path, run: Typed, sender: str
) -> None:
    ((ours,),) = rows(app, "SELECT value FROM message_id WHERE message_id = 4")
    arrives(sent, "1.eml", letter(sender, "This was made by a machine.", Subject=f"unsubscribe {ours[1:-1]}"))

    run("sync")

    assert rows(app, "SELECT kind, reason FROM classification") == [
        ("opt_out", "a mail program asks for no more mail")
    ]
    assert any(hold.final for hold in story(app, "@tomhill").holds)
