"""PER: whether it is written to this person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from outreach.lint.document import Kind, Profile
from outreach.lint.reading.phrasebook import phrasebooks
from outreach.lint.record.hinting import hints_at_post
from outreach.lint.record.naming import known_names, names_one
from outreach.lint.record.pointing import names_work
from outreach.lint.rule import Hit, Severity, rule
from outreach.lint.view import View
from outreach.posts import Post


@rule(
    "PER401",
    "no-specific-post",
    Severity.ERROR,
    profiles={Profile.FOLLOW_UP: Severity.INFO, Profile.ANSWER: None},
)
def no_specific_post(view: View) -> Iterator[Hit]:
    """Subject and body name no post of the recipient.

    Where posts are stored, one of them must be named: by its title, its address, two telling words of its title in one
    sentence, or its day written out. Where none is stored that is the error. Where nothing is known (a file, a
    template) the rule looks for a quoted phrase, a link to a post, a placeholder for one, or "your video about ...",
    "... hakkındaki paylaşımınız", and only warns; mail to somebody who is no influencer is left alone there. In a
    follow-up it is an info: the first mail has named one.

    Why: Personalisation is more than the name: mention a specific post (source A6). Two randomised experiments with a
    name in the mail disagree: one saw more opens and leads (60,000 mails), a replication years later saw no effect of
    the first name. A vendor reports a third more answers to mails with a personal body; third-hand, and association
    only. Nobody has measured a named post by itself, so this is a house rule.

    Change en: Hi Zoë, I love your content and your amazing videos. We make ovens.
    Change tr: Merhaba Ayşe, içeriklerinizi çok beğeniyoruz. Fırın üretiyoruz.
    Keep en: Hi Zoë, your video about sourdough at altitude is why we write. We make ovens.
    Keep tr: Merhaba Ayşe, seramik fırını hakkındaki paylaşımınız için yazıyoruz. Fırın üretiyoruz.
    """
    posts = view.document.posts
    found = names_one(view, posts) if posts is not None else _hinted(view)
    if not found and (posts is not None or view.document.kind is Kind.INFLUENCER):
        message, suggestion = _said_of(view)
        severity = None if posts is not None else Severity.WARNING
        yield view.body.hit(view.first_sentence, message, suggestion=suggestion, severity=severity)


@rule("PER403", "generic-praise", Severity.WARNING, profiles={Profile.ANSWER: None}, wording=True)
def generic_praise(view: View) -> Iterator[Hit]:
    """A sentence praises, and does not say what: "love your content", "profilinize bayıldık".

    Answers may thank and praise as they like. It is left alone where the same sentence names a work as no-specific-post (PER401) asks for it, or says of what kind
    it is ("your sourdough videos").

    Why: Personalisation is more than the name: mention a specific post (source A6). Recipients who publish the form
    letters that they got point at such sentences (their own words, not a figure); in general mail flattery was not
    answered more often than neutral words (Boomerang, 40 million mails: association). Nobody has measured it in mail to
    influencers, and the labelled mails at hand hold too little of it to tell (1 of 51 good ones, none of 16 bad ones).

    Change en: Hi Zoë, we love your amazing content. We make ovens.
    Change tr: Merhaba Ayşe, içeriklerinizi çok beğendik. Fırın üretiyoruz.
    Keep en: Hi Zoë, we love your video about sourdough at altitude. We make ovens.
    Keep tr: Merhaba Ayşe, seramik fırını hakkındaki videonuzu çok beğendik. Fırın üretiyoruz.
    """
    body = view.body
    done = 0
    for found in sorted(phrasebooks("praise", view.document.language)["praise"].each(body)):
        if found.span[0] < done or not body.ours(found.span[0]):
            continue
        sentence = body.sentence_at(found.span[0])
        done = sentence[1]
        if not names_work(view, body.part(*sentence)):
            yield body.hit(
                found.span, f'"{body.said(found.span)}" {found.reason}', suggestion=_say_what(view)
            )


def _say_what(view: View) -> str:
    """Word what to do instead, with the newest post where one is stored."""
    posts = view.document.posts
    return (
        f'say what in which work, such as "{_newest(posts)}"'
        if posts
        else "say what in which work, or leave it out"
    )


def _hinted(view: View) -> bool:
    return any(hints_at_post(text, known_names(view)) for text in view.texts)


def _said_of(view: View) -> tuple[str, str]:
    """Word the message and the suggestion."""
    posts, person, who = view.document.posts, view.document.person, view.called
    if posts is None:
        return "names no work of the recipient", "say which video, photo or text made you write"
    if not posts:
        handle = f"@{person.handle}" if person and person.handle else "@handle"
        return (
            f"no post of {who} is stored, so none can be named",
            f"outreach posts add {handle} URL --title ... --date ...",
        )
    return f"names no post of {who}", f'say what you saw in one, such as "{_newest(posts)}"'


def _newest(posts: Sequence[Post]) -> str:
    """Call the newest of *posts*, shortened."""
    title = max(posts, key=lambda post: post.published.toordinal() if post.published else 0).called
    return title if len(title) <= 60 else f"{title[:59]}…"
