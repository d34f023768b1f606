"""Mentions of the reader's work and the stored posts in; what the record denies out.

Compared are the kind of thing, the platform, the title in quotation marks and the day. What the record leaves open
denies nothing: a photo page may show a video, and of a post without a day no day is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from outreach.lint.reading.days import days
from outreach.lint.reading.spans import Span
from outreach.lint.reading.vocabulary import PLAIN
from outreach.lint.record.naming import akin, place_of_title, words_in
from outreach.lint.record.works import Mention, sorts
from outreach.lint.view import View
from outreach.posts import Post
from outreach.text import Language

_STORE = "name what is stored, or store what you saw: outreach posts add"
#: How far a title may stand from the words that speak of it.
_NEAR = 30
_QUOTE = r"[\"«][^\"«»\n]{1,160}[\"»]"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What a mail says and the record denies."""

    span: Span
    message: str
    suggestion: str


def contradictions(view: View, found: Sequence[Mention], said_on: date | None) -> Iterator[Contradiction]:
    """Yield what the record denies, at most one for each mention; *said_on* is the day of the mail's words."""
    posts = view.document.posts or ()
    for mention in found:
        meant = _meant(view, mention, posts)
        wrong = (
            _wrong_sort(view, mention, meant, posts)
            or _wrong_platform(view, mention, meant, posts)
            or _wrong_title(view, mention, posts)
            or _wrong_day(view, mention, meant or posts, said_on)
        )
        if wrong:
            yield wrong


def of_day(day: date) -> str:
    """Write a day for the sender: 3 March."""
    return f"{day.day} {day:%B}"


def _meant(view: View, mention: Mention, posts: Sequence[Post]) -> list[Post]:
    """List the posts whose title stands beside the mention."""
    (start, end), body = mention.span, view.body.folded
    titles = ((post, place_of_title(post, body)) for post in posts)
    return [post for post, title in titles if title and start - _NEAR <= title[1] and title[0] <= end + _NEAR]


def _wrong_sort(
    view: View, mention: Mention, meant: Sequence[Post], posts: Sequence[Post]
) -> Contradiction | None:
    candidates = meant or posts
    if mention.sort is None or not candidates or any(mention.sort in sorts(post) for post in candidates):
        return None
    said = view.body.said(mention.span)
    if meant:
        is_ = _as_sort(meant[0])
        return Contradiction(
            mention.span, f'"{said}": "{meant[0].called}" is stored as {is_}', f"call it {is_}"
        )
    newest = posts[0]
    day = f" of {of_day(newest.published)}" if newest.published else ""
    message = f'"{said}": no {mention.sort} is stored, the newest post{day} is {_as_sort(newest)}'
    return Contradiction(mention.span, message, _STORE)


def _as_sort(post: Post) -> str:
    named = " or ".join(sorted(sorts(post)))
    return f"an {named}" if named.startswith("e") else f"a {named}"


def _wrong_platform(
    view: View, mention: Mention, meant: Sequence[Post], posts: Sequence[Post]
) -> Contradiction | None:
    """Compare the platform that is said of a named post, unless one like it is stored from there too."""
    said, known = mention.platform, {post.platform for post in meant}
    if said is None or not meant or None in known or said in known:
        return None
    if any(post.platform == said and _alike(post, meant[0]) for post in posts):
        return None
    where = meant[0].platform
    message = f'"{view.body.said(mention.span)}": "{meant[0].called}" is stored from {where}'
    return Contradiction(mention.span, message, f"say {where}, or leave it out")


def _alike(post: Post, other: Post) -> bool:
    return bool(set(words_in(post.called)) & set(words_in(other.called)) - PLAIN)


_TITLED = {
    Language.EN: re.compile(rf"[ ,:]{{0,3}}(?:(?:called|titled|entitled|named) )?({_QUOTE})"),
    Language.TR: re.compile(rf"({_QUOTE})[ ,]{{0,2}}(?:(?:adli|isimli|baslikli) )?(?:[^\W_]{{2,12}} )?\Z"),
}


def _wrong_title(view: View, mention: Mention, posts: Sequence[Post]) -> Contradiction | None:
    """Find a title in quotation marks beside the mention that no stored post bears, not even in part."""
    folded, pattern = view.body.folded, _TITLED[view.document.language]
    if view.document.language is Language.EN:
        found, at = pattern.match(folded, mention.span[1]), 0
    else:
        at = max(0, mention.noun - 200)
        found = pattern.search(folded[at : mention.noun])
    if found is None or not posts or any(_may_bear(found[1], post) for post in posts):
        return None
    span = at + found.start(1), at + found.end(1)
    message = f"no stored post of {view.called} bears the title {view.body.said(span)}"
    return Contradiction(span, message, "write its title as it stands, or store it: outreach posts add")


