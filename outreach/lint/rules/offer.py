"""OFR: whether it says what is on the table, and what for."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.lint.document import Kind, Profile
from outreach.lint.offer.expecting import is_vague, says_ask, says_goal
from outreach.lint.offer.offering import (
    as_known,
    asks_for_work,
    brief_line,
    gives_something,
    known,
    offers_work,
    says_pay,
)
from outreach.lint.rule import Hit, Severity, rule
from outreach.lint.view import View


@rule(
    "OFR801",
    "goal-unclear",
    Severity.ERROR,
    kinds=(Kind.INFLUENCER,),
    profiles={Profile.FOLLOW_UP: None, Profile.ANSWER: None},
)
def goal_unclear(view: View) -> Iterator[Hit]:
    """A first mail says neither what we want to achieve nor what the reader would do for it.

    "We want to fill our spring workshops", a launch, people to be reached, a question that we want answered: each will
    do, and so does the goal of the brief, word for word. A mail that names only the work ("would you film a run in our
    shoes?") says half of it: that is left alone, except where the brief has a goal that the mail keeps to itself; then it
    is an info that quotes the goal. Where the mail asks to collaborate, to partner or to work together and says no more,
    it is an error if the person or the campaign is known, else a warning. A mail without any of these words is left
    alone, or an info where the brief has a goal. Files of which nothing is known and that do not read like an offer,
    campaigns whose purpose is advertising, and later mails are left alone.

    Why: What do you want to achieve with this influencer is the first of three answers that a mail owes (source A6). It is
    a house rule: nobody has measured it. Of 67 labelled English mails it finds none worth a warning, good or bad; most of
    them sell to firms. Of 11 English and 11 Turkish ones without a label it warns of 4 and of 7: all say that they want
    to work together, and no more.

    Change en: Hi Zoë, your sourdough episode is why I write. We'd love to collaborate with you. Interested?
    Change tr: Merhaba Ayşe, ekmek videonuz için yazıyorum. Sizinle iş birliği yapmak istiyoruz, ne dersiniz?
    Keep en: Hi Zoë, your sourdough episode is why I write. We want to reach people who have never baked. Interested?
    Keep tr: Merhaba Ayşe, ekmek videonuz için yazıyorum. Amacımız hiç ekmek yapmamış kişilere ulaşmak, ne dersiniz?
    """
    goal = brief_line(view, "goal")
    if not _may_judge(view) or not (goal or is_vague(view)) or says_goal(view):
        return
    if not says_ask(view):
        message = "does not say what you want to achieve with them"
        severity = as_known(view) if is_vague(view) else Severity.INFO
    elif goal:
        message, severity = "says what you ask for, not what it is for", Severity.INFO
    else:
        return
    suggestion = (
        f'the brief says: "{goal}"'
        if goal
        else "say it in one sentence: whom you want to reach, or what is to happen"
    )
    yield view.body.hit(view.first_sentence, message, suggestion=suggestion, severity=severity)


def _may_judge(view: View) -> bool:
    """Say whether the mail is known to offer work, or reads like it."""
    return asks_for_work(view) and (known(view) or offers_work(view))


@rule(
    "OFR802",
    "benefit-missing",
    Severity.ERROR,
    kinds=(Kind.INFLUENCER,),
    profiles={Profile.FOLLOW_UP: None, Profile.ANSWER: None},
)
def benefit_missing(view: View) -> Iterator[Hit]:
    """A first mail holds nothing for the reader: no pay, nothing to keep, nothing for their audience, no freedom.

    That there is no pay ("unpaid", "bütçemiz yok") is not something for them. It is an error where the person or the
    campaign is known, and a warning in a file that reads like an offer to work together; other files of which nothing is
    known, advertising and later mails are left alone. Where it speaks, OFR803 does not say again that there is no pay.

    Why: What is in it for them is the second of three answers that a mail owes (source A6), and they do not have to
    promote you (source A8). A house rule: nobody has measured it. Recipients complain of favours
    asked for nothing (their own words, not a figure). Of 67 labelled English mails, most of which sell to firms, it warns
    of 3 of the 51 good ones and of no bad one: give such mail the kind other, for which the rule is silent.

    Change en: Hi Zoë, your sourdough episode is why I write. Would you make a video about our ovens?
    Change tr: Merhaba Ayşe, ekmek videonuz için yazıyorum. Fırınımız hakkında bir video çeker misiniz?
    Keep en: Hi Zoë, your sourdough episode is why I write. Your viewers get 20% off. Would you make a video?
    Keep tr: Merhaba Ayşe, ekmek videonuz için yazıyorum. İzleyicilerinize %20 indirim var. Bir video çeker misiniz?
    """
    if not _may_judge(view) or any(gives_something(view, text) for text in reversed(view.texts)):
        return
    silent = not _says_pay(view)  # "unpaid" holds nothing for them either, and says so
    lines = ("compensation", "benefit") if silent else ("benefit",)
    told = " and ".join(f'"{line}"' for name in lines if (line := brief_line(view, name)))
    suggestion = (
        f"the brief says: {told}" if told else _SAY_PAY if silent else "say what they or their audience get"
    )
    message = f"holds nothing for {view.called}{', no pay and nothing else' if silent else ''}"
    yield view.body.hit(view.first_sentence, message, suggestion=suggestion, severity=as_known(view))


_SAY_PAY = "say the sum, the product or the share, or ask for their price"


def _says_pay(view: View) -> bool:
    return any(says_pay(view, text) for text in reversed(view.texts))


@rule(
    "OFR803",
    "compensation-missing",
    Severity.ERROR,
    kinds=(Kind.INFLUENCER,),
    profiles={Profile.FOLLOW_UP: None, Profile.ANSWER: None},
)
def compensation_missing(view: View) -> Iterator[Hit]:
    """A first mail does not say how the reader is paid.

    A sum with its currency, a fee, a share, a product that stays with them, a plain "unpaid", or a question for their
    price: each will do. It is an error where the person or the campaign is known. Of a file nobody knows what it is:
    where it reads like an offer to work together (creators, a post, your followers, "iş birliği") or is a template of
    ours, it is a warning, else an info. Campaigns whose purpose is advertising offer no work, and follow-ups come after
    the mail that said it: there the rule is silent. Where a mail holds nothing at all for the reader, OFR802 says so for both.

    Why: Answer how you will compensate them (source A6); some accept a free product, many expect payment (source A8).
    Recipients complain of mails that hide it (their own words, not a figure). Nobody has measured what saying it in the
    first mail does, so this is a house rule.

    Change en: Hi Zoë, your sourdough episode is why I write. Would you make a video? Your viewers get 20% off our ovens.
    Change tr: Merhaba Ayşe, ekmek videonuz için yazıyorum. Bir video çeker misiniz? İzleyicilerinize fırında %20 indirim var.
    Keep en: Hi Zoë, your sourdough episode is why I write. You keep the oven. Would you make a video about it?
    Keep tr: Merhaba Ayşe, ekmek videonuz için yazıyorum. Fırın sizde kalır. Hakkında bir video çeker misiniz?
    """
    if "OFR802" in view.found or not asks_for_work(view) or _says_pay(view):
        return
    who = f"{view.called} is" if view.document.person else "they are"
    suggestion = _SAY_PAY
    if not known(view) and not offers_work(view):
        suggestion = "right where you ask for no work; else say the sum, the product or the share"
    message = f"does not say how {who} paid"
    yield view.body.hit(view.first_sentence, message, suggestion=suggestion, severity=as_known(view))
