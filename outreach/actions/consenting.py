"""Why an address may be written to: what a sheet says of it, and what a person says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlmodel import Session

from outreach.actions.gathering import Gathered
from outreach.actions.telling import change, stands_now, tell
from outreach.app import App
from outreach.errors import InputError
from outreach.models import Influencer
from outreach.people.consent import UNKNOWN, IysStatus, iys_status
from outreach.people.dates import parse_date
from outreach.people.record import Record
from outreach.store import people
from outreach.store.imports import Stored
from outreach.workdays import zone

_CONSENT = ("basis", "source", "since", "iys")


def consent(there: Stored, row: Record, into: Gathered) -> None:
    """Take what is newer of why an address may be written to; a refusal is heard also over what a person wrote."""
    canonical = row.canonical_address or ""
    assert row.consent is not None
    known = there.consents.get(canonical, UNKNOWN)
    for name in _CONSENT:
        old, new = getattr(known, name), getattr(row.consent, name)
        if new is None or new == old:
            continue
        if name in there.edited and new is not IysStatus.RET:
            into.conflicts.append(change(there, row, name, old, new))
            continue
        known = replace(known, **{name: new})
        tell(there, row, into, name, old, new)
    there.consents[canonical] = into.consents[canonical] = known


#: Column -> what an import calls it, which does not overwrite it then.
_EDITED = {"lawful_basis": "basis", "source": "source", "sourced_on": "since", "iys_status": "iys"}


def _about_address(name: str, read: Callable[[str], Any], mend: str = "") -> Callable[..., str]:
    """Make what changes one thing that is known of the primary address."""

    def edit(db: Session, row: Influencer, value: str, app: App) -> str:
        there = people.addresses(db, row.id or 0)
        if not there:
            raise InputError("there is no address to say that of", hint="give --email in the same call")
        new = read(value) if value else None
        if value and new is None:
            raise InputError(f"{value!r} cannot be read", hint=mend)
        if isinstance(new, date) and new > app.now().astimezone(zone(app.config.time_zone)).date():
            raise InputError(f"{value!r} is a day to come", hint=mend)
        old = getattr(there[0], name)
        setattr(there[0], name, new)
        row.edited = sorted({*row.edited, _EDITED[name]})
        return stands_now(name, old, new)

    return edit


#: What `people edit` takes -> what changes it.
CHANGES: Mapping[str, Callable[..., str]] = {
    "basis": _about_address("lawful_basis", str),
    "source": _about_address("source", str),
    "since": _about_address("sourced_on", lambda day: parse_date(day, day_first=True), "--since 2026-11-02"),
    "iys": _about_address("iys_status", iys_status, "--iys onay, ret or tacir"),
}
