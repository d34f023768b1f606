"""OPN: whether it begins with the reader."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.lint.document import Profile
from outreach.lint.offer.offering import says_benefit
from outreach.lint.reading.phrasebook import Found, phrasebooks
from outreach.lint.reading.texts import Text
from outreach.lint.reading.tracing import gap_in_greeting
from outreach.lint.reading.vocabulary import bag
from outreach.lint.recipient.greeting import Greets, greeting
from outreach.lint.recipient.misnaming import called_otherwise
from outreach.lint.record.naming import words_of
from outreach.lint.record.pointing import names_title, speaks_of_reader
from outreach.lint.rule import Hit, Severity, rule
from outreach.lint.view import View
from outreach.text import Language

_SIGNS = " \t\r\n,.!:;"
#: Where nothing is of the reader, these tell that it is of whoever writes.
_SELF = bag(
    "we our us my i biz bizim bizi ben benim firmamiz markamiz sirketimiz ekibimiz urunlerimiz urunumuz"
)


@rule("OPN301", "stock-opener", Severity.WARNING, wording=True)
def stock_opener(view: View) -> Iterator[Hit]:
    """The greeting or the first two sentences behind it hold a phrase that opens thousands of mails.

    Why: Standard form letters get ignored (source A6), and the first words are all that an inbox shows. Of 67 labelled
    English mails it flags 7 of the 16 that their collectors called bad and 5 of the 51 good ones, all 5 of which are
    templates that somebody recommends: few mails, collected and not drawn at random. For Turkish there is no labelled
    set; the list follows the same kinds of phrase. Bloggers who publish the mails that they delete quote these phrases
    first (their own words, not a figure).

    Change en: Hi Zoë, I hope this e-mail finds you well.
    Change tr: Merhaba Ayşe, umarım bu e-posta sizi iyi bulur.
    Keep en: Hi Zoë, your sourdough episode answered the question that our customers ask most.
    Keep tr: Merhaba Ayşe, çark başındaki ilk gününü anlattığın video bize kendi acemiliğimizi hatırlattı.
    """
    found = stock_phrase(view)
    if found:
        suggestion = "begin with what you saw of theirs or what they get"
        message = f'"{view.body.said(found.span)}": {found.reason}'
        yield view.body.hit(found.span, message, suggestion=suggestion)


def stock_phrase(view: View) -> Found | None:
    """Find the phrase with which the body opens as thousands do."""
    opening = view.opening
    if not opening:
        return None
    books = phrasebooks("openers", view.document.language)
    start = opening[0][0]
    text = view.body.part(start, opening[-1][1])
    for table, end in (("anywhere", None), ("first-sentence", view.first_sentence[1] - start)):
        found = books[table].find(text, end)
        if found:
            return found._replace(span=(start + found.span[0], start + found.span[1]))
    return None


@rule(
    "OPN302",
    "not-value-first",
    Severity.WARNING,
    profiles={Profile.FOLLOW_UP: Severity.INFO, Profile.ANSWER: None},
)
def not_value_first(view: View) -> Iterator[Hit]:
    """The first two sentences behind the greeting hold nothing of the reader and nothing for the reader.

    Something of theirs is a post of theirs, their handle, a word from their row of the sheet, or a thing that is theirs
    ("your kiln shelf", "atölyeniz"); "your time", "your content" and "profiliniz" are everybody's and do not count.
    Something for them is pay, a product to keep, their audience, freedom; a template's `{{ post.title }}`,
    `{{ campaign.benefit }}` and `{{ campaign.compensation }}` count as what they will be. In a follow-up it is an info.

    Why: Start with what is in it for them (source A6): a house rule, which nobody has measured. Counting "I", "we" and
    "you" is no way to judge it: of 67 labelled English mails 41 of 100 good ones and 44 of 100 bad ones begin with I, We
    or My, and the good ones say "I" more often than the bad. So the rule looks for what is offered, not for pronouns. On
    these 67 it flags 13 of the 16 bad ones and 15 of the 51 good ones; they are few, most sell to firms, and the rule was
    tried on them while it was written. For Turkish there is no labelled set.

    Change en: Hi Zoë, we are Kilnhaus, a maker of ovens since 1974. Our ovens are sold in nine countries.
    Change tr: Merhaba Ayşe, biz Kilnhaus markası olarak 1974'ten beri fırın üretiyoruz. Dokuz ülkede satıyoruz.
    Keep en: Hi Zoë, we pay 400 € for one video, and your viewers get the glaze chart.
    Keep tr: Merhaba Ayşe, bir video için 12.000 TL ödüyoruz; takipçilerinize de %20 indirim tanımlıyoruz.
    """
    if not view.opening:
        return
    met = greeting(view)
    start = max(view.opening[0][0], met.span[1] if met else 0)
    text = view.body.part(start, view.opening[-1][1])
    if (
        not text.folded.strip(_SIGNS)
        or names_title(view, text)
        or says_benefit(view, text)
        or speaks_of_reader(view, text)
    ):
        return
    first = max(start, view.first_sentence[0]), view.first_sentence[1]
    yield view.body.hit(view.body.worded(first), _begins(view, text), suggestion=_begin_with(view))


def _begins(view: View, text: Text) -> str:
    """Say with what the mail begins."""
    campaign = view.document.campaign
    selves = _SELF | words_of(campaign.brand if campaign else None)
    if not selves.isdisjoint(text.tokens):
        return "begins with you, not with the reader"
    return f"the first two sentences hold nothing of {view.called} and nothing for them"


def _begin_with(view: View) -> str:
    who = view.document.person.first_name if view.document.person else None
    return f"begin with what {who or 'the reader'} or their audience gets, or with what you saw of theirs"


@rule("OPN303", "generic-greeting", Severity.WARNING, wording=True, profiles={Profile.ANSWER: Severity.INFO})
def generic_greeting(view: View) -> Iterator[Hit]:
    """The greeting is for anybody ("Dear blogger", "Hi there", "Değerli influencer"), or leaves out a name that is known.

    First name, surname, full name or handle will do, in any case and with Turkish titles and endings ("AYSE",
    "Ayşe Hanım", "Ayşe'ciğim"). A bare "Merhaba," is usual courtesy in Turkish, so where the name is known it is an info,
    and nothing where it is not; a bare "Hi," is an info where the name is not known. A mail without any greeting is left
    alone, and somebody else's name is wrong-recipient's (PER404).

    Why: Standard form letters get ignored (source A6). In 67 labelled English mails such greetings stood in 44 of 100
    bad ones and in 2 of 100 good ones: few mails, collected and not drawn at random. Whether the name itself helps is
    open: of two randomised experiments with names in mails one found more opens (60,000 mails), a replication years later
    found no effect of the first name. So the rule is against the form letter; a name is the least, not the aim.

    Change en: Dear blogger, your kiln shelf made us laugh.
    Change tr: Değerli influencer, atölyenizdeki raf bizi güldürdü.
    Keep en: Hi Mert, your kiln shelf made us laugh.
    Keep tr: Mert Bey merhaba, atölyenizdeki raf bizi güldürdü.
    """
    met = greeting(view)
    if met is None or met.greets is Greets.READER:
        return
    person = view.document.person
    name = (person.first_name or person.name) if person else None
    suggestion = f"write {name}" if name else "write the name"
    said = view.body.said(met.span)
    bare = Severity.INFO if not name or view.document.language is Language.TR else None
    if met.greets is Greets.GROUP:
        yield view.body.hit(met.span, f'"{said}" greets anybody', suggestion=suggestion)
    elif met.greets is Greets.OTHER and name and not any(called_otherwise(view)):
        yield view.body.hit(met.span, f'"{said}" does not name {name}', suggestion=suggestion)
    elif (
        met.greets is Greets.NOBODY
        and not gap_in_greeting(view.body)
        and (name or view.document.language is Language.EN)
    ):
        yield view.body.hit(met.span, f'"{said}" greets nobody by name', suggestion=suggestion, severity=bare)
