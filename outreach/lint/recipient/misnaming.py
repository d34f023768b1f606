"""A mail and whom it is for in; the words that call somebody else out.

Judged is what calls the reader: the greeting, `Zeynep Hanım,` at the head of a sentence, `your channel @...`.
A third person may be spoken of as anybody likes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from outreach.lint.reading.spans import Span
from outreach.lint.reading.vocabulary import GREETINGS, bag
from outreach.lint.recipient.greeting import Greets, greeting
from outreach.lint.recipient.nicknames import calls, nearly
from outreach.lint.record.naming import words_in
from outreach.lint.record.works import PLATFORMS
from outreach.lint.view import View
from outreach.people.names import first_name
from outreach.text import match_fold, search_key

_NAME = r"[^\W\d_]+(?:['\u2019-][^\W\d_]+){0,2}"
_WORD = re.compile(rf"@[\w.]{{1,40}}|{_NAME}")
#: A title and a comma behind a name at the head of a sentence.
_CALLED = re.compile(rf"(?:\A|(?<=[.!?…\n])[ \t]{{0,3}})({_NAME})(?: ({_NAME}))? (?:Hanım|Bey|HANIM|BEY),")
#: `as you like, Nora,` and `ne dersiniz, Berna Hanım?`: behind these words stands no list, and nothing that the name could explain.
_ASIDE = re.compile(
    rf", ({_NAME})(?: (?:Hanım|Bey))?(?:[?!]|, (?!and\b|or\b|ve\b|ya\b|veya\b)(?=[a-zçğıöşü]))"
)
_ASIDES = bag(
    "you like want prefer wish please think know yes sorry dersiniz dersin misiniz misin isterseniz istersen lutfen"
)
_THEIR_PAGE = re.compile(
    r"\byour (?:[a-z]{2,12} ){0,2}(?:account|channel|page|profile|handle|feed),? (@[\w.]{0,39}\w)"
    r"|(@[\w.]{0,39}\w) (?:(?:adli|isimli|adresindeki) )?(?:hesabin|kanalin|sayfan|profilin)(?:iz)?"
)
#: A brand that a mail says it is of. A place stands behind `from` as well, so that is not looked at.
_BRAND = r"([A-ZÇĞİÖŞÜ][\w&'-]{1,30}(?: [A-ZÇĞİÖŞÜ][\w&'-]{1,30}){0,2})"
_FOR_BRAND = re.compile(
    rf"\b(?:[Ww]e|[Hh]ere|[Uu]s|[Tt]eam) at {_BRAND}|\b[Oo]n behalf of {_BRAND}|{_BRAND} (?:ekibi|markası|ailesi) (?:olarak|adına)"
)
_FOR_A_BRAND = frozenset({"at", "behalf", "ekibi", "markasi", "ailesi"})
_TITLED = re.compile(r"\b([^\W\d_]{2,20}) (hanim|bey)\b")
_TITLES = frozenset({"hanim", "bey"})
#: Words of a greeting, folded, that name nobody in particular.
_NOBODY = GREETINGS | bag(
    "again there once more tekrar tekrardan yeniden cok gunler aksamlar sabahlar calismalar haftalar morning afternoon evening day to and the "
    "kolay gelsin ve de da hanim bey hanimefendi beyefendi mr mrs ms miss mx dr prof doc sn sayin hoca hocam abi abla usta ustam sef chef coach captain "
    "kaptan reis doctor professor sir madam friend friends dost dostum arkadasim canim team ekip ekibi everyone all folks neighbour neighbor sunshine "
    "mom mum mama dad papa bro sis mate buddy fellow influencer blogger creator youtuber author writer editor yazar uzman doktor happy monday tuesday "
    "wednesday thursday friday saturday sunday new year season greetings bayram bayramlar yillar seneler pazartesi sali carsamba persembe cuma cumartesi pazar"
)
#: `İzmir'den selamlar`.
_FROM = re.compile(r"\w'[dt][ae]n\b")
_MOST = 3
_LIKE = 4


@dataclass(frozen=True, slots=True)
class Called:
    """Words that call the reader by what is not the reader's."""

    span: Span
    #: They are one letter away from this name of the reader.
    nearly: str | None = None
    #: False where the reader may have another account of which nothing is stored.
    sure: bool = True


def called_otherwise(view: View) -> Iterator[Called]:
    """Yield what calls somebody else than the person of the document."""
    person = view.document.person
    if person is None:
        return
    names = _names(view)
    if names:
        yield from _in_greeting(view, names)
        if not _TITLES.isdisjoint(view.body.vocabulary):
            yield from _in_sentences(view, names)
        if not _ASIDES.isdisjoint(view.body.vocabulary):
            yield from _in_asides(view, names)
    if person.handle and "@" in view.body.folded:
        yield from _pages(view, names)


def both_titles(view: View) -> Span | None:
    """Find the second of two titles that one name has in the same mail: `Deniz Hanım ... Deniz Bey`."""
    if not view.body.vocabulary >= _TITLES:
        return None
    titles: dict[str, str] = {}
    for found in _TITLED.finditer(view.body.folded):
        if titles.setdefault(found[1], found[2]) != found[2]:
            return found.span()
    return None


