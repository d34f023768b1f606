"""SUB201 and SUB202: whether there is a subject, and one that an inbox can show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach.lint.document import Profile
from outreach.lint.reading.texts import Text
from outreach.lint.rule import Hit, Severity, rule
from outreach.lint.view import View

#: `Re:`, `FW:`, `Ynt:`, and what stands for no subject at all. Anchored, and each turn ends with a sign that no blank is.
_PREFIXES = re.compile(r"\s*(?:(?:re|fwd?|fw|aw|wg|ynt|ilt)\s{0,3}:\s*)*")
_NONE = frozenset({"no subject", "none", "konusuz", "konu yok", "subject", "konu", "untitled"})
#: A title longer than this is most of a subject.
_TITLE = 40
_SIGNS = re.compile(r"[\W_]+")


@rule("SUB201", "subject-missing", Severity.ERROR, profiles={Profile.FOLLOW_UP: None, Profile.ANSWER: None})
def subject_missing(view: View) -> Iterator[Hit]:
    """A first mail has no subject: none, blanks, signs alone, "Re:" alone, or "(no subject)".

    A follow-up takes its subject from the thread, so there the rule is silent, and a template for one rightly has none.

    Why: The subject has one purpose, to get the mail opened (source A6). The one figure is that of a firm that owns
    much mail data: of its users' general mails without a subject 14 of 100 were answered, fewer than of those with three
    or four words (Boomerang, 40 million mails). That is association, and not about mail between strangers. That filters
    and people distrust a mail without a subject is common practice; nobody has measured it for influencers.

    Change en: Re:
    Change tr: Ynt:
    Keep en: About your night run
    Keep tr: Gece koşunuz üzerine
    """
    subject = view.subject.folded
    said = _SIGNS.sub(" ", subject[end_of_prefixes(subject) :]).strip()
    if not said or said in _NONE:
        message = (
            f'"{view.subject.shown.strip()}" is no subject' if subject.strip() else "there is no subject"
        )
        suggestion = "name what it is about in a few words, such as the post that you saw"
        yield view.subject.hit((0, len(subject)), message, suggestion=suggestion)


@rule(
    "SUB202", "subject-too-long", Severity.WARNING, profiles={Profile.FOLLOW_UP: None, Profile.ANSWER: None}
)
def subject_too_long(view: View, *, max: int = 60) -> Iterator[Hit]:  # noqa: A002 - options are named for who sets them
    """The subject has more than 60 characters.

    In a template only the words that stand fixed are counted, because nobody knows yet how long the rest will be; a
    subject with commands (`{% if %}`) is judged when it is rendered. A follow-up takes its subject from the thread.

    Why: The subject has one purpose, to get the mail opened (source A6). How long it should be is not known: firms that
    own much mail data contradict each other. In pitches to journalists subjects of 1 to 5 words were answered about
    twice as often as those of 10 to 15 (Propel, about 400,000 pitches a quarter); in mails that ask for links those of 36
    to 50 characters were answered more often than shorter ones (Backlinko with Pitchbox, 12 million mails, read in third
    hand). Both are association. So the limit is our house rule: no figure speaks for more than 60.

    Change en: We would like to talk with you about something that could be of interest
    Change tr: Sizinle konuşmak istediğimiz ve ilginizi çekebileceğini düşündüğümüz bir konu
    Keep en: About "What forty firings taught me"
    Keep tr: "Çark başında ilk günüm" üzerine

    Options: max, the most characters that a subject may have.
    """
    subject = view.subject
    if len(subject.shown) <= max or (subject.template and "{%" in subject.raw):
        return
    start, end = _stripped(subject)
    fixed = end - start - sum(blank.span[1] - blank.span[0] for blank in subject.blanks)
    if fixed > max:
        place = (start + max, end) if not subject.blanks else (start, end)
        long = any(len(value) > _TITLE and value in subject.shown for value in view.data)
        suggestion = f"cut {fixed - max} or more" + (
            f"; a template shortens a title by truncate({_TITLE})" if long else ""
        )
        yield subject.hit(place, f"{fixed} characters, {max} are enough", suggestion=suggestion)


def end_of_prefixes(folded: str) -> int:
    """Say where the words behind `Re:` and `Fwd:` begin in a folded subject."""
    found = _PREFIXES.match(folded)
    return found.end() if found else 0


def _stripped(text: Text) -> tuple[int, int]:
    """Give where the words begin and end."""
    shown = text.shown
    return len(shown) - len(shown.lstrip()), len(shown.rstrip())
