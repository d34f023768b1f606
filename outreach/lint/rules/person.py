"""PER: whether it is written to this person."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.lint.document import Document, Profile
from outreach.lint.hinting import hints_at_post
from outreach.lint.naming import known_names, names_one
from outreach.lint.rule import Hit, Severity, rule
from outreach.lint.view import View


@rule("PER401", "no-specific-post", Severity.ERROR, profiles={Profile.FOLLOW_UP: Severity.INFO})
def no_specific_post(view: View) -> Iterator[Hit]:
    """Subject and body name no post of the recipient.

    Where posts are stored, one of them must be named: by its title, its address, two telling words of its title in one
    sentence, or its day written out. Where none is stored that is the error. Where nothing is known (a file, a
    template) the rule looks for a quoted phrase, a link to a post, a placeholder for one, or "your video about ...",
    "... hakkındaki paylaşımınız", and only warns. In a follow-up it is an info: the first mail has named one.

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
    if not found:
        message, suggestion = _said_of(view.document)
        severity = Severity.WARNING if posts is None else None
        yield view.body.hit(view.first_sentence, message, suggestion=suggestion, severity=severity)


def _hinted(view: View) -> bool:
    return any(hints_at_post(text, known_names(view)) for text in view.texts)


def _said_of(document: Document) -> tuple[str, str]:
    """Word the message and the suggestion."""
    posts, person = document.posts, document.person
    who = person.called if person else "the recipient"
    if posts is None:
        return "names no work of the recipient", "say which video, photo or text made you write"
    if not posts:
        handle = f"@{person.handle}" if person and person.handle else "@handle"
        return (
            f"no post of {who} is stored, so none can be named",
            f"outreach posts add {handle} URL --title ... --date ...",
        )
    newest = max(posts, key=lambda post: post.published.toordinal() if post.published else 0)
    return f"names no post of {who}", f'say what you saw in one, such as "{_short(newest.called)}"'


def _short(title: str) -> str:
    return title if len(title) <= 60 else f"{title[:59]}…"
