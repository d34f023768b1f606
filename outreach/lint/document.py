"""What a rule may look at."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

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
    #: What we write to somebody who wrote to us.
    ANSWER = "answer"


class Kind(StrEnum):
    """To whom the mail goes, which decides what it must offer."""

    #: Somebody who is asked to make content.
    INFLUENCER = "influencer"
    #: Anybody else: a firm, a journalist.
    OTHER = "other"


class Field(StrEnum):
    """The part of a draft in which a span counts."""

    #: The `Lint-Ignore` lines, counted by themselves.
    HEADER = "header"
    SUBJECT = "subject"
    BODY = "body"


class Letter(NamedTuple):
    """A mail of this thread that has left or come."""

    #: Its own words: no quoted mail, no footer.
    text: str
    subject: str = ""
    #: The day by the clock of whoever wrote it.
    day: date | None = None


class Document(NamedTuple):
    """One draft with what is known around it. Facts that are None or empty are not known, so no rule may judge by them."""

    #: What findings are listed under: a file name, or `draft 14  Ayşe Yılmaz`.
    name: str
    subject: str | None
    #: Without the footer.
    body: str
    language: Language
    profile: Profile = Profile.FIRST
    kind: Kind = Kind.INFLUENCER
    #: True for a file with placeholders that nobody has filled yet.
    template: bool = False
    #: Line of the file on which the body begins, for findings in files; 1 where there is no header block.
    body_line: int = 1
    #: The same for the subject, and the column.
    subject_line: int = 1
    subject_column: int = 1
    #: Line and column of each of `ignored`, for findings in files; empty where they are counted by themselves.
    ignored_places: tuple[tuple[int, int], ...] = ()
    person: Person | None = None
    #: The posts that the draft may speak of; None where they are not known.
    posts: tuple[Post, ...] | None = None
    #: The one for which the draft was written.
    post: Post | None = None
    #: Days after which a post is too old to begin with; None where nobody has said.
    post_days: int | None = None
    #: Our mails of this thread, oldest first; None where they are not known.
    earlier: tuple[Letter, ...] | None = None
    #: Their last mail; None where there is none or it is not known.
    theirs: Letter | None = None
    #: The day on which the draft was written, and the one on which it is judged.
    written: date | None = None
    today: date | None = None
    campaign: Campaign | None = None
    #: The step of the campaign's sequence; empty where it is not known.
    step: str = ""
    #: Values that came from data while rendering, as they stand in the text.
    inserted: tuple[str, ...] = ()
    #: Code -> reason, from the header block.
    ignored: tuple[tuple[str, str], ...] = ()
