"""Texts that each rule flags, and texts that it leaves alone, by code; in both languages."""

from __future__ import annotations

import examples_frame
import examples_label
import examples_near
import examples_offer
import examples_opening
import examples_person
import examples_record
import examples_reward
import examples_subject
import examples_template
import examples_terms
import examples_together
import examples_tone
import examples_voice
from example import Example

_ROOMS = (
    examples_frame,
    examples_subject,
    examples_tone,
    examples_opening,
    examples_person,
    examples_record,
    examples_template,
    examples_offer,
    examples_reward,
    examples_terms,
    examples_label,
    examples_voice,
    examples_near,
    examples_together,
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
