"""A workspace and an environment in; Config, and where each value of it comes from, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from pathlib import Path as File
from typing import Any

from pydantic import BaseModel, ValidationError

from outreach.config.layers import Layer, from_document, from_environment, from_flags, merge
from outreach.config.providers import example
from outreach.config.settings import Config
from outreach.errors import ConfigError
from outreach.toml import Path, Problem, decode, failure, parse, problems, shown

#: The file that makes a folder a workspace.
FILE = "config.toml"


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of `config show`."""

    #: With dots, such as `accounts.me.address`.
    path: str
    #: For people: secrets hidden, empty where nothing is set.
    value: str
    #: `config.toml:4`, `OUTREACH_SENDING__PER_DAY`, `the command line` or `default`.
    origin: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings in force."""

    config: Config
    #: The stronger one first.
    layers: tuple[Layer, ...]

    def origin(self, path: str) -> str:
        """Say where the value of *path* (`sending.per_day`) comes from."""
        return self._origin(tuple(path.split(".")))

    def rows(self) -> list[Setting]:
        """List every setting with its value and origin."""
        return [
            Setting(".".join(path), _words(path, value), self._origin(path))
            for path, value in _walk(self.config, ())
        ]

    def _origin(self, path: tuple[str, ...]) -> str:
        for layer in self.layers:
            if layer.holds(path):
                name, line = layer.place(path)
                return name if line is None else f"{name}:{line}"
        return "default"


def user_file(environ: Mapping[str, str]) -> File | None:
    """Name the user's own config.toml, whether it exists or not; None where there is no home."""
    settings = environ.get("XDG_CONFIG_HOME", "")
    if File(settings).is_absolute():
        return File(settings) / "outreach" / FILE
    home = environ.get("HOME") or environ.get("USERPROFILE")
    return File(home) / ".config" / "outreach" / FILE if home else None


def load(
    workspace: File | None, *, environ: Mapping[str, str], flags: Mapping[str, object] | None = None
) -> Loaded:
    """Read and check all settings: *flags* (by dotted setting) before environment, workspace, user's file, defaults.

    Raises ConfigError with one line for each problem. Without a workspace no account need be named.
    """
    files = list(_files(workspace, environ))
    environment, found = from_environment(environ, merge(files))
    layers = (from_flags(flags or {}), environment, *files)
    try:
        config = Config.model_validate(merge(layers))
    except ValidationError as error:
        wrong = problems(error, Config, lambda path: _place(layers, path))
        raise failure([*found, *wrong]) from None
    found += list(_elsewhere(layers)) or [*_unserved(config, layers), *_hurried(config, layers)]
    if workspace and not config.accounts:
        found.append(
            Problem(FILE, None, "accounts", "none; the address to send from is needed: [accounts.me]")
        )
    if found:
        raise failure(found)
    return Loaded(config, layers)


def _elsewhere(layers: Sequence[Layer]) -> Iterator[Problem]:
    """Refuse a way out of the machine that the workspace's own file does not open: such a switch is forgotten."""
    for layer in layers:
        if layer.data.get("transport") == "smtp" and layer.name != FILE:
            words = '"smtp" counts only in the config.toml of the workspace: whoever opens it must see that mail leaves'
            yield Problem(*layer.place(("transport",)), "transport", words)


def _unserved(config: Config, layers: Sequence[Layer]) -> Iterator[Problem]:
    """With smtp every account needs a server; a campaign would find out too late."""
    for name, account in config.accounts.items():
        if config.transport == "smtp" and account.smtp is None:
            line = example(account.address, "smtp")
            words = f'missing, and transport = "smtp" needs it; add below [accounts.{name}]: {line}'
            yield Problem(*_place(layers, ("accounts", name)), f"accounts.{name}.smtp", words)


def _hurried(config: Config, layers: Sequence[Layer]) -> Iterator[Problem]:
    """Several lines at once and a pause after each mail contradict each other."""
    for name, account in config.accounts.items():
        _, longest = account.pause_seconds or config.sending.pause_seconds
        if account.connections > 1 and longest > 0:
            path = ("accounts", name, "connections")
            words = f"{account.connections} lines at once leave no pause between two mails: pause_seconds = 0, or take it out"
            yield Problem(*_place(layers, path), ".".join(path), words)


def _files(workspace: File | None, environ: Mapping[str, str]) -> Iterator[Layer]:
    home = environ.get("HOME")
    own = user_file(environ)
    if workspace:
        yield _read(workspace / FILE, FILE)
    if own and own.is_file() and not (workspace and own.samefile(workspace / FILE)):
        inside_home = home and own.is_relative_to(home)
        yield _read(own, f"~/{own.relative_to(home).as_posix()}" if home and inside_home else str(own))


def _read(file: File, name: str) -> Layer:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ConfigError(f"{name}: {error.strerror or error}", hint="outreach init") from None
    return from_document(parse(decode(data, name=name), name=name))


def _place(layers: Sequence[Layer], path: Path) -> tuple[str, int | None]:
    """Find the strongest layer that sets *path*, or else the table around it."""
    for length in range(len(path), 0, -1):
        for layer in layers:
            if layer.holds(path[:length]):
                return layer.place(path[:length])
    return FILE, None


def _walk(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _walk(getattr(value, name), (*path, name))
    elif isinstance(value, Mapping) and value:
        for name, below in value.items():
            yield from _walk(below, (*path, name))
    else:
        yield path, value


def _words(path: tuple[str, ...], value: Any) -> str:
    if value is None or value == {}:
        return ""
    if isinstance(value, tuple) and value and isinstance(value[0], time):
        return "-".join(f"{hour:%H:%M}" for hour in value)
    if isinstance(value, tuple):
        return shown(path, ", ".join(map(str, value)))
    return shown(path, {True: "true", False: "false"}[value] if isinstance(value, bool) else value)
