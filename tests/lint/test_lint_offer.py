"""What the rules of the offer weigh, what they say, and at which words they point."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from example import EN, LATER, SPRING, TR, Example
from examples.offer import LAUNCH

import outreach.lint
from outreach.lint import Kind, Profile, Settings, Severity, check
from outreach.lint.document import Field
from outreach.lint.offer.refusing import before, behind, denied, taken_back
from outreach.lint.reading.texts import Text
from outreach.lint.rule import Hit, Rule
from outreach.lint.rules.label import hidden_advertising
from outreach.lint.rules.offer import benefit_missing, goal_unclear
from outreach.lint.rules.reward import exposure_as_payment, pay_asked_back
from outreach.lint.rules.terms import no_deliverable_or_date, rights_without_price
from outreach.lint.view import View
from outreach.text import Language

ANSWER = Profile.ANSWER
RULES = {
    one.code: one
    for one in (
        goal_unclear,
        benefit_missing,
        exposure_as_payment,
        pay_asked_back,
        no_deliverable_or_date,
        hidden_advertising,
        rights_without_price,
    )
}
WORK = "Hi Mert, would you film one run in our shoes?"
VAGUE = "Hi Mert, shall we collaborate?"
DEPOSIT = "We pay 400 €. Please pay a deposit first."
HIDDEN = "We pay 400 €. No need to mention it is sponsored."
TAKEN = "Would you film one run? We may use it in all media."
PAID = "We pay 400 € for one run.\n\nTell it your way.\n\nWe may use it in all media."


def hits(code: str, facts: dict[str, object]) -> list[tuple[Severity, Hit]]:
    rule: Rule = RULES[code]
    document = Example(**({"language": EN} | facts)).document  # type: ignore[arg-type]  # a table
    judged = rule.judges(document)
    return [(rule.weigh(hit, document.profile), hit) for hit in rule.check(View(document))] if judged else []


@pytest.mark.parametrize(
    ("code", "facts", "severity"),
    [
        ("OFR801", {"body": VAGUE}, Severity.ERROR),
        ("OFR801", {"body": VAGUE, "person": None, "campaign": SPRING}, Severity.ERROR),
        ("OFR801", {"body": VAGUE, "person": None}, Severity.WARNING),
        ("OFR801", {"body": "Would you be open to a chat?", "campaign": LAUNCH}, Severity.INFO),
        ("OFR801", {"body": "Would you be open to a chat?"}, None),
        ("OFR801", {"body": WORK, "campaign": LAUNCH}, Severity.INFO),
        ("OFR801", {"body": WORK, "campaign": SPRING}, None),
        ("OFR802", {"body": WORK}, Severity.ERROR),
        ("OFR802", {"body": WORK, "person": None, "campaign": SPRING}, Severity.ERROR),
        ("OFR802", {"body": "Shall we collaborate?", "person": None}, Severity.WARNING),
        ("OFR802", {"body": "Kilns burn.", "person": None}, None),
        ("OFR804", {"body": "You get great exposure."}, Severity.WARNING),
        ("OFR804", {"body": "You get great exposure.", "person": None}, Severity.INFO),
        ("OFR804", {"body": "Collaborate? You get great exposure.", "person": None}, Severity.WARNING),
        ("OFR804", {"body": "You get great exposure.", "profile": LATER}, Severity.INFO),
        ("OFR804", {"body": "You get great exposure.", "profile": ANSWER}, Severity.INFO),
        ("OFR805", {"body": DEPOSIT}, Severity.ERROR),
        ("OFR805", {"body": DEPOSIT, "profile": LATER}, Severity.ERROR),
        ("OFR805", {"body": DEPOSIT, "profile": ANSWER}, Severity.ERROR),
        ("OFR805", {"body": DEPOSIT + " Shall we collaborate?", "person": None}, Severity.WARNING),
        ("OFR805", {"body": DEPOSIT, "person": None}, Severity.INFO),
        ("EXP901", {"body": VAGUE}, Severity.WARNING),
        ("EXP901", {"body": "Would you be open to a chat?"}, Severity.INFO),
        ("EXP901", {"body": WORK}, Severity.INFO),
        ("EXP901", {"body": WORK + " In June?"}, None),
        ("EXP901", {"body": VAGUE, "profile": LATER}, None),
        ("DSC171", {"body": HIDDEN}, Severity.ERROR),
        ("DSC171", {"body": HIDDEN, "person": None}, Severity.ERROR),
        ("DSC171", {"body": HIDDEN, "profile": LATER}, Severity.ERROR),
        ("DSC171", {"body": HIDDEN, "profile": ANSWER}, Severity.ERROR),
        ("DSC171", {"body": "The label is up to you."}, Severity.ERROR),
        ("DSC171", {"body": "It should not look like an ad."}, Severity.WARNING),
        ("DSC171", {"body": "It should not look like an ad. Please mark it as an ad."}, None),
        ("RGT172", {"body": TAKEN}, Severity.ERROR),
        ("RGT172", {"body": PAID}, Severity.WARNING),
        ("RGT172", {"body": TAKEN, "profile": LATER}, Severity.WARNING),
        ("RGT172", {"body": TAKEN, "profile": ANSWER}, Severity.WARNING),
        ("RGT172", {"body": "It runs in all media: we use it in all media.", "person": None}, Severity.INFO),
        ("RGT172", {"body": TAKEN + " Shall we collaborate?", "person": None}, Severity.WARNING),
    ],
)  # fmt: skip
def test_the_weight_hangs_on_what_is_known_and_on_the_mail(
    code: str, facts: dict[str, object], severity: Severity | None
) -> None:
    assert [weight for weight, _ in hits(code, facts)] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("code", "facts", "said"),
    [
        ("OFR801", {"body": VAGUE}, ("does not say what you want to achieve with them", "Hi Mert, shall we collaborate?")),
        ("OFR801", {"body": WORK, "campaign": LAUNCH}, ("says what you ask for, not what it is for", WORK)),
        ("OFR802", {"body": WORK}, ("holds nothing for Mert Öztürk, no pay and nothing else", WORK)),
        ("OFR802", {"body": "Collaborate?", "person": None}, ("holds nothing for the recipient, no pay and nothing else", "Collaborate?")),
        ("OFR804", {"body": "Would you? We'd tag\nyou in our stories."}, ('"tag you in our" is all that they get: being shown on our pages is not pay', "tag\nyou in our")),
        ("OFR804", {"body": "You earn a commission."}, ("a share of sales with no figure", "You earn")),
        ("OFR804", {"body": "You keep the shoes for three reels."}, ("goods alone for 3 pieces of content, and no word of what they are worth", "You keep")),
        ("OFR805", {"body": "You just pay shipping."}, ('"You just pay shipping": shipping that they would pay', "You just pay shipping")),
        ("EXP901", {"body": VAGUE}, ("does not say what they would make, nor by when", VAGUE)),
        ("EXP901", {"body": VAGUE + " In June?"}, ("does not say what they would make", "In June?")),
        ("EXP901", {"body": WORK}, ("does not say by when", WORK)),
        ("DSC171", {"body": "Etiketi size bırakıyoruz.", "language": TR}, ('"Etiketi size bırakıyoruz": the label is not theirs to leave away', "Etiketi size bırakıyoruz")),
        ("RGT172", {"body": TAKEN}, ('"use it in all media": all media, no price and no end beside it', "use it in all media")),
    ],
)  # fmt: skip
def test_it_says_what_is_wrong_and_points_at_it(
    code: str, facts: dict[str, object], said: tuple[str, str]
) -> None:
    ((_, hit),) = hits(code, facts)
    body = str(facts["body"])
    assert (hit.message, body[hit.start : hit.end]) == said
    assert hit.suggestion


def test_the_goal_and_the_benefit_of_the_brief_are_quoted_where_they_are_left_out() -> None:
    ((_, goal),) = hits("OFR801", {"body": WORK, "campaign": LAUNCH})
    assert goal.suggestion == 'the brief says: "To fill our night runs."'
    ((_, benefit),) = hits("OFR802", {"body": WORK, "campaign": SPRING})
    assert benefit.suggestion == 'the brief says: "A seat at our table." and "A week by the sea."'
    ((_, unpaid),) = hits("OFR802", {"body": f"{WORK} It is unpaid.", "campaign": SPRING})
    assert unpaid.suggestion == 'the brief says: "A week by the sea."'


@pytest.mark.parametrize(
    ("body", "chosen", "codes"),
    [
        (WORK, Settings(), ["OFR802"]),
        (f"{WORK} It is unpaid.", Settings(), ["OFR802"]),
        (f"{WORK} Your followers get 20% off.", Settings(), ["OFR803"]),
        (f"{WORK} You keep the shoes.", Settings(), []),
        (WORK, Settings(ignore=("OFR802",)), ["OFR803"]),
    ],
)
def test_of_a_mail_that_offers_nothing_one_rule_speaks(body: str, chosen: Settings, codes: list[str]) -> None:
    found = check(Example(language=EN, body=body).document, chosen)
    assert [one.code for one in found if one.code in {"OFR802", "OFR803"}] == codes


def test_an_excuse_for_a_mail_that_offers_nothing_is_one_for_its_pay_too() -> None:
    excused = Example(language=EN, body=WORK, ignored=(("OFR802", "she works with us for years"),))
    assert not {one.code for one in check(excused.document)} & {"OFR802", "OFR803", "SUP001"}


def test_pieces_is_the_number_from_which_on_a_gift_is_too_little() -> None:
    body = "You keep the shoes for two reels."
    assert not hits("OFR804", {"body": body})
    view = View(Example(language=EN, body=body).document)
    assert len(list(exposure_as_payment.check(view, pieces=2))) == 1
    assert not list(
        exposure_as_payment.check(View(Example(language=EN, body="You keep it.").document), pieces=1)
    )


@pytest.mark.parametrize("code", RULES)
def test_mail_to_others_than_influencers_is_not_judged(code: str) -> None:
    document = Example(language=EN, body=VAGUE).document._replace(kind=Kind.OTHER)
    assert not RULES[code].judges(document)


def span_of(said: str, words: str) -> tuple[Text, tuple[int, int]]:
    start = said.index(words)
    return Text(Field.BODY, said), (start, start + len(words))


@pytest.mark.parametrize(
    ("language", "said", "words", "back"),
    [
        (EN, "We do not ask for a deposit, rights or exclusivity.", "exclusivity", True),
        (EN, "We do not ask for a deposit, but exclusivity is part of it.", "exclusivity", False),
        (EN, "No exclusivity.", "exclusivity", True),
        (EN, "There is no contract and no hurry about exclusivity here now.", "here", False),
        (EN, "Nobody asks. Exclusivity is part of it.", "Exclusivity", False),
        (EN, "Exclusivity is never asked for.", "Exclusivity", True),
        (EN, "Exclusivity is asked for.", "Exclusivity", False),
        (TR, "kapora, depozito istemiyoruz.", "kapora", True),
        (TR, "kapora istiyoruz ama depozito istemiyoruz.", "kapora", False),
        (TR, "Kapora alınır. Depozito istemiyoruz.", "Kapora", False),
    ],
)
def test_a_sentence_takes_back_what_it_denies_and_no_more(
    language: Language, said: str, words: str, *, back: bool
) -> None:
    assert taken_back(*span_of(said, words), language) is back


@pytest.mark.parametrize(
    ("language", "said", "words", "no"),
    [
        (EN, "We can't pay you.", "pay you", True),
        (EN, "We have no budget.", "budget", True),
        (EN, "No strings, you keep it.", "you keep", False),
        (EN, "No fee, and the pair is yours.", "yours", False),
        (TR, "Ücret ödemiyoruz.", "Ücret", True),
        (TR, "Takım sizde kalır, karşılığında bir şey istemiyoruz.", "sizde kalır", False),
    ],
)
def test_what_is_given_is_denied_only_by_the_words_beside_it(
    language: Language, said: str, words: str, *, no: bool
) -> None:
    assert denied(*span_of(said, words), language) is no


def test_the_words_around_a_phrase_stay_inside_its_sentence() -> None:
    text, span = span_of("It rained. One two three four here five. Six.", "here")
    assert before(text, span).shown == "two three four "
    assert before(text, span, 9).shown == "One two three four "
    assert behind(text, span).shown == " five."
    assert behind(text, span, whole=True).shown == "here five."


#: What the code reads out of the reasons of `offers`.
KINDS = {
    "money", "costs", "asks for their price", "by result", "a share", "may be a share", "goods", "for something",
    "says plainly that there is none", "money, or free of charge",
}  # fmt: skip


@pytest.mark.parametrize("language", Language)
def test_every_way_of_paying_is_of_a_known_kind(language: Language) -> None:
    path = Path(outreach.lint.__file__).parent / f"phrases/offers.{language}.toml"
    assert set(tomllib.loads(path.read_text(encoding="utf-8"))["pay"].values()) <= KINDS
