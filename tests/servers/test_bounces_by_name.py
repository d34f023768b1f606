"""A real bounce to an address of a mail's own, through Exim and Dovecot: it names the mail, whatever else it says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import Result
from exim import Exim
from keeping import soon
from loop import address
from test_the_whole_loop import app, clock, said

from outreach.actions import selfmailing
from outreach.app import App
from outreach.mail.reading import read
from spring import configure

__all__ = ["app", "clock"]  # fixtures
Run = Callable[..., Result]


@pytest.mark.usefixtures("trusted")
def test_a_bounce_comes_back_to_the_address_of_its_mail_and_is_known_by_that_alone(
    run: Run, app: App, exim: Exim, domain: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selfmailing, "PAUSE", 0.1)
    configure(app, lambda text: text.replace("[accounts.me]\n", '[accounts.me]\nplus_addresses = "on"\n'))
    assert "and bounces go to them" in run("doctor", "me", "--send-test").stdout
    us, lost = f"selin@{domain}", address("gone", domain)
    said(run("import", "--yes", str(app.workspace / "people.csv")))
    said(run("posts", "import", str(app.workspace / "posts.csv")))
    said(run("draft", "spring", lost))
    said(run("approve", "spring", "--confirm-count", "1"))
    said(run("send", "--confirm-count", "1"))

    bounce = soon(lambda: [one for one in exim.dovecot.folder(us) if b"multipart/report" in one])[0]

    to = read(bounce).to[0]
    assert to.startswith("selin+")
    bare = f"From: Sorry <support@{domain}>\nTo: {to}\nSubject: About your mail\nAuto-Submitted: auto-generated\n\nIt was not read.\n"
    exim.dovecot.deliver(us, bare.encode())
    words = said(run("sync"))
    assert f"\nbounce        {lost}: no such mailbox (5.1.1)" in f"\n{words}"
    assert "\nmachine mail  Onur Tan  About your mail" in words
