"""Knows where the database sends from, so that a copy of it does not send as well.

A database on this machine knows it by a random number that lies in the user's state folder: names of machines change with
the network and are given twice, and a file beside the database would be copied with it. That folder also says in which
workspace the database was last, so that a folder that was only moved is told from one that was copied. A database on a
server is known by the server's own number and its name.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from pathlib import Path

from outreach.actions.journal import fingerprint
from outreach.actions.sharing import is_shared
from outreach.actions.workspace import write_whole
from outreach.app import App
from outreach.errors import OutreachError, Refused
from outreach.mail.delivery import Transport
from outreach.store import condition, events, settings

_SENDS_FROM = "sends_from"


@dataclass(frozen=True, slots=True)
class Copied:
    """Why this database is not the one that sends."""

    because: str


def check(app: App) -> None:
    """Make sure that this database is the one that sends; the first that does becomes it.

    Raises:
        Refused: another one sends.
    """
    if found := copied(app):
        raise Refused(f"{found.because}; nothing was sent", hint=TAKEOVER)
    _settle(app)


#: What a person types who knows that no other copy sends.
TAKEOVER = "outreach send --takeover, if from now on this one alone sends"


def copied(app: App) -> Copied | None:
    """Say why this database is not the one that sends; None where it is, or where nobody can tell. Practice harms nobody."""
    here = _here(app)
    if here is None:
        return None
    with app.reading() as db:
        known = settings.value(db, _SENDS_FROM)
    if known is not None and known != here:
        return Copied(
            "this database is a copy of one that sends from another server, or was moved to this one"
            if is_shared(app)
            else "this database last sent from another machine"
        )
    other = _other(app)
    return Copied(f"this database is a copy of {other}, which sends") if other else None


def take_over(app: App) -> None:
    """Let this database be the one that sends, by a person's word."""
    if found := copied(app):
        _settle(app)
        with app.writing() as db:
            said = f"this copy sends from now on; before: {found.because}"
            events.log(db, "sender.taken_over", said, at=app.now(), by=app.who)


def _settle(app: App) -> None:
    here = _here(app)
    if here is None:
        return
    with app.reading() as db:
        known = settings.value(db, _SENDS_FROM)
    if known != here:
        with app.writing() as db:
            settings.put(db, _SENDS_FROM, here)
    place = _place(app)
    if place and _read(place) != str(_database(app)):
        _write(place, str(_database(app)))


def _here(app: App) -> str | None:
    """Name where this database is, as a keyed hash; None where that cannot be known."""
    if app.transport is not Transport.SMTP:
        return None
    if is_shared(app):
        with app.reading() as db:
            number = condition.identity(db)
    else:
        number = _machine(app)
    return number and hmac.digest(app.secret, f"place\0{number}".encode(), "sha256").hex()


def _machine(app: App) -> str | None:
    """Give the number of this machine; made when it is first asked for."""
    if app.state is None:
        return None
    path = app.state / "machine"
    if not _read(path):
        _write(path, secrets.token_hex(16))
    return _read(path)


def _other(app: App) -> Path | None:
    """Find the database of which this one is a copy on the same machine; None where it was moved."""
    place = _place(app)
    was = _read(place) if place else None
    if was is None or Path(was) == _database(app) or not Path(was).is_file():
        return None
    return Path(was)


def _place(app: App) -> Path | None:
    return app.state / fingerprint(app) / "place" if app.state and not is_shared(app) else None


def _database(app: App) -> Path:
    return Path(app.engine.url.database or "").resolve()


def _read(path: Path) -> str | None:
    try:
        return path.read_text("utf-8").strip() or None
    except FileNotFoundError:
        return None
    except (OSError, UnicodeError) as error:
        raise _closed(path, error) from None


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path, f"{text}\n".encode(), mode=0o600)
    except OSError as error:
        raise _closed(path, error) from None


def _closed(path: Path, error: Exception) -> OutreachError:
    words = getattr(error, "strerror", None) or error
    return OutreachError(
        f"{path}: cannot be used: {words}; it is how a copy of this workspace is told from the one that sends",
        hint="let this user write there, or name another folder in XDG_STATE_HOME",
    )
