"""OPN: whether it begins with the reader."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.lint.phrasebook import phrasebooks
from outreach.lint.rule import Hit, Severity, rule
from outreach.lint.view import View


@rule("OPN301", "stock-opener", Severity.WARNING, wording=True)
def stock_opener(view: View) -> Iterator[Hit]:
    """The greeting or the first two sentences behind it hold a phrase that opens thousands of mails.

    Why: Standard form letters get ignored (source A6), and the first words are all that an inbox shows. In 67 labelled
    English mails such phrases stood in half of those that their collectors called bad and in 4 of 100 good ones: few
    mails, collected and not drawn at random. For Turkish there is no labelled set; the list follows the same kinds of
    phrase. Bloggers who publish the mails that they delete quote these phrases first (their own words, not a figure).

    Change en: Hi Zoë, I hope this e-mail finds you well.
    Change tr: Merhaba Ayşe, umarım bu e-posta sizi iyi bulur.
    Keep en: Hi Zoë, your sourdough episode answered the question that our customers ask most.
    Keep tr: Merhaba Ayşe, çark başındaki ilk gününü anlattığın video bize kendi acemiliğimizi hatırlattı.
    """
    opening = view.opening
    if not opening:
        return
    books = phrasebooks("openers", view.document.language)
    folded, start = view.body.folded, opening[0][0]
    for table, end in (("anywhere", opening[-1][1]), ("first-sentence", view.first_sentence[1])):
        found = books[table].find(folded, start, end)
        if found:
            said = " ".join(view.body.shown[slice(*found.span)].split())
            suggestion = "begin with what you saw of theirs or what they get"
            yield view.body.hit(found.span, f'"{said}": {found.reason}', suggestion=suggestion)
            return