def _may_bear(said: str, post: Post) -> bool:
    """Say whether a quoted title has a telling word in common with a post, or the post has no words to compare."""
    every = words_in(said)
    words = [word for word in every if word not in PLAIN and len(word) > 2] or every
    known = words_in(f"{post.title or ''} {post.text or ''}")
    return not known or any(word == one or akin(word, one) for word in words for one in known)


_MADE_EN = (
    r"(?:(?:that )?(?:you )?(?:posted|published|uploaded|shared|released)(?: on)?|of|from|dated)(?: the)?"
)
_MADE_TR = r"(?:paylas|yayinla|yayimla|cek|yaz|yukle)[^\W_]{2,12}"
#: The words between a mention and its day, a title left out; and behind a day in Turkish, where it stands before.
_JOINS = re.compile(rf"[ ,]{{0,2}}(?:{_QUOTE})?[ ,]{{0,2}}{_MADE_EN} ")
_BEHIND = re.compile(rf"(?:'?[dt][ae]ki| tarihli|(?:'?[dt][ae])? {_MADE_TR})\b")
#: How many days ago at most, by what is said: more than the words tell, for zones and for mails that leave late.
_AGO = {
    Language.EN: (
        ("yesterday", 4),
        ("this morning", 2),
        ("this week", 11),
        ("last week", 18),
        ("last month", 75),
    ),
    Language.TR: (("dun", 4), ("bu sabah", 2), ("bu hafta", 11), ("gecen hafta", 18), ("gecen ay", 75)),
}
_WHEN_EN = re.compile(
    rf"[ ,]{{0,2}}(?:{_QUOTE})?[ ,]{{0,2}}(?:{_MADE_EN} )?(yesterday|this morning|this week|last week|last month)\b"
)
_WHEN_TR = re.compile(rf"\b(dun|bu sabah|bu hafta|gecen hafta|gecen ay)(?:k[iu] | {_MADE_TR} )")


def _wrong_day(
    view: View, mention: Mention, posts: Sequence[Post], said_on: date | None
) -> Contradiction | None:
    """Compare the day or the week that is said of a post with those of the posts that may be meant."""
    dated = [post.published for post in posts if post.published]
    if not dated or len(dated) < len(posts):
        return None
    if day := _day_said(view, mention, dated):
        return _not_then(view, day, dated)
    when = _when_said(view, mention) if said_on else None
    if when is None or said_on is None:
        return None
    words = " ".join(view.body.folded[slice(*when)].split())
    ago = next(days_ for said, days_ in _AGO[view.document.language] if said == words)
    return None if any((said_on - day).days <= ago for day in dated) else _not_then(view, when, dated)


def _day_said(view: View, mention: Mention, dated: Sequence[date]) -> Span | None:
    """Find the day that is said of a mention, where none of the posts is of it."""
    start, end = _around(view, mention)
    folded = view.body.folded
    for day in days(view.body.part(start, end), view.document.language):
        span = start + day.span[0], start + day.span[1]
        english = view.document.language is Language.EN
        joined = _JOINS.fullmatch(folded, mention.span[1], span[0]) if english else _joined(folded, span)
        if joined and not any(day.is_(one) for one in dated):
            return span
    return None


def _joined(folded: str, span: Span) -> bool:
    """Say whether a day in Turkish belongs to what follows: `12 Mart'taki`, `12 Mart tarihli`."""
    return (
        re.search(r"[dt][ae]ki\Z", folded[slice(*span)]) is not None
        or _BEHIND.match(folded, span[1]) is not None
    )


def _when_said(view: View, mention: Mention) -> Span | None:
    folded = view.body.folded
    if view.document.language is Language.EN:
        found = _WHEN_EN.match(folded, mention.span[1])
    else:
        found = _WHEN_TR.search(folded, mention.span[0], mention.noun)
    return found.span(1) if found else None


def _around(view: View, mention: Mention) -> Span:
    """Give where the day of a mention may stand: behind it in English, before it in Turkish."""
    start, end = mention.span
    if view.document.language is Language.TR:
        return start, mention.noun
    return end, min(len(view.body.folded), end + 200)


def _not_then(view: View, span: Span, dated: Sequence[date]) -> Contradiction:
    newest = of_day(max(dated))
    told = (
        f"that post is of {newest}"
        if len(dated) == 1
        else f"the newest post is of {newest}, and none is of then"
    )
    return Contradiction(
        span, f'"{view.body.said(span)}": {told}', "write the day that is stored, or leave it out"
    )
