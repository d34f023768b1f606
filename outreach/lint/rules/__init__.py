"""Every rule, in the order in which they run: those that judge suppressions come last."""

from outreach.lint.rule import Rule
from outreach.lint.rules.length import body_too_long
from outreach.lint.rules.opening import stock_opener
from outreach.lint.rules.person import no_specific_post
from outreach.lint.rules.suppression import reasonless_suppression, unused_suppression
from outreach.lint.rules.template import unfilled_placeholder

RULES: tuple[Rule, ...] = (
    body_too_long,
    stock_opener,
    no_specific_post,
    unfilled_placeholder,
    unused_suppression,
    reasonless_suppression,
)

#: Rules by code and by name, in small letters.
NAMED = {word.lower(): rule for rule in RULES for word in (rule.code, rule.name)}

__all__ = ["NAMED", "RULES"]
