"""Where a provider puts its own Message-ID in the place of ours, its yes tells, and all later mail goes by it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sends import real, second_mails, send_all
from smtp_server import SmtpServer

from outreach.actions.arriving import take
from outreach.actions.opening import opened
from outreach.actions.synced import Synced
from outreach.app import App
from outreach.demo import Clock
from outreach.mail.delivery import IdSource
from outreach.mail.reading import read
from outreach.net.smtp import Line, Outcome
from spring import delivery, letter
from submitted import by_hand
from tables import rows

__all__ = ["real"]  # fixtures

pytestmark = pytest.mark.usefixtures("trusted")

SES = "email-smtp.eu-west-1.amazonaws.com"
NAMED = "0102018f3c2a7d5e-6f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0-000000"
WIRE = f"<{NAMED}@eu-west-1.amazonses.com>"


@pytest.fixture
def ses(real: SmtpServer, monkeypatch: pytest.MonkeyPatch) -> SmtpServer:
    """The server goes by a name of Amazon's, and takes Tom's mail as Amazon does."""
    deliver = Line.deliver

    async def named(self: Line, *given: Any, **more: Any) -> Outcome:
        return replace(await deliver(self, *given, **more), host=SES)

    monkeypatch.setattr(Line, "deliver", named)
    real.answers["BODY tom@"] = f"250 Ok {NAMED}"
    return real


def ids(app: App, name: str) -> list[tuple[str, str]]:
    """Read under which ids the first mail to somebody is known."""
    number = delivery(app, name).message_id
    return rows(app, f"SELECT value, source FROM message_id WHERE message_id = {number} ORDER BY id")


def test_the_id_that_the_yes_names_is_kept_beside_ours(app: App, ses: SmtpServer) -> None:
    send_all(app)

    ours, wire = ids(app, "tom")
    assert ours[1] == IdSource.OURS
    assert wire == (WIRE, IdSource.SERVER)
    assert [source for _, source in ids(app, "ayse")] == [IdSource.OURS], "its yes named none"


def test_a_follow_up_answers_the_mail_as_it_arrived(
    app: App, ses: SmtpServer, spring: Path, clock: Clock
) -> None:
    by_hand(spring)
    send_all(app)
    (ours, _), _ = ids(app, "tom")
    ses.answers.clear()
    ses.taken.clear()
    second_mails(app, clock)

    send_all(app)

    found = next(read(one.raw) for one in ses.taken if one.recipients == ("tom@example.com",))
    assert found.in_reply_to == (WIRE,)
    assert found.references == (ours, WIRE)


def test_an_answer_from_anybody_that_names_it_is_theirs(app: App, ses: SmtpServer) -> None:
    send_all(app)
    mail = opened(app, letter("manager@agency.example", "Let us talk", In_Reply_To=WIRE), account="me")
    assert mail is not None
    done = Synced()

    with app.writing() as db:
        take(app, db, [mail], done)

    assert [(one.person.called, one.because) for one in done.arrivals] == [
        ("Tom Hill", f"In-Reply-To names our {WIRE}")
    ]
