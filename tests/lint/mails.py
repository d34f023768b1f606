"""The eighty mails of `mails/`: each a draft with all that is known around it, and the verdict of a careful person."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from outreach.campaigns import Campaign
from outreach.campaigns.campaign import Brief, Purpose
from outreach.lint import Document, Profile
from outreach.lint.document import Letter
from outreach.people.person import Person
from outreach.posts import Post
from outreach.text import Language

_HERE = Path(__file__).parent / "mails"
#: Days after which a post is too old to begin with, as a new workspace has it.
_POST_DAYS = 45


class Verdict(StrEnum):
    """What a careful person says of a mail."""

    #: Send it as it is.
    GOOD = "good"
    #: It could be better: a warning is right.
    MEND = "mend"
    #: It must not leave like this.
    BAD = "bad"


@dataclass(frozen=True, kw_only=True, eq=False)
class Mail:
    """A mail, its verdict, and the codes that such a person wants to see."""

    id: str
    verdict: Verdict
    why: str
    expects: tuple[str, ...]
    document: Document


@cache
def mails(language: Language) -> tuple[Mail, ...]:
    """Read the mails of a language."""
    read = tomllib.loads((_HERE / f"{language}.toml").read_text(encoding="utf-8"))
    return tuple(_mail(number, row, language) for number, row in enumerate(read["mail"], 1))


def all_mails() -> tuple[Mail, ...]:
    """Read the mails of all languages."""
    return tuple(mail for language in Language for mail in mails(language))


def _mail(number: int, row: Mapping[str, Any], language: Language) -> Mail:
    return Mail(
        id=row["id"],
        verdict=Verdict(row["verdict"]),
        why=row["why"],
        expects=tuple(row["expects"]),
        document=_document(number, row, language),
    )


def _document(number: int, row: Mapping[str, Any], language: Language) -> Document:
    posts = tuple(_post(post) for post in row.get("posts", ()))
    return Document(
        name=row["id"],
        subject=row["subject"],
        body=row["body"],
        language=language,
        profile=Profile(row["profile"]),
        person=_person(number, row, language),
        # An answer may be to somebody whose posts nobody fetched.
        posts=posts or None,
        post_days=_POST_DAYS,
        earlier=tuple(Letter(text=text) for text in row.get("earlier", ())),
        theirs=Letter(text=row["theirs"]) if "theirs" in row else None,
        written=row["written"],
        today=row["today"],
        campaign=Campaign(
            id="own", purpose=Purpose.COLLABORATION, brand=row["brand"], briefs={language: Brief()}
        ),
    )


def _person(number: int, row: Mapping[str, Any], language: Language) -> Person:
    notes = row.get("notes", ())
    return Person(
        id=number,
        name=row["name"],
        first_name=row["name"].split()[0],
        handle=row["handle"].removeprefix("@"),
        language=language,
        fields={"note": "\n".join(notes)} if notes else {},
    )


def _post(row: Mapping[str, Any]) -> Post:
    return Post(
        url=row["url"],
        canonical_url=row["url"],
        platform=row["platform"],
        title=row["title"],
        text=row.get("text"),
        published=row["published"],
    )
