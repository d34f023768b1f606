"""Erases a person everywhere; a second run completes what a first one did not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sqlmodel import Session

from outreach.actions import who
from outreach.actions.recovering import recover
from outreach.actions.remaining import remains
from outreach.app import App
from outreach.errors import BusyError, OutreachError, UsageError
from outreach.mail.reading import read
from outreach.models import SuppressionKind
from outreach.people.addresses import folded
from outreach.people.person import Person
from outreach.people.platforms import PLATFORMS, UNKNOWN
from outreach.store import erasing, events, outbox, people, settings, suppressions
from outreach.store.erasing import Held
from outreach.store.suppressions import FORGOTTEN
from outreach.text import fold

#: Setting that stands while the bytes of somebody who was erased may still lie in the file.
_UNFINISHED = "forget:unfinished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """Whom words mean, and what there is of them."""

    person: Person
    #: Canonical.
    addresses: tuple[str, ...]
    #: Platform, canonical handle.
    handles: tuple[tuple[str, str], ...]
    held: Held


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased, and what nobody here can."""

    whom: Whom
    #: Mails in outbox/ and inbox/.
    files: int
    #: In words.
    remains: tuple[str, ...]


def look(app: App, words: str, *, completed: bool = False) -> Whom | None:
    """Find whom *words* mean; None for somebody who was forgotten before.

    Of a name nothing is kept: where what an earlier run began was just *completed*, a name of nobody is taken for theirs.

    Raises:
        UsageError: nobody, or several.
    """
    with app.reading() as db:
        try:
            person = who.one(db, words)
        except UsageError:
            if _before(app, db, words) or (completed and not people.find(db, words)):
                return None
            raise
        return _whom(db, person)


def _whom(db: Session, person: Person) -> Whom:
    return Whom(
        person=person,
        addresses=tuple(one.canonical for one in people.addresses(db, person.id)),
        handles=tuple((one.platform, one.canonical_handle) for one in people.channels(db, person.id)),
        held=erasing.held(db, person.id),
    )


def _before(app: App, db: Session, words: str) -> bool:
    """Say whether somebody of that address or handle was forgotten, whatever else they were blocked for."""
    platform, _, rest = words.strip().rpartition(":")
    handle = fold(rest.lstrip("@"))
    named = [(platform or one.name, handle) for one in PLATFORMS]
    reasons = suppressions.because(
        db, app.secret, addresses=[folded(words.strip())], handles=[*named, (UNKNOWN, handle)]
    )
    return FORGOTTEN in reasons


def forget(app: App, whom: Whom) -> Erased:
    """Block whom it was for good, then erase them: mail files first, rows in one transaction, then the bytes.

    Raises:
        BusyError: a mail to them is leaving just now; they are blocked, and nothing was erased.
        OutreachError: the rows are erased, and the file could not be written anew.
    """
    recover(app)
    with app.writing() as db:
        _block(app, db, whom)
    with app.reading() as db:
        _check(db, whom)
        answers = erasing.answers(db, whom.person.id)
    files = sum(_unlink(path) for path in _mails(app, whom, answers))
    with app.writing() as db:
        _check(db, whom)
        settings.put(db, _UNFINISHED, "1")
        erasing.erase(db, whom.person.id, called=whom.person.called, addresses=whom.addresses, now=app.now())
        events.log(db, "person.forgotten", "somebody was erased", at=app.now(), by=app.who)
    finish(app)
    return Erased(whom, files, tuple(remains(app, _words(whom))))


def _block(app: App, db: Session, whom: Whom) -> None:
    """Let nothing leave to them any more."""
    known = [(SuppressionKind.ADDRESS, one) for one in whom.addresses]
    known += [(SuppressionKind.HANDLE, f"{platform}:{handle}") for platform, handle in whom.handles]
    suppressions.forget(db, known, secret=app.secret, now=app.now())
    outbox.cancel_queued(db, [whom.person.id], because=FORGOTTEN, now=app.now())


def _check(db: Session, whom: Whom) -> None:
    if erasing.in_hand(db, whom.person.id):
        raise BusyError(
            "a mail to them is leaving just now: they are blocked, and nothing was erased yet",
            hint="the same command in a minute",
        )


def finish(app: App) -> bool:
    """Write the file anew where somebody was erased and that was not done yet; say whether it had to be.

    Raises:
        OutreachError: it cannot be.
    """
    with app.reading() as db:
        if settings.value(db, _UNFINISHED) is None:
            return False
    if why := erasing.scrub(app.engine):
        raise OutreachError(
            f"they are erased, but traces of them may still lie in the database's file: {why}",
            hint="the same command again, with nothing else running and room on the disk",
        )
    with app.writing() as db:
        settings.drop(db, _UNFINISHED)
    return True


def _mails(app: App, whom: Whom, answers: set[str]) -> Iterator[Path]:
    """Find the mails of practice that went to them or came from them."""
    for path in sorted((app.workspace / "outbox").rglob("*")):
        if path.is_file() and _to_or_from(path.read_bytes(), whom):
            yield path
    for path in sorted((app.workspace / "inbox").rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            if sha256(data).hexdigest() in answers or _to_or_from(data, whom):
                yield path


def _to_or_from(data: bytes, whom: Whom) -> bool:
    parts = read(data)
    named = {folded(one) for one in (*parts.to, *parts.authors, *parts.failed)}
    return not named.isdisjoint(whom.addresses)


def _unlink(path: Path) -> int:
    path.unlink(missing_ok=True)
    return 1


def _words(whom: Whom) -> list[str]:
    """Give what names them in a file: an address, a longer handle, the whole name."""
    name = whom.person.name or ""
    words = [*whom.addresses, *(handle for _, handle in whom.handles if len(handle) > 4)]
    return [*words, name.lower()] if " " in name else words
