"""Texts that each rule flags, and texts that it leaves alone, by code; in both languages."""

from __future__ import annotations

import examples_frame
import examples_offer
import examples_opening
import examples_person
import examples_template

_ROOMS = (examples_frame, examples_opening, examples_person, examples_template, examples_offer)

FLAGGED = {code: listed for room in _ROOMS for code, listed in room.FLAGGED.items()}
LEFT_ALONE = {code: listed for room in _ROOMS for code, listed in room.LEFT_ALONE.items()}
