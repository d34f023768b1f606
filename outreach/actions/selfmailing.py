"""One mail from an account to itself; whether its server files a copy of what leaves, kept for whoever has to know, out.

A mail whose fate nobody knows is looked for in Sent. That it is not there says something only where copies are filed.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlmodel import Session

from outreach.actions import accounts
from outreach.actions.checks import Check, failed, ok, shown, warn
from outreach.actions.halting import OPENING, halt
from outreach.actions.lettering import identity
from outreach.app import App
from outreach.errors import OutreachError
from outreach.mail.composing import compose, stamp
from outreach.mail.delivery import DeliveryState, Transport
from outreach.mail.letter import Letter, Mailbox
from outreach.net import imap
from outreach.net.folders import Role
from outreach.net.server import Credential
from outreach.net.smtp import Line, Outcome
from outreach.store import events, settings
from outreach.workdays import zone

#: Seconds between two looks, and the number of looks.
PAUSE, LOOKS = 2.0, 10
#: The mail is there, or may be.
_HAS_IT = frozenset({DeliveryState.SENT, DeliveryState.UNKNOWN})
_PLUS_BODY = (
    "This mail tests whether answers to an address of their own reach you. You can delete it, and its copy."
)
_BODY = "This mail tests whether a copy of what you send is filed in Sent. You can delete it, and its copy."


def files_copies(db: Session, account: str) -> tuple[bool, datetime] | None:
    """Say whether the server of *account* files copies, and when that was found out; None where nobody tried."""
    kept = settings.value(db, _name(account))
    if kept is None:
        return None
    found, at = kept.split(" ")
    return found == "yes", datetime.fromisoformat(at)


def known(app: App, account: str) -> Iterator[Check]:
    """Tell what an earlier test found."""
    with app.reading() as db:
        found = files_copies(db, account)
    if found:
        at = shown(found[1], zone(app.config.time_zone))
        yield ok(f"{account} copies", f"{_said(found=found[0])}, as a test on {at} found")


def send_test(app: App, account: str) -> Iterator[Check]:
    """Send one mail to oneself, look for its copy in Sent, and keep what was found."""
    about, own = f"{account} copies", app.config.sender(account)
    if app.transport is Transport.LOCAL:
        yield warn(
            about,
            "not tested: in practice nothing leaves this machine",
            'after you wrote transport = "smtp"',
        )
        return
    with app.reading() as db:
        because = accounts.paused(app, db).get(account)
    if because:
        yield warn(about, f"not tested: the account is paused ({because})", f"outreach resume {account}")
        return
    if own.smtp is None or own.imap is None:
        yield warn(about, "not tested: it needs a server that takes mail, and a mailbox", "")
        return
    try:
        found = _found(app, account, _send(app, account))
    except OutreachError as error:
        yield failed(about, error)
        return
    _keep(app, account, found=found)
    yield ok(about, _said(found=found))


def _send(app: App, account: str) -> str:
    """Send it and give its Message-ID."""
    named = identity(app, account, "self-test", app.now().isoformat())
    post(app, account, named, app.config.sender(account).address)
    return named


def post(app: App, account: str, named: str, to: str, senders: Sequence[str] = ()) -> str:
    """Send one mail to an address of one's own, under a Message-ID; raises OutreachError where it is not taken.

    The first of *senders*, and after them the account's address, that the server takes in the envelope is given.
    """
    own, now = app.config.sender(account), app.now()
    letter = Letter(
        sender=Mailbox(own.name, own.address),
        recipient=Mailbox(own.name, to),
        subject="A test of your Sent folder" if to == own.address else "A test of your addresses",
        body=_BODY if to == own.address else _PLUS_BODY,
        footer=own.signed,
        message_id=named,
    )
    line = Line(app.server(account, "smtp"), login=lambda again: app.credential(account, again=again))
    raw = stamp(compose(letter), now)
    outcome, sender = asyncio.run(_carry(line, (*senders, own.address), to, raw))
    if outcome.verdict.state is not DeliveryState.SENT:
        said = f"{line.server} did not take the test: {outcome.said}"
        raise halt(app, account, line.server, outcome) or OutreachError(said)
    with app.writing() as db:
        events.log(
            db, "account.tested", f"a test went from {own.address} to itself", at=now, by=app.who, data={"account": account}
        )  # fmt: skip
    return sender


async def _carry(line: Line, senders: Sequence[str], to: str, raw: bytes) -> tuple[Outcome, str]:
    """Try one sender after the other, as long as the server certainly has not taken it because of the one before."""
    async with line:
        for sender in senders:
            outcome = await line.deliver(sender, to, raw, intent=lambda: True, utf8=not raw.isascii())
            if outcome.phase in OPENING or outcome.verdict.state in _HAS_IT:
                break
    return outcome, sender


def _found(app: App, account: str, named: str) -> bool:
    """Look into Sent until it is there, or long enough."""
    credential: Credential = app.credential(account)
    with imap.open(app.server(account, "imap"), credential) as box:
        sent = next((folder for folder in box.folders() if folder.role is Role.SENT), None)
        if sent is None:
            return False
        for left in reversed(range(LOOKS)):
            box.examine(sent)
            if box.with_ids((named,), ("Message-ID",)):
                return True
            if left:
                time.sleep(PAUSE)
    return False


def _keep(app: App, account: str, *, found: bool) -> None:
    with app.writing() as db:
        settings.put(db, _name(account), f"{'yes' if found else 'no'} {app.now().isoformat()}")


def _said(*, found: bool) -> str:
    if found:
        return "a copy of what leaves is filed in Sent: a mail that is not there did not leave"
    return "no copy of what leaves is filed in Sent, so that a mail is not there says nothing"


def _name(account: str) -> str:
    return f"files_copies:{account}"
