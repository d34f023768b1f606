"""What a rule is, what it reports, and the finding that the engine makes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from outreach.lint.document import Document, Field, Kind, Profile
from outreach.text import Language


class Severity(StrEnum):
    """How much a finding matters; the first blocks approval."""

    #: The mail must not leave like this.
    ERROR = "error"
    #: It will read as a form letter, or worse than it could.
    WARNING = "warning"
    #: Worth a look.
    INFO = "info"


class Fix(NamedTuple):
    """What would mend a finding: code points [start, end) of its field, and what stands there instead."""

    start: int
    end: int
    text: str
    #: True where it cannot change what the mail means.
    safe: bool = True


class Hit(NamedTuple):
    """What a rule reports: code points [start, end) of one field, counted from 0, as the writer typed them."""

    start: int
    end: int
    #: One line, without full stop; says what is wrong with this text.
    message: str
    field: Field = Field.BODY
    #: One line that says what to do instead.
    suggestion: str = ""
    #: In place of the rule's own, where it hangs on what is known.
    severity: Severity | None = None
    fix: Fix | None = None


#: A value that a rule's option may have.
Value = bool | int | float | str
Check = Callable[..., Iterator[Hit]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: a code that is never given again, a name, and a pure function whose docstring is its manual page.

    The function gets a `View`, and its options as keywords; their defaults are the option's defaults.
    """

    code: str
    name: str
    severity: Severity
    check: Check
    languages: tuple[Language, ...] = tuple(Language)
    #: In place of `severity` and of what a hit says, by profile; None keeps the rule silent there.
    profiles: Mapping[Profile, Severity | None] = field(default_factory=dict)
    #: Of which kind of mail the rule speaks.
    kinds: tuple[Kind, ...] = tuple(Kind)
    #: False for a rule that cannot judge a text with placeholders in it.
    templates: bool = True
    #: True where a span is wording, so that `allow_phrases` may excuse it.
    wording: bool = False

    @property
    def family(self) -> str:
        """The letters of the code, such as `OPN`."""
        return self.code[:3]

    @property
    def options(self) -> Mapping[str, Value]:
        """The options and their defaults."""
        return getattr(self.check, "__kwdefaults__", None) or {}

    def judges(self, document: Document) -> bool:
        """Say whether the rule has anything to say of a document of this language, profile, kind and mode."""
        if document.language not in self.languages or document.kind not in self.kinds:
            return False
        if document.template and not self.templates:
            return False
        return self.profiles.get(document.profile, self.severity) is not None

    def weigh(self, hit: Hit, profile: Profile) -> Severity:
        """Choose the severity: the profile's, else the hit's own, else the rule's."""
        return self.profiles.get(profile) or hit.severity or self.severity


def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    languages: tuple[Language, ...] = tuple(Language),
    profiles: Mapping[Profile, Severity | None] | None = None,
    kinds: tuple[Kind, ...] = tuple(Kind),
    templates: bool = True,
    wording: bool = False,
) -> Callable[[Check], Rule]:
    """Make a Rule of the function below it. Nothing is registered: `rules.RULES` lists them."""

    def made(check: Check) -> Rule:
        return Rule(
            code=code,
            name=name,
            severity=severity,
            check=check,
            languages=languages,
            profiles=profiles or {},
            kinds=kinds,
            templates=templates,
            wording=wording,
        )

    return made


class Finding(NamedTuple):
    """One thing to change. Lines and columns count from 1, in code points; the end is the place behind the last one."""

    code: str
    name: str
    severity: Severity
    message: str
    field: Field
    line: int
    column: int
    end_line: int
    end_column: int
    #: The words that are meant, as they stand.
    text: str
    suggestion: str = ""
    #: Offsets of `Document.subject` or `Document.body`.
    fix: Fix | None = None
