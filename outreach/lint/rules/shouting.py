"""SUB203: whether the subject is said or shouted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from outreach.lint.document import Profile
from outreach.lint.reading.phrasebook import phrasebooks
from outreach.lint.reading.spans import Span
from outreach.lint.reading.texts import Text
from outreach.lint.record.naming import words_of
from outreach.lint.rule import Fix, Hit, Severity, rule
from outreach.lint.view import View
from outreach.text import Language, match_fold, turkish_lower

#: Signs that repeat.
_REPEATED = re.compile(r"[!?]{2,}")
#: One that ends something; not the one inside `Yahoo!` or an address, which goes on.
_MARK = re.compile(r"!(?![\w=])")
_WORD = re.compile(r"[^\W\d_]+")
_LONG = 4
#: A picture with what belongs to it; a flag is two signs.
_ONE = r"[\U0001f300-\U0001faff\u2600-\u27bf][\ufe0f\U0001f3fb-\U0001f3ff]{0,2}"
_EMOJI = re.compile(rf"[\U0001f1e6-\U0001f1ff]{{2}}|{_ONE}(?:\u200d{_ONE}){{0,4}}")


@rule(
    "SUB203", "subject-shouting", Severity.WARNING, profiles={Profile.FOLLOW_UP: None, Profile.ANSWER: None}
)
def subject_shouting(view: View) -> Iterator[Hit]:
    """The subject of a first mail shouts: words in capitals, signs that repeat (`!!`, `?!`), several exclamation marks or emoji.

    Capitals are three words side by side, a whole subject of two, or one word that is never written so ("FREE", "SON");
    an abbreviation or the name of a brand may stand. Words that came from data ("[VLOG] Kapadokya" is a title), quoted words, names and your own brand are left
    alone. One sign in the place of many is a safe fix; capitals are a fix that a person should look at, because of brands
    and of the Turkish İ and I. Two emoji are an info.

    Why: Shouting is how mass mail looks, and nothing is won by it: in 67 labelled English mails words in capitals stand in
    4 of 100 good ones and 19 of 100 bad ones, two exclamation marks in 2 and 25 (subject and body together; they are few);
    of their subjects this rule flags none.
    Emoji made no difference in pitches to journalists (Propel, 2.88 against 3.05 of 100 answered: association), so one
    is left alone and several are a matter of taste. That filters punish capitals is folklore; we have not seen it measured.

    Change en: URGENT: your kiln video!!
    Change tr: ACİL: fırın videonuz!!
    Keep en: About "[VLOG] Lisbon", and a kiln
    Keep tr: "[VLOG] Kapadokya" ve bir fırın
    """
    subject = view.subject
    yield from _signs(subject, view)
    for span in _capitals(subject, view):
        said = subject.shown[slice(*span)]
        fix = Fix(*span, _lowered(said, view.document.language), safe=False)
        yield subject.hit(span, f'"{subject.said(span)}" shouts', suggestion="write it small", fix=fix)
    shown = "" if subject.shown.isascii() else subject.shown
    emoji = [found.span() for found in _EMOJI.finditer(shown) if view.chosen(subject, found.span())]
    if len(emoji) > 1:
        message = f"{len(emoji)} emoji in one subject"
        yield subject.hit(emoji[1], message, suggestion="one is plenty", severity=Severity.INFO)


def _signs(subject: Text, view: View) -> Iterator[Hit]:
    shown = subject.shown
    if "!" not in shown and "??" not in shown:
        return
    marks = [found for found in _MARK.finditer(shown) if view.chosen(subject, found.span())]
    runs = [found for found in _REPEATED.finditer(shown) if view.chosen(subject, found.span())]
    for run in runs:
        one = "?" if "?" in run.group() else "!"
        fix = Fix(*run.span(), one)
        yield subject.hit(run.span(), f'"{run.group()}" shouts', suggestion=f'write one "{one}"', fix=fix)
    if len(marks) > 1 and not runs:
        message = f"{len(marks)} exclamation marks in one subject"
        yield subject.hit(marks[1].span(), message, suggestion="leave one, or none")


def _capitals(subject: Text, view: View) -> Iterator[Span]:
    """Yield the stretches of words in capitals."""
    if sum(map(str.isupper, subject.shown)) < 3:
        return
    shouted = phrasebooks("subjects", view.document.language)["shouted"]
    known = _known(view)
    said = list(_WORD.finditer(subject.shown))
    for loud, group in groupby(said, lambda word: _loud(word, known) and view.chosen(subject, word.span())):
        words = list(group)
        whole = words[0].start(), words[-1].end()
        many = len(words) > 2 or len(words) == len(said) > 1
        if (
            loud
            and (
                (many and any(len(word.group()) >= _LONG for word in words))
                or shouted.holds(subject.part(*whole))
            )
            and not _of_a_title(subject.shown[slice(*whole)], view)
        ):
            yield whole


def _of_a_title(said: str, view: View) -> bool:
    """Say whether *said* is part of a title, stored or quoted in the body: `Your WET SOCKS` may leave out its `[LOG 12]`."""
    if any(said in (post.title or "") for post in view.document.posts or ()):
        return True
    place = view.body.shown.find(said)
    return place >= 0 and view.body.quoted.around(place, place + len(said)) is not None


def _loud(word: re.Match[str], known: frozenset[str]) -> bool:
    said = word.group()
    return len(said) > 1 and said.isupper() and match_fold(said) not in known


def _known(view: View) -> frozenset[str]:
    """Collect the words of names that are known: the recipient's and your brand's."""
    person, campaign = view.document.person, view.document.campaign
    names = (person.name, person.first_name, person.handle) if person else ()
    return words_of(*names, campaign.brand if campaign else None)


def _lowered(said: str, language: Language) -> str:
    """Write *said* with its first letter alone in capitals."""
    return said[:1] + (turkish_lower(said[1:]) if language is Language.TR else said[1:].lower())
