"""TPL502: whether a value that was missing has left a trace."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.lint.reading.tracing import gap_in_greeting, traces
from outreach.lint.record.naming import words_in
from outreach.lint.rule import Hit, Severity, rule
from outreach.lint.view import View


@rule("TPL502", "merge-artefact", Severity.ERROR)
def merge_artefact(view: View) -> Iterator[Hit]:
    """A value was missing, and the mail shows it: "Hi ,", "your  post", "()", `""`, None, nan, null, undefined, #N/A, 1 January 1970.

    So do a comma with a blank before it, an ending without its word ("'nin videosu") and a title without a name ("Merhaba
    Hanım"). What stands in quotation marks may be called None or null; so may words that came from data, where they
    are more than such a word alone, and their own small words ("nan" where a title is of nan bread); quoted lines and the signature are not judged. In a file of which no person and no
    campaign is known a blank too many is a warning, because a hand may have typed it. In English "none" in small letters,
    "None of ..." and "null" or "undefined" inside a sentence that goes on are words like others.

    Why: It proves that nobody read the mail before it left. Recipients name unfilled blanks first among what makes them
    delete one; these are their own words, nobody has measured it. The list of traces is what spreadsheets and programs
    write for a cell that is empty.

    Change en: Hi Mert, your  post "" of 1 January 1970 is why I write.
    Change tr: Merhaba , None hakkındaki videonuz için yazıyorum.
    Keep en: Hi Mert, your playlist of songs by "None" made my day. None of them was new to me.
    Keep tr: Merhaba Mert, "null nedir?" videonuz için yazıyorum.
    """
    weak = None if view.document.person or view.document.campaign else Severity.WARNING
    for text in view.texts:
        hits = [*traces(text, view.document.language)]
        own = view.from_data(text) if hits else None
        for trace, (start, end) in hits:
            around = own.around(start, end) if own else None
            excused = around not in {None, (start, end)} or (
                trace.word and _theirs(view, text.folded[start:end])
            )
            if not excused:
                said = trace.says.format(text.said((start, end)))
                yield text.hit(
                    (start, end), said, suggestion=trace.tidy, severity=weak if trace.typed else None
                )
    gap = gap_in_greeting(view.body)
    if gap:
        yield view.body.hit(gap, "the greeting has lost its name", suggestion="fill in the name")


def _theirs(view: View, written: str) -> bool:
    """Say whether *written* is a word of the data, such as `nan` of a title on nan bread; `None` is nobody's word."""
    return written != "none" and any(
        written in words and len(words) > 1 for words in map(words_in, view.data)
    )
