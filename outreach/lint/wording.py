"""A place in a mail in; whether its words were chosen for this mail out."""

from __future__ import annotations

from outreach.lint.spans import Span, Spans
from outreach.lint.texts import Text
from outreach.lint.view import View


def chosen_here(view: View, text: Text, span: Span) -> bool:
    """Say whether whoever wrote the mail chose the words at *span*: none is quoted, older, from data or a placeholder's."""
    start, end = span
    if not text.ours(start):
        return False
    given = view.from_data(text)
    if given.around(start, start + 1) or given.around(end - 1, end):
        return False
    return not text.blanks or Spans(blank.span for blank in text.blanks).around(start, start + 1) is None
