"""A number of people in, a workspace with one mail queued to each of them out, as `send` would have queued them."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert, text
from sqlmodel import SQLModel

from outreach.actions.workspace import Answers, make
from outreach.app import App
from outreach.mail.delivery import Direction, IdSource, Transport
from outreach.models import Address, Delivery, Enrolment, Influencer, Message, MessageId, MessageRaw
from outreach.text import Language

#: What the account is told to log in with, and mails of one account.
PASSWORD, _EACH = "secret", 500
#: Every second account sends over several lines at once.
_LINES = (1, 6)
STEP = "first"
_ACCOUNT = """
[accounts.a{number}]
name = "Selin"
address = "selin{number}@kilnhaus.example"
password_env = "MAIL_PASSWORD"
per_day = 2000
connections = {lines}
smtp = {{ host = "127.0.0.1", port = {port}, tls = "tls" }}
"""
_SETTINGS = """transport = "smtp"
time_zone = "{zone}"
{accounts}
[sending]
pause_seconds = 0
window = "00:00-23:59"
days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
"""


def workspace(folder: Path, *, port: int, mails: int, now: datetime) -> Path:
    """Make a workspace whose accounts may send at any hour; it is noon where they are."""
    answers = Answers(
        name="Selin",
        address="selin@kilnhaus.example",
        brand="Kilnhaus",
        language=Language.EN,
        time_zone="UTC",
    )
    make(folder, answers)
    accounts = "".join(
        _ACCOUNT.format(number=number, port=port, lines=_LINES[number % 2])
        for number in range(_accounts(mails))
    )
    (folder / "config.toml").write_text(_SETTINGS.format(zone=_noon(now), accounts=accounts), "utf-8")
    return folder


def fill(app: App, mails: int) -> None:
    """Queue one mail to each of so many people, due now."""
    now = app.now() - timedelta(minutes=1)
    rows = [_rows(number, f"a{number % _accounts(mails)}", now) for number in range(1, mails + 1)]
    models: tuple[type[SQLModel], ...] = (
        Influencer,
        Address,
        Enrolment,
        Message,
        MessageRaw,
        MessageId,
        Delivery,
    )
    with app.writing() as db:
        for place, model in enumerate(models):
            db.execute(insert(model), [row[place] for row in rows])
        db.execute(text("ANALYZE"))  # what a server does by itself, a minute after so many rows came


def _accounts(mails: int) -> int:
    return -(-mails // _EACH)


def _noon(now: datetime) -> str:
    """Name a zone in which it is noon, so that no midnight and no end of the window comes near."""
    ahead = 12 - now.astimezone(UTC).hour
    return f"Etc/GMT{-ahead:+d}" if ahead else "UTC"


def _rows(number: int, account: str, now: datetime) -> tuple[dict[str, Any], ...]:
    to, us = f"person.{number}@example.com", f"selin{account[1:]}@kilnhaus.example"
    identity = f"<{number:08d}@kilnhaus.example>"
    raw = f"From: {us}\r\nTo: {to}\r\nSubject: {STEP}\r\nMessage-ID: {identity}\r\n\r\nHello {number}\r\n".encode()
    person = {"id": number, "name": f"Person {number}", "fields": {}, "edited": [], "created_at": now}
    address = {"influencer_id": number, "address": to, "canonical": to, "is_primary": True, "added_at": now}
    enrolment = {"campaign": "spring", "influencer_id": number, "enrolled_at": now, "named": False}
    message = {
        "id": number,
        "direction": Direction.OUT,
        "transport": Transport.SMTP,
        "account": account,
        "influencer_id": number,
        "campaign": "spring",
        "step": STEP,
        "sender": us,
        "recipient": to,
        "subject": STEP,
        "text": "Hello",
        "at": now,
        "kept_at": now,
        "digest": hashlib.sha256(raw).hexdigest(),
        "size": len(raw),
    }
    known = {"message_id": number, "value": identity, "source": IdSource.OURS}
    delivery = {"message_id": number, "transport": Transport.SMTP, "account": account, "not_before": now}
    return person, address, enrolment, message, {"message_id": number, "raw": raw}, known, delivery
