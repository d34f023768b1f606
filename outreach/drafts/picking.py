"""The posts of one person in, the one to refer to out, with the reason in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from outreach.drafts.sensitive import speaks_of
from outreach.drafts.topics import topics_in
from outreach.posts.post import Post


@dataclass(frozen=True, slots=True)
class Pick:
    """The post to refer to, and why this one."""

    post: Post
    why: str
    #: Posts that would have done but for what their titles speak of, and what that is.
    passed_over: tuple[tuple[Post, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NoPick:
    """Why no post can be referred to."""

    why: str
    passed_over: tuple[tuple[Post, str], ...] = ()


def pick(posts: Sequence[Post], *, today: date, max_age_days: int, topics: Sequence[str]) -> Pick | NoPick:
    """Choose the post that a mail to its author may speak of (source A6).

    It is their own, still in its feed, dated at most *max_age_days* before *today* and not after it, has words, and its title (its text
    where it has none) does not speak of loss, illness or apology. Of several the one that touches most *topics*, then
    the newest.
    """
    oldest = today - timedelta(days=max_age_days)
    left = list(posts)
    for keeps, without in _sieves(oldest, today, max_age_days):
        kept = [post for post in left if keeps(post)]
        if not kept:
            return NoPick(without.format(count=_posts(len(left))) if left else "no post is known")
        left = kept
    judged = [(post, speaks_of(post.title or post.text)) for post in left]
    passed = tuple((post, about) for post, about in judged if about)
    gentle = [post for post, about in judged if not about]
    if not gentle:
        return NoPick(f"{_posts(len(left))} in {max_age_days} days, {_spoken(passed)}", passed)
    best = max(gentle, key=lambda post: _rank(post, topics))
    why = _why(best, len(gentle), topics, today=today, max_age_days=max_age_days)
    return Pick(best, f"{why}; passed over {_spoken(passed)}" if passed else why, passed)


def _sieves(oldest: date, today: date, max_age_days: int) -> tuple[tuple[Callable[[Post], bool], str], ...]:
    """List what a post must be, and what is said where none is."""
    return (
        (lambda post: not (post.repost or post.reply), "{count}, none their own: reposts and replies"),
        (lambda post: post.gone_at is None, "{count}, none that its feed still lists"),
        (lambda post: post.published is not None, "{count}, none with a date"),
        (lambda post: (post.published or today) <= today, "{count}, dated in the future"),
        (lambda post: (post.published or today) >= oldest, f"no post younger than {max_age_days} days"),
        (lambda post: post.named is not None, "{count}, none with words in its title or text"),
    )


def _rank(post: Post, topics: Sequence[str]) -> tuple[int, int, date, str]:
    """Order posts: topics touched, those in the title, the day; the address only so that the answer never changes."""
    title, text = post.title or "", post.text or ""
    assert post.published
    touched = len(topics_in(f"{title}\n{text}", topics))
    return touched, len(topics_in(title, topics)), post.published, post.canonical_url


def _why(post: Post, count: int, topics: Sequence[str], *, today: date, max_age_days: int) -> str:
    assert post.published
    about = topics_in(f"{post.title or ''}\n{post.text or ''}", topics)
    if about:
        return f"about {' and '.join(about)}, {_age((today - post.published).days)}"
    among = f"newest of {count}" if count > 1 else "the only one"
    return f"{among} in {max_age_days} days" + (f", none about {' or '.join(topics)}" if topics else "")


def _age(days: int) -> str:
    return {0: "of today", 1: "1 day old"}.get(days, f"{days} days old")


def _posts(count: int) -> str:
    return "1 post" if count == 1 else f"{count} posts"


def _spoken(passed: Sequence[tuple[Post, str]]) -> str:
    return ", ".join(f'"{post.called}" (speaks of {about})' for post, about in passed)
