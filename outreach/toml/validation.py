"""A Document and a pydantic model in; the checked value, or all problems at once, out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from outreach.text import clean
from outreach.toml.documents import Document, Path, Problem, failure
from outreach.toml.quoting import quote
from outreach.toml.shapes import inside, leaves, names, near

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

Model = TypeVar("Model", bound="BaseModel")

_SECRET = frozenset(
    {"password", "passwd", "pass", "secret", "secrets", "token", "key", "credential", "credentials", "auth"}
)
_LOGIN = re.compile(r"(?<=://)\S*@")
_QUERY_SECRET = re.compile(r"((?:password|secret|token|key)=)[^&\s]*", re.IGNORECASE)

_TEXT, _NUMBER, _TABLE, _LIST = (
    "must be text in quotes",
    "must be a whole number",
    "must be a table",
    "must be a list in [brackets]",
)
# The kind of pydantic's error -> our words; {} takes its context.
_WORDS = {
    "missing": "missing",
    "string_type": _TEXT,
    "int_type": _NUMBER,
    "int_parsing": _NUMBER,
    "int_from_float": _NUMBER,
    "date_type": "must be a day such as 2026-12-31, without quotes",
    "model_type": _TABLE,
    "model_attributes_type": _TABLE,
    "dict_type": _TABLE,
    "mapping_type": _TABLE,
    "list_type": _LIST,
    "tuple_type": _LIST,
    "enum": "must be {expected}",
    "literal_error": "must be {expected}",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
}


def check(document: Document, model: type[Model]) -> Model:
    """Build *model* from a document; raises ConfigError with one line for each problem."""
    from pydantic import ValidationError  # noqa: PLC0415 - a file that no model reads should not pay for pydantic

    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        raise failure(problems(error, model, document.place)) from None


def problems(
    error: ValidationError, model: type[BaseModel], place: Callable[[Path], tuple[str, int | None]]
) -> list[Problem]:
    """Turn what pydantic found wrong into Problems; *place* says in which file and line a path stands."""
    found = []
    for one in error.errors(include_url=False):
        path = tuple(step for step in one["loc"] if step != "[key]")
        found.append(Problem(*place(path), dotted(path), _message(one, path, model)))
    return found


def wrong(faults: Iterable[tuple[Path, str]]) -> ValidationError:
    """Make the error that a validator raises for several parts of its value, each by its path within it."""
    from pydantic import ValidationError  # noqa: PLC0415 - as in check
    from pydantic_core import InitErrorDetails, PydanticCustomError  # noqa: PLC0415 - as in check

    return ValidationError.from_exception_data(
        "faults",
        [
            InitErrorDetails(
                type=PydanticCustomError("said", "{words}", {"words": words}), loc=path, input=None
            )
            for path, words in faults
        ],
    )


def dotted(path: Path) -> str:
    """Write a path as people read it: `steps[2].wait`, counting from 1."""
    shown = ""
    for step in path:
        if isinstance(step, int):
            shown += f"[{step + 1}]"
        else:
            name = step if re.fullmatch(r"[\w-]+", step) else quote(clean(step))
            shown += f".{name}" if shown else name
    return shown


def shown(path: Path, value: object) -> str:
    """Write a value for people: short, on one line, nothing of a secret, no login of an address."""
    if _is_secret(path):
        return "(hidden)"
    text = value if isinstance(value, str) else str(value)
    return _QUERY_SECRET.sub(r"\1***", _LOGIN.sub("***@", clean(text)))


def _is_secret(path: Path) -> bool:
    words = (word for step in path for word in re.split(r"[^a-z]+", str(step).casefold()))
    return any(word in _SECRET for word in words)


def _message(one: ErrorDetails, path: Path, model: type[BaseModel]) -> str:
    if one["type"] == "extra_forbidden":
        return _unknown(path, model)
    context = one.get("ctx", {})
    if one["type"] in {"said", "value_error"}:
        return str(context.get("words") or context.get("error"))
    words = _WORDS.get(
        one["type"], one["msg"][:1].lower() + one["msg"][1:].replace("{", "{{").replace("}", "}}")
    )
    return words.format(**context) + ("" if one["type"] == "missing" else _found(path, one["input"]))


def _found(path: Path, value: object) -> str:
    told = isinstance(value, str | float) or (isinstance(value, int) and value.bit_length() < 64)
    if not told or _is_secret(path) or len(str(value)) > 60:
        return ""
    written = repr(shown(path, value)) if isinstance(value, str) else str(value).casefold()
    return f" (found {written})"


def _unknown(path: Path, model: type[BaseModel]) -> str:
    kind: Any = model
    for step in path[:-1]:
        kind = inside(kind, step)
    here, word = names(kind), str(path[-1])
    meant = near(word, here)
    if meant is None:
        elsewhere = {leaf[-1]: ".".join(leaf) for leaf in leaves(model)}
        meant = elsewhere.get(word if word in elsewhere else near(word, elsewhere) or "")
    if meant:
        return f"no such setting; did you mean {meant}?"
    return f"no such setting; known here: {', '.join(here)}" if here else "no such setting"
