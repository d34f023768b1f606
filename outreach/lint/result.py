"""What was judged and what was found in it, as the formats write it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from outreach.lint.document import Document
from outreach.lint.rule import Finding


class Source(StrEnum):
    """What lines and columns count in."""

    #: The file that the document is called by.
    FILE = "file"
    #: Subject and text of a mail, decoded; the file that holds it is what the document is called by.
    MAIL = "mail"
    #: Subject and body of a stored draft.
    DRAFT = "draft"


class Result(NamedTuple):
    """One document with its findings."""

    document: Document
    findings: tuple[Finding, ...]
    source: Source = Source.DRAFT


class Problem(NamedTuple):
    """Why something could not be judged, and what mends that."""

    message: str
    hint: str = ""
