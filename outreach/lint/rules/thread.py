"""FUP, ANS: whether it goes on from the mails before it."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.lint.document import Profile
from outreach.lint.record.questioning import left_open
from outreach.lint.record.repeating import second
from outreach.lint.rule import Hit, Severity, rule
from outreach.lint.view import View


@rule(
    "FUP131",
    "nothing-new",
    Severity.WARNING,
    profiles={Profile.FIRST: None, Profile.ANSWER: None},
    templates=False,
)
def nothing_new(view: View, *, words: int = 3) -> Iterator[Hit]:
    """A follow-up says nothing that the mails before it did not say.

    Its sentences are held against all earlier mails of the thread: one of six words or more that stood there nearly word
    for word is pointed at, and so is a phrase that only says that it is a follow-up ("just bumping this", "sadece
    hatırlatmak istedim"). Where beside these fewer than `words` telling words or figures are new (no fact, no post, no
    smaller ask), the whole mail adds nothing, and that is an error. Where the earlier mails are not known (a file) the
    rule is silent. Guilt and pressure are another rule's (TON112).

    Why: It reads as from a human (source A6), and a human has a reason to write again. Follow-ups are answered, but the
    first more than the later ones, and vendors' data say so of mail in general (association). That a bare reminder does
    worse than one with news nobody has measured; of 67 labelled English mails 2 of 51 good ones and 2 of 16 bad ones
    have such a phrase, so the phrase alone is a warning and no more.

    Change en: Hi Mert, just bumping this to the top of your inbox. Any thoughts?
    Change tr: Merhaba Mert, sadece hatırlatmak istedim. Dönüşünüzü bekliyorum.
    Keep en: Hi Mert, the trail shoes came in size 43. One photo instead of the film is fine too. Which one would you like?
    Keep tr: Merhaba Mert, patika ayakkabısının 43 numarası geldi. Film yerine tek fotoğraf da olur. Hangisini istersiniz?

    Options: `words` (3) is how many new words make a follow-up worth sending.
    """
    earlier = view.document.earlier
    if not earlier:
        return
    held = second(view, earlier)
    body = view.body
    if len(held.new) < words:
        place = held.bumps[0][0] if held.bumps else held.repeated[0] if held.repeated else view.first_sentence
        message = "adds nothing to the mails before it"
        suggestion = "add a fact, a post that is new, or a smaller ask, or leave it unsent"
        yield body.hit(place, message, suggestion=suggestion, severity=Severity.ERROR)
        return
    for span in held.repeated:
        yield body.hit(
            span,
            "stood in an earlier mail of this thread",
            suggestion="leave it out, or say what has changed",
        )
    for span, reason in held.bumps[:1]:
        yield body.hit(span, f'"{body.said(span)}" {reason}', suggestion="begin with what is new")


@rule(
    "ANS141",
    "question-left-open",
    Severity.ERROR,
    profiles={Profile.FIRST: None, Profile.FOLLOW_UP: None},
    templates=False,
)
def question_left_open(view: View) -> Iterator[Hit]:
    """An answer leaves a question of their last mail open.

    Their questions are read with and without a question mark; quoted mail does not count. A question about pay,
    deliverables, usage rights, exclusivity, dates, how and when the money comes, the product, shipping, the contract or
    the brief is answered where the mail says anything of that kind (pay: more than that money is no problem), and deferred where it says that you will come back to
    it ("I will come back to you on the usage rights on Monday", "kullanım haklarını pazartesi yazacağım"). One that stays
    open is an error. Of any other question a warning is given where no word of it and neither yes nor no stands in the
    answer. Where their mail is not known the rule is silent.

    Why: Precise, open communication decides everything (source A9), and pay, period and rights are what contracts lack
    (source B3). An answer that passes over a question costs another round or the whole deal; that is plain practice, and
    nobody has measured it here.

    Change en: Hi Mert, thank you for your kind words. We are glad that you like the shoes.
    Change tr: Merhaba Mert, güzel sözleriniz için teşekkür ederiz. Ayakkabıları sevdiğinize sevindik.
    Keep en: Hi Mert, we pay 400 EUR. I will come back to you on the usage rights on Monday.
    Keep tr: Merhaba Mert, ücret 12.000 TL. Kullanım haklarını pazartesi günü ayrıca yazacağım.
    """
    for question in left_open(view):
        asked = f'they asked "{question.said}"'
        about = f" about {question.topic}" if question.topic else ""
        message = (
            f"{asked}, and nothing is said{about}"
            if about
            else f"{asked}, and no word of the mail goes into it"
        )
        suggestion = "answer it, or say when you will"
        severity = None if question.topic else Severity.WARNING
        yield view.body.hit(view.first_sentence, message, suggestion=suggestion, severity=severity)
