"""Files, environment and flags in; layers of settings, the stronger one first, out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from outreach.config.settings import Config
from outreach.toml import Document, Path, Problem, inside, leaves, near
from outreach.toml.shapes import CHOSEN, bare, is_table, names

PREFIX = "OUTREACH_"
#: Variables of that prefix that are no settings.
OTHERS = frozenset({"OUTREACH_WORKSPACE"})


@dataclass(frozen=True, slots=True)
class Layer:
    """Settings from one source."""

    data: Mapping[str, Any]
    #: The file; unused where each value has a source of its own name.
    name: str = ""
    lines: Mapping[Path, int] = field(default_factory=dict)
    #: The variable or flag of each value.
    sources: Mapping[Path, str] = field(default_factory=dict)

    def place(self, path: Path) -> tuple[str, int | None]:
        """Say where *path* of this layer stands."""
        if self.sources:
            return next(
                (name for one, name in self.sources.items() if one[: len(path)] == path), self.name
            ), None
        return self.name, Document(self.name, self.data, self.lines).line(path)

    def holds(self, path: Path) -> bool:
        """Say whether this layer sets *path*."""
        level: Any = self.data
        for step in path:
            try:
                level = level[step]
            except (KeyError, IndexError, TypeError):
                return False
        return level is not None


def from_document(document: Document) -> Layer:
    """Make a layer of a file."""
    return Layer(document.data, document.name, document.lines)


def from_flags(flags: Mapping[str, object]) -> Layer:
    """Make a layer of flags, given by dotted setting."""
    paths: dict[Path, object] = {tuple(name.split(".")): value for name, value in flags.items()}
    return Layer(_nest(paths), sources=dict.fromkeys(paths, "the command line"))


def from_environment(environ: Mapping[str, str], known: Mapping[str, Any]) -> tuple[Layer, list[Problem]]:
    """Make a layer of `OUTREACH_SECTION__KEY` variables, and a problem of each that names no setting.

    *known* is what the files say: names that people choose are matched to it whatever their case. An empty variable is
    not set. A variable without `__` that is like no setting belongs to somebody else.
    """
    values: dict[Path, object] = {}
    sources: dict[Path, str] = {}
    problems = []
    for name in sorted(environ):
        if not name.startswith(PREFIX) or name in OTHERS or not environ[name]:
            continue
        path, kind = _find(name, known)
        if path:
            values[path], sources[path] = _value(environ[name], kind), name
        elif words := _unknown(name, known):
            problems.append(Problem(name, None, "", words))
    return Layer(_nest(values), sources=sources), problems


def merge(layers: Sequence[Layer]) -> dict[str, Any]:
    """Lay the stronger layers over the weaker ones, table by table."""
    merged: dict[str, Any] = {}
    for layer in reversed(layers):
        merged = _over(merged, layer.data)
    return merged


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    result = dict(below)
    for key, value in above.items():
        both_tables = isinstance(value, Mapping) and isinstance(result.get(key), Mapping)
        result[key] = _over(result[key], value) if both_tables else value
    return result


def _nest(paths: Mapping[Path, object]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for path, value in paths.items():
        level = data
        for step in path[:-1]:
            level = level.setdefault(str(step), {})
        level[str(path[-1])] = value
    return data


def _find(name: str, known: Any) -> tuple[Path, Any]:
    """Follow a variable's name through the models; an empty path where it names no single setting."""
    kind: Any = Config
    path: Path = ()
    for part in name.removeprefix(PREFIX).casefold().split("__"):
        key = _chosen(part, known) if is_table(kind) else part
        kind = inside(kind, key) if key else None
        if kind is None:
            return (), None
        known = known.get(key) if isinstance(known, Mapping) else None
        path = (*path, key)
    return ((), None) if names(kind) or is_table(kind) else (path, kind)


def _chosen(part: str, known: Any) -> str:
    by_fold: dict[str, str] = {_fold(key): key for key in known} if isinstance(known, Mapping) else {}
    return by_fold.get(_fold(part), part)


def _fold(key: str) -> str:
    return key.casefold().replace("-", "_")


def _value(written: str, kind: Any) -> object:
    """Read a number, a truth or a list as TOML; where text is wanted, or nothing else is meant, it is text."""
    if bare(kind) is str:
        return written
    try:
        return tomllib.loads(f"v = {written}")["v"]
    except (ValueError, RecursionError):
        return written


def _unknown(name: str, known: Mapping[str, Any]) -> str | None:
    bare_name = name.removeprefix(PREFIX)
    spelled = {_spell(path) for path in _all(known)}
    meant = near(bare_name, spelled) if "__" in name else _near_whole(bare_name, spelled)
    if meant:
        return f"no such setting; did you mean {PREFIX}{meant}?"
    return "no such setting" if "__" in name else None


def _near_whole(name: str, spelled: set[str]) -> str | None:
    """A name without `__` may be anybody's: it must be a section, or very like a setting."""
    flat = {one.replace("__", "_"): one for one in spelled}
    section = next((one for one in sorted(spelled) if one.startswith(f"{name}__")), None)
    like = near(name, flat)
    close = like is not None and abs(len(like) - len(name)) <= 1 and like[:1] == name[:1]
    return section or (flat[like] if like and close else None)


def _all(known: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """All settings, those of accounts once for each account that the files know."""
    accounts = known.get("accounts")
    for path in leaves(Config):
        known_names = accounts if path[0] == "accounts" and isinstance(accounts, Mapping) else ()
        for name in (CHOSEN, *known_names):
            yield tuple(name if step == CHOSEN else step for step in path)


def _spell(path: tuple[str, ...]) -> str:
    return re.sub(r"\W", "_", "__".join(path)).upper()
