"""What a rule may look at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from outreach.campaigns import Campaign
from outreach.people.person import Person
from outreach.posts import Post
from outreach.text import Language


class Profile(StrEnum):
    """Which mail of a thread is judged; some rules ask for other things in a follow-up."""

    #: The first mail to this person.
    FIRST = "first"
    #: A later step of the sequence.
    FOLLOW_UP = "follow-up"


class Field(StrEnum):
    """The part of a draft in which a span counts."""

    #: The `Lint-Ignore` lines, counted by themselves.
    HEADER = "header"
    SUBJECT = "subject"
    BODY = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One draft with what is known around it. Facts that are None or empty are not known, so no rule may judge by them."""

    #: What findings are listed under: a file name, or `draft 14  Ayşe Yılmaz`.
    name: str
    subject: str | None
    #: Without the footer.
    body: str
    language: Language
    profile: Profile = Profile.FIRST
    #: True for a file with placeholders that nobody has filled yet.
    template: bool = False
    #: Line of the file on which the body begins, for findings in files; 1 where there is no header block.
    body_line: int = 1
    #: The same for the subject.
    subject_line: int = 1
    person: Person | None = None
    #: The posts that the draft may speak of; None where they are not known.
    posts: tuple[Post, ...] | None = None
    campaign: Campaign | None = None
    #: Values that came from data while rendering, as they stand in the text.
    inserted: tuple[str, ...] = ()
    #: Code -> reason, from the header block.
    ignored: tuple[tuple[str, str], ...] = ()
