"""A mail and what is stored around it in; the claims that nothing bears out out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from outreach.lint.document import Document, Profile
from outreach.lint.reading.phrasebook import PhraseBook, phrasebooks
from outreach.lint.reading.spans import Span
from outreach.lint.reading.vocabulary import bag
from outreach.lint.record.pointing import names_work
from outreach.lint.view import View
from outreach.text import search_key


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim without a record."""

    span: Span
    #: What it says, to follow "says that".
    reason: str
    #: What is not there.
    missing: str = ""
    #: False where nothing is known of the reader: somebody may know better.
    known: bool = True


#: What `phrases/claims` says of words that they may have said to all the world.
_TOLD = "they told you"
#: Headings of a sheet under which contacts stand.
_HEADINGS = bag("note notes not notlar aciklama remark remarks")
#: Parts of words of a column that tells of a contact.
_CONTACT = (
    *("met ", "spoke", "talk", "call", "meeting", "event", "fair", "contact", "email", "e-mail", "wrote", "replied", "answer", "worked"),
    *("tanis", "gorus", "konus", "telefon", "toplanti", "fuar", "etkinlik", "yazis", "temas", "iletisim", "cevap", "calis", "bulus"),
)  # fmt: skip
#: Whoever founded something together met too.
_AMONG_US = bag(
    "founded founder founders cofounder cofounders co-founder university college school sister brother wife husband partner married classmates started "
    "kurduk kurucu ortagim ortagimla kardesim kardesimle esim esimle universitede okulda lisede ekipce ekip ekibimle kendi aramizda birbirimizle"
)


def claims(view: View) -> list[Claim]:
    """List the claims of the body that nothing stored bears out, in their order."""
    books = phrasebooks("claims", view.document.language)
    found = [*_contacts(view, books), *_seen(view, books)]
    found.sort(key=lambda claim: (claim.span[0], -claim.span[1]))
    return [
        claim
        for place, claim in enumerate(found)
        if not any(before.span[1] > claim.span[0] for before in found[:place])
    ]


def _contacts(view: View, books: Mapping[str, PhraseBook]) -> Iterator[Claim]:
    """Yield claims of an earlier contact."""
    document = view.document
    if document.theirs or document.profile is Profile.ANSWER or _noted(document):
        return
    known = document.person is not None and document.earlier is not None
    if not known and document.profile is not Profile.FIRST:
        return
    for span, reason in _said(view, books["history"]):
        if not (_among_us(view, span) or (reason == _TOLD and _in_a_work(view, span))):
            yield Claim(span, reason, "no mail of theirs and no note tells of it", known=known)
    if known and not document.earlier and document.profile is Profile.FIRST:
        for span, reason in _said(view, books["wrote"]):
            yield Claim(span, reason, "nothing was sent to them before")


def _seen(view: View, books: Mapping[str, PhraseBook]) -> Iterator[Claim]:
    """Yield claims about posts of somebody of whom none is stored."""
    if view.document.posts != ():
        return
    for span, reason in _said(view, books["seen"]):
        yield Claim(span, reason, f"no post of {view.called} is stored")
    if not _noted(view.document):
        for span, reason in _said(view, books["follower"]):
            yield Claim(span, reason, "nothing stored tells of it")


def _said(view: View, book: PhraseBook) -> list[tuple[Span, str]]:
    body = view.body
    return [(found.span, found.reason) for found in book.each(body) if body.ours(found.span[0])]


def _among_us(view: View, span: Span) -> bool:
    """Say whether the sentence speaks of a meeting among those who write."""
    start, end = view.body.sentence_at(span[0])
    return not _AMONG_US.isdisjoint(view.body.folded[start:end].replace(",", " ").replace(".", " ").split())


def _in_a_work(view: View, span: Span) -> bool:
    """Say whether the sentence names the work in which they told it: "in your video you said", "videonuzda söylemiştiniz"."""
    return names_work(view, view.body.part(*view.body.sentence_at(span[0])))


def _noted(document: Document) -> bool:
    """Say whether the row of the sheet, or a note, tells of a contact."""
    person = document.person
    return person is not None and any(
        search_key(heading) in _HEADINGS
        or any(part in search_key(f"{heading} {value} ") for part in _CONTACT)
        for heading, value in person.fields.items()
    )
