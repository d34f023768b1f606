"""Document in, findings out."""

from outreach.lint.batch import Batch
from outreach.lint.crew import Crew, Task
from outreach.lint.document import Document, Field, Kind, Letter, Profile
from outreach.lint.engine import check
from outreach.lint.many import check_all
from outreach.lint.rule import Finding, Fix, Rule, Severity
from outreach.lint.rules import RULES
from outreach.lint.settings import Settings

__all__ = [
    "RULES",
    "Batch",
    "Crew",
    "Document",
    "Field",
    "Finding",
    "Fix",
    "Kind",
    "Letter",
    "Profile",
    "Rule",
    "Settings",
    "Severity",
    "Task",
    "check",
    "check_all",
]
