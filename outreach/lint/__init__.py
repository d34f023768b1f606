"""Document in, findings out."""

from outreach.lint.document import Document, Field, Profile
from outreach.lint.engine import check
from outreach.lint.rule import Finding, Rule, Severity
from outreach.lint.rules import RULES
from outreach.lint.settings import Settings

__all__ = ["RULES", "Document", "Field", "Finding", "Profile", "Rule", "Settings", "Severity", "check"]