def other_brand(view: View) -> Span | None:
    """Find the brand for which the mail says that it writes, where that of its campaign stands nowhere."""
    campaign, body = view.document.campaign, view.body
    if campaign is None or _FOR_A_BRAND.isdisjoint(body.vocabulary):
        return None
    ours = _bare(campaign.brand)[: _LIKE + 1]
    if any(ours in _bare(text.shown) for text in view.texts):
        return None
    for found in _FOR_BRAND.finditer(body.shown):
        span = next(found.span(place) for place in (1, 2, 3) if found[place])
        if body.ours(span[0]) and not view.from_data(body).around(*span):
            return span
    return None


def _names(view: View) -> tuple[str, ...]:
    """List the words by which the person may be called; none where what is known is no person's name."""
    person = view.document.person
    if person is None or not (person.first_name or first_name(person.name or "", person.country)):
        return ()
    listed = f"{person.first_name or ''} {(person.name or '').replace(',', ' ')}"
    return tuple(dict.fromkeys(listed.split()))


def _in_greeting(view: View, names: tuple[str, ...]) -> Iterator[Called]:
    met, body = greeting(view), view.body
    if met is None or met.greets is not Greets.OTHER or _of_a_place(body.folded[slice(*met.span)]):
        return
    every = list(_WORD.finditer(body.shown, *met.span))
    words = [word for word in every if match_fold(word.group()) not in _NOBODY]
    if not 0 < len(words) <= _MOST or not all(_looks_called(word.group()) for word in words):
        return
    first = every.index(words[0])
    together = every[first : first + len(words)] == words
    if together and not any(_theirs(word.group(), names, view) for word in words):
        span = words[0].start(), words[-1].end()
        yield Called(span, _misspelt(words[0].group(), names) if len(words) == 1 else None)


def _of_a_place(folded: str) -> bool:
    """Say whether it greets from a place: `Hello from Lisbon`, `İzmir'den selamlar`."""
    return "from" in folded.split() or _FROM.search(folded) is not None


def _looks_called(word: str) -> bool:
    return word.startswith("@") or (word[:1].isupper() and len(word) > 1 and not _initials(word))


def _initials(word: str) -> bool:
    return len(word) <= _MOST and word.isupper()


def _misspelt(word: str, names: tuple[str, ...]) -> str | None:
    return next((name for name in names if nearly(word, name)), None)


def _theirs(word: str, names: tuple[str, ...], view: View) -> bool:
    """Say whether *word* is a name of the reader, or of somebody whom what is stored of the reader holds."""
    if word.startswith("@"):
        return _their_handle(word, names, view)
    bare = re.split("['\u2019]", word)[0]
    return calls(word, names) or calls(bare, names) or _stored(search_key(bare), view)


def _stored(said: str, view: View) -> bool:
    """Say whether the row, the address, the handle or the mails of the thread hold *said*: a nickname, a manager, a show."""
    document = view.document
    person = document.person
    if person is None:
        return False
    joined = search_key(" ".join(filter(None, (person.handle, person.address))))
    titles = (post.title or "" for post in document.posts or ())
    mails = (*(document.earlier or ()), *((document.theirs,) if document.theirs else ()))
    known = (*person.fields.values(), *titles, *(mail.text for mail in mails))
    return said in joined or any(said in map(search_key, words_in(value)) for value in known)


def _in_sentences(view: View, names: tuple[str, ...]) -> Iterator[Called]:
    """Find `Zeynep Hanım,` at the head of a sentence; the greeting is read elsewhere."""
    body, met = view.body, greeting(view)
    for found in _CALLED.finditer(body.shown):
        words = [word for word in found.groups() if word and match_fold(word) not in _NOBODY]
        start, end = found.start(1), found.end() - 1
        greeted = met is not None and met.span[0] <= start < met.span[1]
        if (
            words
            and not greeted
            and body.ours(start)
            and not any(_theirs(word, names, view) for word in words)
        ):
            yield Called((start, end), _misspelt(words[0], names))


def _in_asides(view: View, names: tuple[str, ...]) -> Iterator[Called]:
    """Find a name that calls the reader inside a sentence."""
    body, campaign = view.body, view.document.campaign
    brand = match_fold(campaign.brand) if campaign else ""
    for found in _ASIDE.finditer(body.shown):
        said = match_fold(found[1])
        if (
            _looks_called(found[1])
            and body.token_at(found.start()) in _ASIDES
            and said not in _NOBODY | PLATFORMS.keys()
            and said not in brand
            and body.ours(found.start(1))
            and not view.from_data(body).around(*found.span(1))
            and not _theirs(found[1], names, view)
        ):
            yield Called(found.span(1), _misspelt(found[1], names))


def _pages(view: View, names: tuple[str, ...]) -> Iterator[Called]:
    """Find an account that is called theirs, and is not the one that is stored."""
    for found in _THEIR_PAGE.finditer(view.body.folded):
        group = 1 if found[1] else 2
        if not _their_handle(found[group], names, view):
            yield Called(found.span(group), sure=False)


def _their_handle(word: str, names: tuple[str, ...], view: View) -> bool:
    """Say whether *word* may be an account of theirs: like the stored one, or made of their name."""
    person = view.document.person
    said, stored = _bare(word), _bare(person.handle or "") if person else ""
    if not stored or len(said) < _MOST or said in stored or stored in said or said[:_LIKE] == stored[:_LIKE]:
        return True
    if any(len(name) >= _MOST and search_key(name) in said for name in names):
        return True
    return person is not None and any(said in _bare(value) for value in person.fields.values())


def _bare(word: str) -> str:
    return re.sub(r"[\W_]", "", search_key(word))
