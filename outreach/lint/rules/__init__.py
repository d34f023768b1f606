"""Every rule, in the order in which they run: those that judge suppressions come last."""

from outreach.lint.rule import Rule
from outreach.lint.rules.artefact import merge_artefact
from outreach.lint.rules.length import body_too_long
from outreach.lint.rules.offer import compensation_missing
from outreach.lint.rules.opening import generic_greeting, not_value_first, stock_opener
from outreach.lint.rules.person import generic_praise, no_specific_post
from outreach.lint.rules.request import no_call_to_action
from outreach.lint.rules.subject import subject_missing, subject_too_long
from outreach.lint.rules.suppression import reasonless_suppression, unused_suppression
from outreach.lint.rules.template import unfilled_placeholder

RULES: tuple[Rule, ...] = (
    body_too_long,
    subject_missing,
    subject_too_long,
    stock_opener,
    not_value_first,
    generic_greeting,
    no_specific_post,
    generic_praise,
    unfilled_placeholder,
    merge_artefact,
    no_call_to_action,
    compensation_missing,
    unused_suppression,
    reasonless_suppression,
)

#: Rules by code and by name, in small letters.
NAMED = {word.lower(): rule for rule in RULES for word in (rule.code, rule.name)}

__all__ = ["NAMED", "RULES"]
