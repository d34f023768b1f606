"""Notes of absence of many machines are known, with the day of return and who answers meanwhile."""

from __future__ import annotations

import pytest
from samples import Note, notes

from outreach.mail.reading import read
from outreach.replies.classifying import classify
from outreach.replies.kinds import Kind

NOTES = notes()


@pytest.mark.parametrize("note", NOTES, ids=[note.by for note in NOTES])
def test_a_note_is_read(note: Note) -> None:
    judgement = classify(read(note.raw), ["selin@kilnhaus.example"])
    assert (judgement.kind, judgement.returns_on, judgement.substitute) == (
        Kind.AUTO_REPLY,
        note.returns,
        note.instead,
    )


def test_there_are_eighty_in_two_languages() -> None:
    assert len(NOTES) == 80
    assert sum("Turkish" in note.by for note in NOTES) >= 30


@pytest.mark.parametrize(
    "head",
    [
        "Precedence: bulk\nList-Id: <talk.example.com>",
        "Precedence: list",
        "X-Auto-Response-Suppress: All",
        "Auto-Submitted: no",
        "X-Autoreply: no",
        "Subject: Re: Automatic reply: An idea",
        "Subject: [makers] Re: Nora is out of the office",
        "Subject: Ynt: Otomatik yanıt: fikir",
    ],
)
def test_a_person_who_says_so_is_a_person(head: str) -> None:
    raw = f"From: ayse@ornek.example\n{head}\n\nI'm out of the office till Monday but yes!".encode()
    judgement = classify(read(raw))
    assert (judgement.kind, judgement.reason) == (
        Kind.REPLY,
        "a person wrote it, who says that they are away",
    )
