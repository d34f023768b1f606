"""config.example.toml names and explains every setting, and is in force as it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from configured import loaded

from outreach.config import Config
from outreach.toml import check, leaves, parse

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"


def test_the_example_names_every_setting_and_is_in_force_as_it_stands(tmp_path: Path) -> None:
    example = EXAMPLE.read_text(encoding="utf-8")
    data = parse(example, name=EXAMPLE.name).data
    chosen = {
        ("accounts", "NAME"): "me",
        ("lint", "options", "NAME"): "LEN101",
        ("lint", "options", "NAME", "NAME"): "max",
    }
    for path in leaves(Config):
        level: Any = data
        for place, step in enumerate(path, start=1):
            name = chosen.get(path[:place], step)
            assert name in level, f"config.example.toml does not name {'.'.join(path)}"
            level = level[name]
    assert loaded(tmp_path, example).config.sender().brand == "Kilnhaus"


def test_the_example_shows_the_defaults() -> None:
    shown = check(parse(EXAMPLE.read_text(encoding="utf-8"), name=EXAMPLE.name), Config)
    default = Config()
    same = ("transport", "language", "time_zone", "database", "sending", "posts")
    assert [getattr(shown, name) for name in same] == [getattr(default, name) for name in same]
    assert shown.lint.model_copy(update={"options": {}}) == default.lint


def test_each_setting_of_the_example_has_a_line_of_explanation_above_it() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    bare = [
        line
        for above, line in zip(["", *lines], lines, strict=False)
        if " = " in line and not line.startswith("#") and not above.startswith(("#", "[lint.options]"))
    ]
    assert bare == []
