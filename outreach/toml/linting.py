"""The `[lint]` table of config.toml, or of a campaign's file, in; its words, of which the linter knows the rules, out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from outreach.toml.kinds import Texts, listed

_RULE = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,60}")
_CODE = re.compile(r"[A-Z]{3}[0-9]{0,3}")


def _rule(value: str) -> str:
    """Which rules there are the linter knows; here it is only a word that may be one."""
    written = value.strip()
    if not _RULE.fullmatch(written):
        raise ValueError("must be a rule such as LEN101, the letters that codes begin with, or a rule's name")
    return written.upper() if _CODE.fullmatch(written.upper()) else written.lower()


def _option(value: Any) -> Any:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if not isinstance(value, bool | int | float | str):
        raise ValueError("must be a number, true or false, text, or a list of texts")  # noqa: TRY004 - pydantic reads it
    return value


#: A rule's code, the letters that codes begin with, or a rule's name.
Rule = Annotated[str, AfterValidator(_rule)]
Rules = Annotated[tuple[Rule, ...], BeforeValidator(listed)]
#: A limit or switch of one rule.
Option = Annotated[Any, AfterValidator(_option)]


class Lint(BaseModel):
    """Which rules judge a draft, and their limits."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    select: Rules = ()
    ignore: Rules = ()
    allow_phrases: Texts = ()
    options: Mapping[Rule, Mapping[str, Option]] = Field(default_factory=dict)
