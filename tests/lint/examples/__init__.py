"""Texts that each rule flags, and texts that it leaves alone, by code; in both languages."""

from __future__ import annotations

from example import Example

from examples import (
    asking,
    claims,
    frame,
    label,
    near_offer,
    near_record,
    near_voice,
    offer,
    opening,
    person,
    register,
    reward,
    stale,
    subject,
    template,
    terms,
    thread,
    together,
    tone,
    wording,
)

_ROOMS = (
    frame,
    subject,
    tone,
    opening,
    person,
    claims,
    stale,
    thread,
    template,
    asking,
    offer,
    reward,
    terms,
    label,
    register,
    wording,
    near_offer,
    near_record,
    near_voice,
    together,
)


def _of_all(kind: str) -> dict[str, list[Example]]:
    """Join what the rooms list of a rule."""
    joined: dict[str, list[Example]] = {}
    for room in _ROOMS:
        for code, listed in getattr(room, kind).items():
            joined.setdefault(code, []).extend(listed)
    return joined


FLAGGED = _of_all("FLAGGED")
LEFT_ALONE = _of_all("LEFT_ALONE")
#: What is known around the examples of a rule's page, by code, where its verdict hangs on it: fields of Example.
AROUND: dict[str, dict[str, object]] = {
    code: known for room in _ROOMS for code, known in getattr(room, "AROUND", {}).items()
}
