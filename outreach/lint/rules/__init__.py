"""Every rule, in the order in which they run: those that judge suppressions come last."""

from outreach.lint.rule import Rule
from outreach.lint.rules.artefact import merge_artefact
from outreach.lint.rules.claims import claim_without_record
from outreach.lint.rules.delivery import spam_signals
from outreach.lint.rules.freedom import over_prescriptive
from outreach.lint.rules.heading import fake_reply_prefix, subject_generic, subject_sells
from outreach.lint.rules.label import hidden_advertising
from outreach.lint.rules.length import body_too_long, body_too_short
from outreach.lint.rules.offer import benefit_missing, compensation_missing, goal_unclear
from outreach.lint.rules.opening import generic_greeting, not_value_first, stock_opener
from outreach.lint.rules.paragraph import long_sentence, wall_of_text
from outreach.lint.rules.person import generic_praise, no_specific_post
from outreach.lint.rules.pressure import pressure_and_guilt
from outreach.lint.rules.readable import hard_to_read
from outreach.lint.rules.recipient import wrong_recipient
from outreach.lint.rules.register import turkish_register
from outreach.lint.rules.request import heavy_first_ask, no_call_to_action, several_calls_to_action
from outreach.lint.rules.reward import exposure_as_payment, pay_asked_back
from outreach.lint.rules.shouting import subject_shouting
from outreach.lint.rules.stale import stale_reference, untrue_since_written
from outreach.lint.rules.subject import subject_missing, subject_too_long
from outreach.lint.rules.suppression import reasonless_suppression, unused_suppression
from outreach.lint.rules.template import unfilled_placeholder
from outreach.lint.rules.terms import no_deliverable_or_date, rights_without_price
from outreach.lint.rules.thread import nothing_new, question_left_open
from outreach.lint.rules.together import near_duplicate, swap_test
from outreach.lint.rules.wording import mass_mail_wording, robotic_wording

RULES: tuple[Rule, ...] = (
    body_too_long,
    body_too_short,
    long_sentence,
    wall_of_text,
    hard_to_read,
    subject_missing,
    subject_too_long,
    subject_shouting,
    fake_reply_prefix,
    subject_sells,
    subject_generic,
    stock_opener,
    not_value_first,
    generic_greeting,
    no_specific_post,
    generic_praise,
    swap_test,
    wrong_recipient,
    claim_without_record,
    stale_reference,
    nothing_new,
    question_left_open,
    untrue_since_written,
    unfilled_placeholder,
    merge_artefact,
    mass_mail_wording,
    near_duplicate,
    no_call_to_action,
    several_calls_to_action,
    heavy_first_ask,
    goal_unclear,
    benefit_missing,
    compensation_missing,
    exposure_as_payment,
    pay_asked_back,
    no_deliverable_or_date,
    over_prescriptive,
    hidden_advertising,
    rights_without_price,
    robotic_wording,
    pressure_and_guilt,
    turkish_register,
    spam_signals,
    unused_suppression,
    reasonless_suppression,
)

#: Rules by code and by name, in small letters.
NAMED = {word.lower(): rule for rule in RULES for word in (rule.code, rule.name)}

__all__ = ["NAMED", "RULES"]
