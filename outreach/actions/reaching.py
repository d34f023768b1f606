"""Looks at the servers of one account: whether they answer, how private the line is, and whether they let it in."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from email.utils import parsedate_to_datetime

from outreach.actions import accounts
from outreach.actions.bouncing import bouncing
from outreach.actions.checks import Check, Moment, failed, ok, shown, warn
from outreach.actions.folders import watched
from outreach.actions.offering import offered
from outreach.app import App
from outreach.config import Account
from outreach.config.providers import carrier_of, example
from outreach.errors import LoginError, OutreachError
from outreach.net import imap, smtp
from outreach.net.folders import Folder, Role
from outreach.net.server import Credential, Server
from outreach.store import pauses
from outreach.store.accounts import paused
from outreach.store.pauses import Paused
from outreach.workdays import zone

#: Of so many of the newest messages of INBOX the last to come is looked for.
_NEWEST = 20
#: Seconds to wait for a server to say that it is there.
_LOOK = 15.0
_NONE = "the login was not tried, for no password or token was found"
_REFUSED = "the login was not tried, for the server above refused it already"
_DATE = re.compile(r"\b\d{1,2} \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}\b")


def account(app: App, name: str, moments: list[Moment], *, named: bool) -> Iterator[Check]:
    """Check one account; what bears a time goes into *moments*. Practice needs no server unless *named* by a person."""
    settings = app.config.sender(name)
    if settings.smtp is None and settings.imap is None and not named:
        missing = example(settings.address, "smtp")
        said = f'names no server, and practice needs none; before transport = "smtp" it needs {missing}'
        yield ok(f"account {name}", said)
        yield from _paused(app, name)
        return
    yield _limit(app, name, settings)
    yield from _paused(app, name)
    found = yield from _credential(app, name)
    let_in = found
    if settings.smtp or named:
        let_in = yield from _smtp(app, name, found, moments)
    if settings.imap:
        yield from _imap(app, name, let_in, moments, untried=_REFUSED if found else _NONE)
    else:
        said = 'no mailbox: only first mails leave, unless a campaign says replies = "by hand"'
        yield warn(f"{name} imap", said, f"imap = {{ host = ... }} below [accounts.{name}]")


def _limit(app: App, name: str, settings: Account) -> Check:
    provider = carrier_of(settings)
    own = settings.per_day or app.config.sending.per_day
    if provider.per_day is None:
        return ok(f"account {name}", f"{settings.address}; {own} mails in 24 hours")
    allowed = f"{provider.name} allows about {provider.per_day:,}"
    said = f"{settings.address} at {provider.name}; {own} mails in 24 hours, and {allowed}"
    if own > provider.per_day:
        said = f"{said}, so {provider.per_day:,} are kept"
        return warn(f"account {name}", said, f"a smaller per_day below [accounts.{name}]")
    return ok(f"account {name}", said)


def _paused(app: App, name: str) -> Iterator[Check]:
    try:
        with app.reading() as db:
            found, back = paused(db).get(name), bouncing(app, db, name)
            mine = pauses.pauses(db, Paused.ACCOUNT).get(name)
    except OutreachError:
        return  # told as the database's own fault
    here = zone(app.config.time_zone)
    if mine:
        said = f"paused by {mine.by} since {shown(mine.at, here)}, nothing leaves: {mine.because}"
        yield warn(f"account {name}", said, f"outreach resume {name}")
    if found:
        at, because = found
        said = f"paused since {shown(at, here)}: {because}"
        yield warn(f"account {name}", said, f"when it is let in again: outreach resume {name}")
    if back:
        yield warn(f"account {name}", f"nothing leaves: {back}", f"then: outreach resume {name}")


def _credential(app: App, name: str) -> Generator[Check, None, Credential | None]:
    try:
        return app.credential(name)
    except LoginError as error:
        yield failed(f"{name} login", error)
        return None


def _smtp(
    app: App, name: str, credential: Credential | None, moments: list[Moment]
) -> Generator[Check, None, Credential | None]:
    """Reach the server that takes mail and log in; a credential that it refused is not offered to another one."""
    about = f"{name} smtp"
    try:
        server = app.server(name, "smtp")
        offer = asyncio.run(smtp.examine(server, None, command=_LOOK))
    except OutreachError as error:
        yield failed(about, error, error.hint or _look_at(name, "smtp"))
        return credential
    moments.extend(_greeted(server, offer.greeting))
    yield from offered(name, server, offer, now=app.now())
    if credential is None:
        return None
    try:
        asyncio.run(smtp.examine(server, credential))
    except OutreachError as error:
        yield _not_let_in(app, name, "smtp", error)
        return None if isinstance(error, LoginError) else credential
    yield ok(about, f"lets {credential.user} in by {'OAuth' if credential.oauth else 'password'}")
    return credential


def _imap(
    app: App, name: str, credential: Credential | None, moments: list[Moment], *, untried: str
) -> Iterator[Check]:
    """Reach the server that keeps the mailbox, log in and look around; *untried* says why there is no credential."""
    about = f"{name} imap"
    try:
        server = app.server(name, "imap")
        yield ok(about, f"{server} answers; {imap.examine(server, timeout=_LOOK)}")
        if credential is None:
            yield warn(about, untried, "")
            return
        with imap.open(server, credential) as box:
            yield ok(about, f"lets {credential.user} in by {'OAuth' if credential.oauth else 'password'}")
            yield from _folders(app, name, box.folders(), whole=box.all_is_whole())
            moments.extend(_newest(name, box))
    except OutreachError as error:
        yield _not_let_in(app, name, "imap", error)


def _folders(app: App, name: str, there: Sequence[Folder], *, whole: bool) -> Iterator[Check]:
    """Say where sent mail is looked for, and which folders are read for answers."""
    about = f"{name} imap"
    sent = next((folder for folder in there if folder.role is Role.SENT), None)
    if sent:
        yield ok(about, f"sent mail is in {sent.name!r}")
    else:
        said = "no folder of sent mail is seen: a mail whose fate is unknown cannot be looked up"
        yield warn(about, said, "let IMAP show that folder, in the mailbox's settings on the web")
    read = sorted(folder.name for folder in watched(there, app.config.sender(name), whole=whole))
    if read:
        yield ok(about, f"answers are read in {', '.join(read)}; nothing is marked as read")
    else:
        said = "there is no folder to read answers in"
        yield failed(about, OutreachError(said, hint=f"look at imap.skip below [accounts.{name}]"))


def _greeted(server: Server, words: str) -> Iterator[Moment]:
    """Find the time that some servers greet with (RFC 5322 section 3.3)."""
    found = _DATE.search(words)
    with suppress(ValueError):
        if found:
            yield Moment(f"the greeting of {server.host}", parsedate_to_datetime(found[0]), just_now=True)


def _newest(name: str, box: imap.Box) -> Iterator[Moment]:
    """Find when the last mail came: a server's own time."""
    inbox = next((folder for folder in box.folders() if folder.name == "INBOX"), None)
    if inbox is None:
        return
    state = box.examine(inbox)
    newest = box.uids(above=max(state.uid_next - _NEWEST - 1, 0)) if state.messages else []
    came = [one.at for one in box.heads(newest[-_NEWEST:]) if one.at]
    if came:
        yield Moment(f"the newest mail in INBOX of {name}", max(came))


def _look_at(name: str, kind: str) -> str:
    return f"look at host and port of {kind} below [accounts.{name}], and at the network"


def _not_let_in(app: App, name: str, kind: str, error: OutreachError) -> Check:
    """Pause an account that was refused, so that nothing goes on knocking."""
    about = f"{name} {kind}"
    if not isinstance(error, LoginError):
        return failed(about, error, error.hint or _look_at(name, kind))
    try:
        return failed(about, accounts.refused(app, name, str(error)))
    except OutreachError:
        return failed(about, error)  # the database's own fault is told elsewhere
