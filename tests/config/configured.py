"""A workspace's config.toml as a test writes it, and the settings or the faults that are read of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from outreach.config import Loaded, load
from outreach.errors import ConfigError

SMALL = """\
[accounts.selin]
name = "Selin Aydın"
address = "selin@kilnhaus.example"
"""


def loaded(
    folder: Path,
    text: str,
    environ: Mapping[str, str] | None = None,
    flags: Mapping[str, object] | None = None,
) -> Loaded:
    """Read the settings of a workspace with this file."""
    (folder / "config.toml").write_text(text, encoding="utf-8")
    return load(folder, environ=environ or {}, flags=flags)


def faults(folder: Path, text: str, environ: Mapping[str, str] | None = None) -> list[str]:
    """Read what is wrong with this file, one line each."""
    with pytest.raises(ConfigError) as caught:
        loaded(folder, text, environ)
    return str(caught.value).split("\n")
