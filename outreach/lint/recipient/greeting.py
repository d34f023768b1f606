"""A mail in; whom its first line greets out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from outreach.lint.reading.blanks import Stands
from outreach.lint.reading.keeping import once
from outreach.lint.reading.phrasebook import phrasebooks
from outreach.lint.reading.spans import Span
from outreach.lint.reading.vocabulary import GREETINGS, bag
from outreach.lint.record.naming import words_of
from outreach.lint.view import View
from outreach.text import Language, match_fold


class Greets(StrEnum):
    """Whom a greeting is for."""

    #: The recipient, by name, title or handle.
    READER = "reader"
    #: Nobody: the word stands alone.
    NOBODY = "nobody"
    #: Anybody of a trade, or a crowd.
    GROUP = "group"
    #: A name, or what looks like one, which is not the recipient's.
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Greeting:
    """A greeting, and whom it is for."""

    span: Span
    greets: Greets


#: To the first sign that ends a greeting; a placeholder, `Dr.` and the dots of a handle are inside. Nothing follows, so nothing is tried twice.
_LINE = re.compile(
    r"(?:\{\{[^{}\n]{0,200}\}\}|\[[^\[\]\n]{0,80}\]|\b(?:mr|mrs|ms|mx|dr|prof|sn)\.|\.(?=\w)|[^\s,!?.;:\u2013\u2014{\[]{1,40}|[{\[]|[^\S\r\n]{1,3}(?!-)){1,80}"
)
_WORD = re.compile(r"[^\W_]+")
#: What follows in the same line may hold the name: `Merhaba, sevgili Ayşe`.
_FOLLOWING = re.compile(r"[^\r\n.!?]{0,30}")
#: Words of a greeting that name nobody.
_SMALL = bag(
    "again once more there tekrar tekrardan yeniden bir kez daha cok gunler gunaydin aksamlar sabahlar calismalar haftalar hafta sonlari "
    "pazarlar morning afternoon evening day to from and the kolay gelsin ve de da hanim bey hanimefendi beyefendi"
)
#: Who greets with a word alone goes on with one of these: `Hi I saw`, `Merhaba ben Selin`. Ben is a name in English.
_GOES_ON = {
    Language.EN: bag("i we my our this just it as a thanks thank hope"),
    Language.TR: bag("ben biz bu bizler size sana sizi seni sizin umarim umariz"),
}
#: Endings of a name that is called: Ayşe'ciğim, Mertcim.
_CALLING = ("cigim", "cugum", "cim", "cum", "m", "im", "um", "abi", "abla", "hanim", "bey", "hoca")
_LONG = 6


@once
def greeting(view: View) -> Greeting | None:
    """Read the greeting with which the body begins; None where it begins without one."""
    if not view.opening:
        return None
    body, start = view.body, view.opening[0][0]
    line = _LINE.match(body.folded, start)
    if line is None:
        return None
    words = list(_WORD.finditer(body.folded, start, line.end()))[:_LONG]
    hello = any(word.group() in GREETINGS for word in words)
    following = _FOLLOWING.match(body.folded, line.end())
    end = following.end() if following else line.end()
    if hello and _names_reader(view, (start, end)):
        return Greeting((start, line.end()), Greets.READER)
    group = phrasebooks("greetings", view.document.language)["group"].find(body.part(start, line.end()))
    inside = group is not None and group.span[0] > 0 and words[0].group() not in GREETINGS
    if inside or not (hello or group):  # inside is `Sizin gibi değerli içerik üreticilerine`
        return None
    if group:
        return Greeting((start + group.span[0], start + group.span[1]), Greets.GROUP)
    return _other(words, view.document.language)


def _other(words: list[re.Match[str]], language: Language) -> Greeting:
    """Tell a bare greeting from one with a name that is not the recipient's."""
    said = [word.group() for word in words]
    last = max(place for place, word in enumerate(said) if word in GREETINGS)
    called = any(word not in GREETINGS and word not in _SMALL for word in said)
    goes_on = last == 0 and len(said) > 1 and said[1] in _GOES_ON[language]
    if goes_on or len(said) >= _LONG:
        return Greeting((words[0].start(), words[last].end()), Greets.NOBODY)
    return Greeting((words[0].start(), words[-1].end()), Greets.OTHER if called else Greets.NOBODY)


def _names_reader(view: View, span: Span) -> bool:
    text = view.body.part(*span)
    if text.has_blank(Stands.NAME, Stands.THEIRS):
        return True
    person = view.document.person
    if person is None:
        return False
    if person.handle and match_fold(person.handle) in text.folded:
        return True
    names = words_of(person.name, person.first_name)
    return any(_calls(word, name) for word in _WORD.findall(text.folded) for name in names)


def _calls(word: str, name: str) -> bool:
    return word == name or (word.startswith(name) and word[len(name) :] in _CALLING)
