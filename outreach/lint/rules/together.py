"""SWP, FRM: what a mail is beside those that go out with it."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.lint.document import Kind, Profile
from outreach.lint.reading.spans import Span
from outreach.lint.record.naming import names_one
from outreach.lint.record.pointing import names_work
from outreach.lint.rule import Hit, Severity, rule
from outreach.lint.together.swapping import Swap, swapped
from outreach.lint.view import View

_QUOTED = 60
#: Titles are long, and tell less than words that somebody wrote.
_DATA = 2
#: The share of a text, and of its first two sentences, that others have too: alike, and a copy.
_ALIKE, _COPIED = 0.6, 0.8
_LATER = {Profile.FOLLOW_UP: Severity.INFO, Profile.ANSWER: None}


@rule("SWP403", "swap-test", Severity.WARNING, profiles=_LATER, templates=False)
def swap_test(view: View, *, share: float = 0.1, most: float = _COPIED) -> Iterator[Hit]:
    """The mail would still read true if it were sent to somebody else in the batch.

    The words that are this person's are counted: what was inserted for nobody else, titles of their posts, words of
    their posts and of their row in the sheet that the other mails do not share, and all that no other mail of the batch
    says. The name does not count. Where they are less than `share` of subject and body (twice that where nothing is seen
    but the name and a title), and none of them stands in the first two sentences, the sentences at the beginning that
    fit anybody are pointed at. It is an error where the mail is a copy as well: `most` of its text or more, and the
    first two sentences, stand in the others too, and no post is named (FRM602 says how text is compared, and is silent
    where this rule speaks). A first sentence that names a post is taken as theirs: whether it says something true and
    worth reading of it, no program can weigh. Mails are compared within one campaign, language and step; a follow-up is
    left alone where the first mail of its thread names a post. Without a batch (a single file, a template) the rule is
    silent.

    Why: Personalisation is more than the name, and form letters get ignored (source A6). On the name alone two
    randomised experiments disagree: more opens and leads in one (Marketing Science, 60,000 mails), no effect of the
    first name in a replication years later. Of the size of a batch there is association only: in BuzzStream's data
    (31 million pitches to writers) 1.15% were answered where up to 50 were sent, and 0.37% from a thousand on; campaigns
    of a single template, which are mostly small ones, were answered most, 1.28%. So a template is no fault by itself.
    That a reader's own words in the opening win answers nobody has measured; that part is a house rule. The labelled
    mails at hand are no batch and say nothing of it.

    Change en: Hi Mert, we are a small workshop in Bristol. Our kilns are loved by makers everywhere. Would you show one for 400 EUR?
    Change tr: Merhaba Mert, Bursa'da küçük bir atölyeyiz. Fırınlarımızı ustalar çok seviyor. Birini 12.000 TL karşılığında gösterir misiniz?
    Keep en: Hi Mert, the shelf that cracked on your third night stayed with me. We make kilns. Would you show one for 400 EUR?
    Keep tr: Merhaba Mert, üçüncü gecenizde çatlayan raf aklımdan çıkmadı. Fırın üretiyoruz. Birini 12.000 TL karşılığında gösterir misiniz?

    Options: `share` (0.1) is the least share of the words, from 0 to 1; `most` (0.8) the share of the text from which on
    it is an error, and above 1 it never is.
    """
    swap = swapped(view) if view.batch else None
    if swap is None or swap.share >= (_DATA * share if swap.seen else share):
        return
    fitting = f"{len(swap.fitting)} of {len(swap.sentences)} sentences fit anybody in the batch"
    yield view.body.hit(
        _beginning(swap),
        f"{_theirs(swap, _whose(view.called))}; {fitting}",
        suggestion=_say_why(view),
        severity=Severity.ERROR if _is_copy(view, swap, most) else None,
    )


@rule("FRM602", "near-duplicate-in-batch", Severity.WARNING, profiles=_LATER, templates=False)
def near_duplicate(view: View, *, share: float = _ALIKE, most: float = _COPIED) -> Iterator[Hit]:
    """The mail shares most of its text with others of the batch and begins like them, though words of its own stand further down.

    Text is compared by threes of words. What was inserted, and what the campaign's brief says, is taken out first, for a
    template shares its offer with all who get it. In a batch of eight mails or more a three is shared when a fifth of the
    mails have it; in a smaller one each mail is held against each other. Where at least `share` of the text is shared, and
    the first two sentences hold nothing of the person and are shared as well, that is a warning. Where it is `most` or
    more and no post is named, it is an error. Mails are compared within one campaign, language and step; a follow-up is
    left alone where the first mail of its thread names a post. Where nothing, or next to nothing, is the person's, the swap
    test (SWP403) says so, and this rule does not say it again. Without a batch (a single file, a template) the rule is
    silent.

    Why: Standard form letters get ignored; even with a template each mail is customised (source A6). In BuzzStream's data
    (31 million pitches to writers) 1.15% were answered where up to 50 were sent, and 0.37% from a thousand on:
    association, and of the size of a batch, not of its text; campaigns of a single template, which are mostly small
    ones, were answered most, 1.28%. So what is shared behind an opening of their own is left alone. The two limits stand
    between what 560 made-up drafts showed: form letters share 0.89 to 0.92 of their threes, those with one clause of
    their own 0.79 to 0.83, mails written one by one none. The labelled mails at hand are no batch and say nothing of it.

    Change en: Hi Mert, we are a small workshop in Bristol. Our kilns are loved by makers everywhere. Would you show one for 400 EUR? Your cracked shelf made me laugh.
    Change tr: Merhaba Mert, Bursa'da küçük bir atölyeyiz. Fırınlarımızı ustalar çok seviyor. Birini 12.000 TL karşılığında gösterir misiniz? Çatlayan rafınıza güldüm.
    Keep en: Hi Mert, the shelf that cracked on your third night stayed with me. We make kilns. Would you show one for 400 EUR?
    Keep tr: Merhaba Mert, üçüncü gecenizde çatlayan raf aklımdan çıkmadı. Fırın üretiyoruz. Birini 12.000 TL karşılığında gösterir misiniz?

    Options: `share` (0.6) is the share of the text from which on it is a warning, `most` (0.8) an error.
    """
    swap = swapped(view) if view.batch else None
    if swap is None or "SWP403" in view.found or min(swap.shared, swap.opening_shared) < share:
        return
    message = f"{swap.shared:.0%} of its wording stands in other mails of this batch of {swap.batch}: {_listed(view, swap)}"
    yield view.body.hit(
        (swap.opening[0][0], swap.opening[-1][1]),
        message,
        suggestion=_say_why(view),
        severity=Severity.ERROR if _is_copy(view, swap, most) else None,
    )


def _is_copy(view: View, swap: Swap, most: float) -> bool:
    """Say whether it is a form letter to an influencer, with nothing of theirs in it."""
    return (
        swap.shared >= most
        and swap.opening_shared >= _ALIKE
        and view.document.kind is Kind.INFLUENCER
        and not _names_post(view)
    )


def _whose(called: str) -> str:
    return f"{called}'" if called.endswith("s") else f"{called}'s"


def _theirs(swap: Swap, whose: str) -> str:
    """Say how little of the mail is the person's."""
    told = f"{swap.theirs} of {swap.words} words"
    if not swap.theirs:
        return f"only {swap.seen} is {whose}" if swap.seen else f"nothing in it is {whose}"
    if swap.seen:
        return f"only {swap.seen} {'are' if ' and ' in swap.seen else 'is'} {whose}, {told}"
    return f"{told} are {whose}"


def _beginning(swap: Swap) -> Span:
    """Give the sentences with which it begins, as far as they fit anybody."""
    together = [one for one, other in zip(swap.sentences, swap.fitting, strict=False) if one == other]
    return together[0][0], together[-1][1]


def _listed(view: View, swap: Swap) -> str:
    """Quote the first of the sentences that are shared, and count the others."""
    first = view.body.said(swap.opening[0])
    quoted = first if len(first) <= _QUOTED else f"{first[: _QUOTED - 1].rstrip()}…"
    others = len(swap.fitting) - 1
    more = f" and {others} more sentence{'s' * (others > 1)}" if others else ""
    return f'"{quoted}"{more}'


def _names_post(view: View) -> bool:
    posts = view.document.posts
    return names_one(view, posts) if posts is not None else any(names_work(view, text) for text in view.texts)


def _say_why(view: View) -> str:
    return f"begin with what made you write to {view.called}"
