"""REG: whether the Turkish is one that a Turk would write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from outreach.lint.offer.calling import said_here
from outreach.lint.reading.spans import Span, Spans
from outreach.lint.reading.texts import Text
from outreach.lint.rule import Fix, Hit, Severity, rule
from outreach.lint.rules.opening import stock_phrase
from outreach.lint.turkish.addressing import Register, calls_several, may_mix, votes
from outreach.lint.turkish.endings import Ending, fixed_endings, joined_endings, wrong_endings
from outreach.lint.view import View
from outreach.text import Language

#: Words of one kind to point at; who has mended so many sees the rest.
_ENOUGH = 3
#: What means "too" where it stands by itself.
_CONJUNCTIONS = frozenset({"da", "de", "ta", "te"})


@rule("REG151", "turkish-register", Severity.WARNING, languages=(Language.TR,), wording=True)
def turkish_register(view: View) -> Iterator[Hit]:
    """The Turkish mixes `sen` and `siz`, puts a wrong ending behind a name, or says what was thought in another language.

    For `sen` and `siz` the words vote: pronouns, endings of verbs and possessives that can be nothing else; a form that
    may be another word ("sesin", "yazın") does not. Each side with one vote is enough, and the words of the smaller
    side are pointed at. A mail to several people ("ikinizi de") may hold both. Endings behind an apostrophe are
    compared with the right one where it is certain how the name is said (Turkish names, known brands, years, the brand
    of the campaign), else left alone; the apostrophe itself is asked for behind the reader's name and the names of
    platforms. In a template, no fixed ending fits every name. What is quoted, stands in an older mail or came from data
    is not judged, and with what phrase the mail opens is stock-opener's (OPN301). Phrases that Turks use too ("sabırsızlanıyoruz" by itself) are an info.

    Why: It must read as from a human (source A6). Whoever mixes the two forms of address, or puts one ending behind
    every name, shows that the mail was put together or translated by a machine. Endings and apostrophes follow the
    spelling guide of the Turkish Language Association. What a wrong form costs in answers nobody has measured, and there
    is no labelled set of Turkish mails: this is a house rule, and the phrases are our own list.

    Change tr: Merhaba Ayşe, sana bir teklifimiz var. İster misiniz?
    Keep tr: Merhaba Ayşe, size bir teklifimiz var. İster misiniz?
    """
    yield from _mixed(view)
    for text in view.texts:
        yield from _misspelt(view, text)
    yield from _translated(view, view.body)


def _mixed(view: View) -> Iterator[Hit]:
    """Point at the words of the form of address that fewer words have."""
    if not may_mix(view.texts) or any(map(calls_several, view.texts)):
        return
    cast = [(text, vote) for text in reversed(view.texts) for vote in votes(text, view.from_data(text))]
    counted = Counter(vote.register for _, vote in cast)
    if len(counted) < len(Register):
        return
    (most, often), (least, _) = counted.most_common()  # of two alike the one that is used first comes first
    example = next(text.said(vote.span) for text, vote in cast if vote.register is most)
    words = "1 word says" if often == 1 else f"{often} words say"
    for text, vote in islice((one for one in cast if one[1].register is least), _ENOUGH):
        message = f'"{text.said(vote.span)}" says {least}, {words} {most}'
        yield text.hit(vote.span, message, suggestion=f'stay with {most}, as in "{example}"')


def _misspelt(view: View, text: Text) -> Iterator[Hit]:
    """Point at endings behind names."""
    campaign, person = view.document.campaign, view.document.person
    brand = [(name, campaign.brand_reading) for name in campaign.brand.split()[-1:]] if campaign else []
    names = _words_of(person.name, person.first_name) if person else []
    kinds = (
        (_wrong, wrong_endings(text, brand)),
        (_joined, joined_endings(text, names)),
        (_fixed, fixed_endings(text)),
    )
    found = ((tell, ending) for tell, endings in kinds for ending in endings if _is_ours(view, text, ending))
    yield from (tell(text, ending) for tell, ending in islice(found, _ENOUGH))


def _is_ours(view: View, text: Text, ending: Ending) -> bool:
    """Say whether this mail wrote the ending itself; the name in front of it may have come from data."""
    start, end = ending.span
    return text.ours(start) and not view.from_data(text).around(end - 1, end)


def _words_of(*names: str | None) -> list[str]:
    """List the words of *names*, each once."""
    return sorted({word for name in names if name for word in name.split()})


def _wrong(text: Text, ending: Ending) -> Hit:
    start, end = ending.span
    suggestion = f"write {ending.name}'{ending.right}"
    if ending.said:
        suggestion += f', for it is said "{ending.said}"'
    if ending.written in _CONJUNCTIONS:
        suggestion += f'; where you mean "too", {ending.name} d{ending.right[-1]}'
    message = f"{ending.name}'{ending.written} has the ending of another sound"
    span = start - 1 - len(ending.name), end
    return text.hit(span, message, suggestion=suggestion, fix=Fix(start, end, ending.right, safe=False))


def _joined(text: Text, ending: Ending) -> Hit:
    start, end = ending.span
    message = f"{ending.name}{ending.written} lacks its apostrophe"
    suggestion = f"write {ending.name}'{ending.written}"
    return text.hit(
        (start - len(ending.name), end), message, suggestion=suggestion, fix=Fix(start, start, "'")
    )


def _fixed(text: Text, ending: Ending) -> Hit:
    return text.hit(
        ending.span,
        f"'{ending.written} behind {ending.name} fits only some names",
        suggestion="put a filter that knows the ending, such as {{ person.first_name | genitive }}, or word it without",
    )


def _translated(view: View, text: Text) -> Iterator[Hit]:
    """Point at phrases that were thought in another language; one that lies in another, or opens the mail, is told once."""
    done = Spans()
    for table, severity in (("translated", None), ("leaning", Severity.INFO)):
        found = [one for one in said_here(view, text, "register", table) if not done.around(*one.span)]
        for one in found:
            if not _opens(view, one.span):
                message = f'"{text.said(one.span)}" was thought in English'
                yield text.hit(one.span, message, suggestion=one.reason, severity=severity)
        done = Spans(one.span for one in found)


def _opens(view: View, span: Span) -> bool:
    """Say whether *span* lies in what stock-opener (OPN301) points at."""
    stock = stock_phrase(view) if "OPN301" in view.judged else None
    return stock is not None and stock.span[0] < span[1] and span[0] < stock.span[1]
