"""PST, AGE: whether what it leans on still holds today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from outreach.lint.document import Profile
from outreach.lint.reading.spans import Span
from outreach.lint.reading.texts import Text
from outreach.lint.reading.vocabulary import bag
from outreach.lint.record.aging import aged
from outreach.lint.record.contradicting import of_day
from outreach.lint.record.grieving import grieves
from outreach.lint.record.naming import named_posts
from outreach.lint.record.works import Mention, mentions, sorts
from outreach.lint.rule import Hit, Severity, rule
from outreach.lint.view import View
from outreach.posts import Post
from outreach.text import Language, match_fold

_LATEST = {Language.EN: bag("latest newest last recent"), Language.TR: bag("son")}
_WAIT = "wait, or write something of your own; say nothing of it in the mail"


@rule("PST407", "stale-reference", Severity.ERROR, templates=False)
def stale_reference(view: View, *, newest: int = 3, days: int = 30) -> Iterator[Hit]:
    """What the mail leans on is old, gone, or no longer the newest, or its writer has just told of a loss, an illness or an apology.

    Gone is a named post that its feed lists no more, though it lists older ones: a warning, for it may stand elsewhere; `outreach posts add` says that it does. Old is a named post of more than `posts.max_age_days` days, in a first mail where no younger one is named. No longer
    the newest is a post that the mail calls "latest", "last", "son", when a later one of such a kind is stored. Loss,
    illness and apology are looked for in the newest posts, in both languages, by phrases about the writer's own life:
    "RIP jeans", "kayıp eşya" and "bu diziye hastayım" are left alone. The finding is for the sender alone, and nothing of
    it belongs into a mail.

    Why: Mention a specific post (source A6): one that the reader has forgotten, or that is not the last, shows that
    nobody looked. An offer in a week of mourning is remembered for long. How much an old post costs nobody has measured;
    the number of days is a house rule. These are facts of the record: the labelled mails at hand have none.

    Change en: Hi Mert, your latest video about shoes made us laugh.
    Change tr: Merhaba Mert, ayakkabı hakkındaki son videonuz bizi güldürdü.
    Keep en: Hi Mert, your video about shoes made us laugh.
    Keep tr: Merhaba Mert, ayakkabı hakkındaki videonuz bizi güldürdü.

    Options: `newest` posts (3) of the last `days` days (30) are read for loss, illness and apology.
    """
    document = view.document
    if not document.posts:
        return
    own = [post for post in document.posts if not (post.repost or post.reply)]
    dated = sorted((post for post in own if _there(post, document.today)), key=_day, reverse=True)
    yield from _grief(view, dated[:newest], days)
    yield from _overtaken(view, dated)
    yield from _old(view)
    yield from _gone(view)


def _there(post: Post, today: date | None) -> bool:
    """Say whether a post was out on the day of the verdict."""
    return post.published is not None and (today is None or post.published <= today)


def _day(post: Post) -> date:
    return post.published or date.min


def _grief(view: View, newest: Sequence[Post], days: int) -> Iterator[Hit]:
    today = view.document.today
    for post in newest:
        told = None if today and _day(post) < today - timedelta(days=days) else grieves(post)
        if told:
            message = f'their post of {of_day(_day(post))}, "{_short(post)}", tells of {told}'
            yield view.body.hit(view.first_sentence, message, suggestion=_WAIT)
            return


def _overtaken(view: View, dated: Sequence[Post]) -> Iterator[Hit]:
    """Find a post that is called the latest, and is not."""
    body, language = view.body, view.document.language
    if len(dated) < 2 or _LATEST[language].isdisjoint(body.vocabulary):
        return
    for mention in mentions(body, language):
        if _LATEST[language].isdisjoint(mention.words) or not body.ours(mention.span[0]):
            continue
        meant = _meant(view, mention)
        later = _later(mention, meant, dated)
        if meant and later:
            message = f'"{body.said(mention.span)}": "{_short(later)}" of {of_day(_day(later))} is newer'
            yield body.hit(mention.span, message, suggestion="name the newer one, or leave the word out")
            return


def _meant(view: View, mention: Mention) -> list[Post]:
    """List the dated posts that the sentence of a mention names; that for which the draft was written where it names none."""
    sentence = view.body.sentence_at(mention.span[0])
    named = named_posts(view)
    inside = [post for post in named if _inside(view, post, sentence)] or list(named)
    written_for = view.document.post
    if not inside and written_for:
        inside = [written_for]
    return [post for post in inside if post.published]


def _inside(view: View, post: Post, sentence: Span) -> bool:
    return match_fold(post.title or "\0") in view.body.folded[slice(*sentence)]


def _later(mention: Mention, meant: Sequence[Post], dated: Sequence[Post]) -> Post | None:
    """Find a newer post of the kind and platform that are meant; none on the same day."""
    if not meant:
        return None
    last, platforms = max(map(_day, meant)), {post.platform for post in meant}
    return next(
        (
            post
            for post in dated
            if _day(post) > last
            and (mention.platform or post.platform) == post.platform
            and (mention.sort is not None or post.platform in platforms)
            and (
                mention.sort is None
                or sorts(post) == {mention.sort}
                or (post.platform in platforms and mention.sort in sorts(post))
            )
        ),
        None,
    )


def _old(view: View) -> Iterator[Hit]:
    """Find that all posts that a first mail names are older than the limit."""
    document = view.document
    if document.post_days is None or document.today is None or document.profile is not Profile.FIRST:
        return
    oldest = document.today - timedelta(days=document.post_days)
    if all(_day(post) >= oldest for post in document.posts or () if post.published):
        return
    named = named_posts(view)
    if named and all(post.published and post.published < oldest for post in named):
        youngest = max(named, key=_day)
        age = (document.today - _day(youngest)).days
        message = f'"{_short(youngest)}" is {age} days old, {document.post_days} are the limit'
        yield view.body.hit(_place(view, youngest), message, suggestion="name something newer")


def _gone(view: View) -> Iterator[Hit]:
    """Find posts that the mail names and that their feed lists no more."""
    if not any(post.gone_at for post in view.document.posts or ()):
        return
    for post in named_posts(view):
        if post.gone_at:
            message = f'"{_short(post)}" is in their feed no more, since {of_day(post.gone_at.date())}'
            suggestion = "open it: name something else where it is gone, store it yourself where it stands: outreach posts add"
            yield view.body.hit(_place(view, post), message, suggestion=suggestion, severity=Severity.WARNING)


def _place(view: View, post: Post) -> Span:
    """Find the title in the body; the first sentence where it does not stand there."""
    title = match_fold(post.title or "")
    place = view.body.folded.find(title) if title else -1
    return (place, place + len(title)) if place >= 0 else view.first_sentence


def _short(post: Post) -> str:
    return post.called if len(post.called) <= 60 else f"{post.called[:59]}…"


@rule("AGE161", "untrue-since-written", Severity.ERROR, templates=False)
def untrue_since_written(view: View) -> Iterator[Hit]:
    """The mail has become untrue since it was written: a day that lay ahead is over, or "yesterday" is another day now.

    Compared are the day on which the draft was written and the one on which it is judged. "Today", "tomorrow", "dün" hold
    on one day; "this week", "geçen hafta" in one week; "this month", "bu ay" in one month; "by Friday" until that Friday.
    In a question they are a warning, for the reader may take them from the day of reading. Named days that lay ahead
    ("by 3 March", "20 Şubat'a kadar") must not be over; the day of a post may lie as far back as it likes, and so may the
    first day of a time that goes on. A campaign that has ended asks for nothing any more. Titles and quoted words are
    left alone, and where the days are not known (a file) the rule is silent.

    Why: Set clear expectations, realistic dates and periods (source A9). A draft may lie for days between writing, approval
    and the hour at which it leaves, and nobody reads it again. That is arithmetic, not evidence; how often it happens was
    not measured.

    Change en: Hi Mert, your run yesterday made us laugh. The shoes leave us tomorrow.
    Change tr: Merhaba Mert, dünkü koşunuz bizi güldürdü. Ayakkabılar yarın yola çıkıyor.
    Keep en: Hi Mert, your run made us laugh. The shoes leave us the day after you answer.
    Keep tr: Merhaba Mert, koşunuz bizi güldürdü. Ayakkabılar cevabınızdan bir gün sonra yola çıkar.
    """
    document = view.document
    if document.today is None:
        return
    for text in view.texts:
        for one in aged(view, text):
            if text.ours(one.span[0]) and not _of_theirs(view, text, one.span):
                severity = None if one.sure else Severity.WARNING
                suggestion = "write the day itself, or words that stay true"
                yield text.hit(
                    one.span,
                    f'"{text.said(one.span)}": {one.because}',
                    suggestion=suggestion,
                    severity=severity,
                )
    ends = document.campaign.ends if document.campaign else None
    if ends and ends < document.today and document.profile is not Profile.ANSWER:
        message = f"the campaign ended on {of_day(ends)}"
        yield view.body.hit(
            view.first_sentence, message, suggestion="move its end, or write to nobody any more"
        )


def _of_theirs(view: View, text: Text, span: Span) -> bool:
    """Say whether words belong to a title, a name or a cell of the sheet that stands in the text."""
    document = view.document
    person = document.person
    theirs = [post.title for post in document.posts or ()]
    theirs += [person.name, *person.fields.values()] if person else []
    for value in filter(None, theirs):
        folded = match_fold(value)
        place = text.folded.find(folded)
        if 0 <= place <= span[0] and span[1] <= place + len(folded):
            return True
    return False
