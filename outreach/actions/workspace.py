"""Makes a workspace: settings, folders, secret key."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from outreach.config import starter
from outreach.errors import UsageError
from outreach.text import Language

#: What people write into; `outbox/` is made by the first sending.
FOLDERS = ("campaigns", "templates", "inbox")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What `init` asks."""

    name: str
    address: str
    brand: str
    language: Language
    time_zone: str


def make(folder: Path, answers: Answers) -> Path:
    """Write a new workspace into *folder* and give the path of its config.toml.

    Raises:
        UsageError: there is one already; nothing is touched.
    """
    config = folder / "config.toml"
    if config.exists():
        raise UsageError(
            f"{config} is there already; nothing was changed",
            hint=f"outreach --workspace {folder} config show",
        )
    text = starter(
        name=answers.name,
        address=answers.address,
        brand=answers.brand,
        language=answers.language,
        time_zone=answers.time_zone,
    )
    for name in FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    key = folder / "secret.key"
    if not key.exists():
        _write_private(key, secrets.token_hex(32) + "\n")
    # Last, because it is what makes the folder a workspace.
    _write_private(config, text)
    return config


def _write_private(path: Path, text: str) -> None:
    """Write a file that only its owner reads, whole or not at all."""
    part = path.with_name(path.name + ".part")
    handle = os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
