"""The bytes of one mail that came in, in; its parts, its clues and what it is taken for out."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256

from outreach.app import App
from outreach.errors import InputError
from outreach.mail.letter import Parts
from outreach.mail.reading import read
from outreach.people.addresses import canonical
from outreach.replies import Kind
from outreach.replies.classifying import Judgement, classify
from outreach.replies.clues import Clues, clues
from outreach.replies.new_words import new_words
from outreach.replies.tracing import ids_anywhere, may_report, tokens, untagged


@dataclass(frozen=True, slots=True)
class Incoming:
    """One mail, taken apart."""

    raw: bytes = field(repr=False)
    digest: str
    #: The account in whose mailbox it lay.
    account: str
    parts: Parts
    clues: Clues
    #: The canonical addresses of the clues.
    addresses: frozenset[str]
    verdict: Judgement
    #: The new words.
    text: str


def opened(
    app: App, raw: bytes, *, account: str, at: datetime | None = None, thread: str = ""
) -> Incoming | None:
    """Take a mail apart; *at* is when a server got it, *thread* the conversation in which it shows it.

    None for one that cannot be read at all. One of which the headers can be read is a machine's, or unclear.
    """
    parts, trouble = _parts(raw)
    if parts is None:
        return None
    text = _storable(new_words(parts.text))
    accounts = app.config.accounts.values()
    own = [address for one in accounts for address in (one.address, one.reply_to) if address]
    own += [one for one in parts.reply_to if untagged(one).lower() in {address.lower() for address in own}]
    verdict = classify(parts, text=text, own=own)
    if trouble and verdict.kind is not Kind.OWN:
        verdict = Judgement(Kind.OTHER, trouble, f"From: {parts.from_}", 0.3)
    verdict = replace(verdict, line=_storable(verdict.line))
    found = replace(_traced(app, raw, parts), thread=thread)
    if at is not None and found.at is not None:  # a clock that is wrong by years makes no answer an old mail
        found = replace(found, at=max(found.at, at))
    return Incoming(raw, sha256(raw).hexdigest(), account, parts, found, _folded(found), verdict, text)


def _parts(raw: bytes) -> tuple[Parts | None, str]:
    """Read a mail, or its headers alone where all of it cannot be read; and say what the trouble is."""
    trouble = ""
    try:
        parts = read(raw)
    except Exception as error:  # noqa: BLE001 - whatever a stranger's bytes do, no mail is lost and none stops the others
        trouble = f"it could not be read ({type(error).__name__})"
        try:
            parts = read(raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0] + b"\n\n")
        except Exception:  # noqa: BLE001 - as above
            return None, trouble
    return (
        replace(
            parts,
            subject=_storable(parts.subject),
            from_=_storable(parts.from_) if parts.from_ else None,
            to=tuple(map(_storable, parts.to)),
        ),
        trouble,
    )


def _traced(app: App, raw: bytes, parts: Parts) -> Clues:
    """Collect the clues, with those that stand in the bytes alone: our tokens, and ids anywhere in what a machine wrote."""
    domains = dict.fromkeys(one.address.rpartition("@")[2].lower() for one in app.config.accounts.values())
    found = replace(clues(parts), tokens=tokens(raw, domains))
    if not may_report(parts):
        return found
    ids = (*found.returned_ids, *ids_anywhere(raw, parts.text))
    return replace(found, returned_ids=tuple(dict.fromkeys(ids)))


def _folded(found: Clues) -> frozenset[str]:
    """Give the canonical addresses of the clues."""
    addresses = set()
    for address in (*found.addresses, *found.failed):
        with suppress(InputError):
            addresses.add(canonical(address))
    return frozenset(addresses)


def _storable(text: str) -> str:
    """Leave out what no database takes: some charsets decode to halves of letters."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")
