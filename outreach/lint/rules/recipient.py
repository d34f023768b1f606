"""PER404: whether it calls the reader by what is the reader's."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.lint.document import Profile
from outreach.lint.recipient.misnaming import Called, both_titles, called_otherwise, other_brand
from outreach.lint.rule import Fix, Hit, Severity, rule
from outreach.lint.view import View


@rule(
    "PER404", "wrong-recipient", Severity.ERROR, profiles={Profile.ANSWER: Severity.WARNING}, templates=False
)
def wrong_recipient(view: View) -> Iterator[Hit]:
    """The mail calls its reader by somebody else's name or handle, or writes for another brand than its campaign's.

    Judged is what calls the reader: the greeting, "Zeynep Hanım," at the head of a sentence, "as you like, Nora,", "your channel @...", and
    one name that is Bey here and Hanım there. First name, surname, short and fond forms ("Liz", "Memo", "Ayşe'ciğim"),
    names that the row of the sheet, the address or the mails of the thread hold, and names without their marks are
    right; a third person may be spoken of as anybody likes. An account that is called theirs and is not the stored one
    is a warning, for they may have two; so is another brand, where the campaign's stands nowhere. In an answer all of
    it is a warning: somebody else may have written for them.

    Why: Recipients who publish bad mails remember being called by another blogger's name (their own words, not a
    figure); it shows a form letter as nothing else does (source A6). Whether a right name helps is open: one randomised
    experiment saw more opens, a replication years later no effect. A wrong one nobody has tried on purpose.

    Change en: Hi Zoë, your night run made us laugh. We make ovens.
    Change tr: Merhaba Zeynep Hanım, gece koşunuz bizi güldürdü. Fırın üretiyoruz.
    Keep en: Hi Mert, Zoë of our kiln saw your night run and laughed.
    Keep tr: Merhaba Mert Bey, gece koşunuz atölyemizden Zeynep Hanım'ı güldürdü.
    """
    body = view.body
    yield from (_other_name(view, called) for called in called_otherwise(view))
    if view.document.person and (span := both_titles(view)):
        message = f'"{body.said(span)}" has the other title elsewhere in the mail'
        yield body.hit(span, message, suggestion="write one of them, or neither")
    if view.document.campaign and (span := other_brand(view)):
        brand = view.document.campaign.brand
        message = f'writes for "{body.said(span)}", and {brand} stands nowhere'
        suggestion = f"write for {brand}, or name it too"
        yield body.hit(span, message, suggestion=suggestion, severity=Severity.WARNING)


def _other_name(view: View, called: Called) -> Hit:
    body, person = view.body, view.document.person
    said = body.said(called.span)
    if called.sure:
        message = f'"{said}" is not {"how " if called.nearly else ""}{view.called}{" is spelt" if called.nearly else ""}'
        return body.hit(called.span, message, suggestion=_right(view), fix=_put_right(view, called))
    message = f'"{said}" is not the account that is stored of {view.called}'
    suggestion = f"look whether it is theirs; stored is @{person.handle}" if person else ""
    return body.hit(called.span, message, suggestion=suggestion, severity=Severity.WARNING)


def _right(view: View) -> str:
    person = view.document.person
    return f"write {person.first_name or person.name}" if person else ""


def _put_right(view: View, called: Called) -> Fix | None:
    """Offer the first name in place of a single other one."""
    person, said = view.document.person, view.body.shown[slice(*called.span)]
    if person is None or not person.first_name or not said.isalpha():
        return None
    return Fix(*called.span, person.first_name, safe=False)
