"""Texts that each rule flags, and texts that it leaves alone, by code; in both languages."""

from __future__ import annotations

import examples_frame
import examples_label
import examples_offer
import examples_opening
import examples_person
import examples_record
import examples_reward
import examples_subject
import examples_template
import examples_terms
import examples_tone
import examples_voice

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
)

FLAGGED = {code: listed for room in _ROOMS for code, listed in room.FLAGGED.items()}
LEFT_ALONE = {code: listed for room in _ROOMS for code, listed in room.LEFT_ALONE.items()}
#: What is known around the examples of a rule's page, by code, where its verdict hangs on it: fields of Example.
AROUND: dict[str, dict[str, object]] = {
    code: known for room in _ROOMS for code, known in getattr(room, "AROUND", {}).items()
}
