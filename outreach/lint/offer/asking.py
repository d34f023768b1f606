"""A mail in; whether it asks the reader for anything out."""

from __future__ import annotations

import re

from outreach.lint.reading.blanks import Stands
from outreach.lint.reading.phrasebook import phrasebooks
from outreach.lint.reading.spans import Span
from outreach.lint.view import View

#: Not the one inside a web address.
_MARK = re.compile(r"\?(?![\w=&/%#])")


def asks(view: View) -> bool:
    """Say whether the body asks: a question mark, or a phrase of `phrases/requests`.

    What is quoted, in an older mail, or in a title that came from data is not asked by this mail.
    """
    body = view.body
    for mark in _MARK.finditer(body.shown):
        if body.ours(mark.start()) and not _in_title(view, mark.span()):
            return True
    book = phrasebooks("requests", view.document.language)["asks"]
    return body.has_blank(Stands.REQUEST) or any(body.ours(found.span[0]) for found in book.each(body))


def _in_title(view: View, mark: Span) -> bool:
    """Say whether a question mark belongs to words that came from data."""
    return any("?" in value for value in view.data) and view.from_data(view.body).around(*mark) is not None
