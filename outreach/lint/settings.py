"""The words of config.toml and of the command line in; the rules to run and their options out."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import partial
from typing import NamedTuple

from outreach.errors import ConfigError
from outreach.lint.document import Document
from outreach.lint.rule import Rule, Value
from outreach.lint.rules import NAMED, RULES
from outreach.text import match_fold

_Chosen = tuple[tuple[Rule, Mapping[str, Value]], ...]


class Judging(NamedTuple):
    """The rules that judge a kind of document, with the options that differ, and their codes."""

    chosen: _Chosen
    codes: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Which rules run, and how. Raises ConfigError for a word that is no rule, option or value, naming the near one.

    A rule is meant by its code, by its name, or by the first letters of its code (`OPN`, `OPN3`). Where `select` and
    `ignore` both mean a rule the longer word wins, and `ignore` where they are alike. What is said here goes before
    what `wider` says: a `select` decides of every rule, an `ignore` of those that it means, an option of itself;
    phrases are allowed by both.
    """

    #: Empty means all.
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    #: Code or name -> option -> value, such as `{"LEN101": {"max": 120}}`.
    options: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    #: Phrases that no rule of wording may flag, in any case.
    allow_phrases: tuple[str, ...] = ()
    #: Settings that hold where these say nothing: a campaign's lie over the workspace's.
    wider: Settings | None = field(default=None, repr=False)
    #: The rules that run with the options that differ, in the order of RULES.
    chosen: _Chosen = field(init=False, repr=False, compare=False)
    #: The options that differ, by code.
    checked: Mapping[str, Mapping[str, Value]] = field(init=False, repr=False, compare=False)
    #: Those of them that judge a kind of document, kept for the next one.
    _judging: dict[Hashable, Judging] = field(init=False, repr=False, compare=False, default_factory=dict)
    #: `allow_phrases`, folded.
    allowed: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for word in (*self.select, *self.ignore):
            if not rules_meant(word):
                raise ConfigError(unknown_rule(word), hint="outreach explain, which lists them")
        options = dict(self.wider.checked) if self.wider else {}
        for word, given in self.options.items():
            rule = _rule(word)
            options[rule.code] = {**options.get(rule.code, {}), **_checked(rule, given)}
        chosen = tuple((rule, options.get(rule.code, {})) for rule in RULES if self.runs(rule))
        object.__setattr__(self, "chosen", chosen)
        allowed = [match_fold(one.strip()) for one in self.allow_phrases if one.strip()]
        object.__setattr__(self, "checked", options)
        object.__setattr__(self, "allowed", (*(self.wider.allowed if self.wider else ()), *allowed))

    def __reduce__(self) -> tuple[Callable[[], Settings], tuple[()]]:
        """Take to another process what was said; the rules are there already."""
        said = {one.name: getattr(self, one.name) for one in fields(self) if one.init}
        return partial(Settings, **said), ()

    def judging(self, document: Document) -> Judging:
        """Choose those of `chosen` that have anything to say of a document of this language, profile, kind and mode."""
        kind = document.language, document.profile, document.kind, document.template
        if kind not in self._judging:
            chosen = tuple(one for one in self.chosen if one[0].judges(document))
            self._judging[kind] = Judging(chosen, frozenset(rule.code for rule, _ in chosen))
        return self._judging[kind]

    def runs(self, rule: Rule) -> bool:
        """Say whether *rule* judges."""
        unwanted = _length_of(self.ignore, rule)
        if self.select:
            return _length_of(self.select, rule) > unwanted
        return unwanted < 0 and (self.wider is None or self.wider.runs(rule))


def rule_named(word: str) -> Rule | None:
    """Find the rule of this code or name, in any case."""
    return NAMED.get(word.lower())


def rules_meant(word: str) -> list[Rule]:
    """List the rules that *word* means: a code, a name, or the beginning of a code."""
    exact = NAMED.get(word.lower())
    if exact:
        return [exact]
    return [rule for rule in RULES if word and rule.code.startswith(word.upper())]


def unknown_rule(word: str) -> str:
    """Say that *word* means no rule, and what was perhaps meant."""
    return f"{word}: no such rule{_perhaps(word.lower(), NAMED)}"


def _length_of(listed: Iterable[str], rule: Rule) -> int:
    """How closely the closest word of *listed* means *rule*: its length, that of the code for a name; -1 for not at all."""
    return max((min(len(word), len(rule.code)) for word in listed if rule in rules_meant(word)), default=-1)


def _rule(word: str) -> Rule:
    if word.lower() not in NAMED:
        raise ConfigError(unknown_rule(word), hint="outreach explain, which lists them")
    return NAMED[word.lower()]


def _checked(rule: Rule, given: Mapping[str, Value]) -> Mapping[str, Value]:
    for name, value in given.items():
        if name not in rule.options:
            raise ConfigError(f"{rule.code}.{name}: no such option{_perhaps(name, rule.options)}")
        kind = type(rule.options[name])
        if type(value) is not kind and not (kind is float and type(value) is int):
            raise ConfigError(f"{rule.code}.{name}: {value!r} is not {_KINDS[kind]}")
    return given


_KINDS = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a text",
    tuple: "a list of texts",
}


def _perhaps(word: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    near = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"; did you mean {NAMED[near[0]].code if near[0] in NAMED else near[0]}?" if near else ""
