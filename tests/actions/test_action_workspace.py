"""A workspace is made whole, and answers are checked before."""

from pathlib import Path

import pytest

from outreach.actions.workspace import FOLDERS, Answers, fault, make, write_whole
from outreach.app import App
from outreach.errors import ConfigError, UsageError
from outreach.text import Language

ANSWERS = Answers(
    name="Selin", address="selin@kilnhaus.example", brand="", language=Language.EN, time_zone="Europe/Berlin"
)


def test_it_can_be_used_at_once(tmp_path: Path) -> None:
    assert make(tmp_path / "a" / "b", ANSWERS) == tmp_path / "a" / "b" / "config.toml"
    app = App(folder=tmp_path / "a" / "b", environ={})
    assert (app.config.time_zone, app.config.sender().brand) == ("Europe/Berlin", None)
    assert len(app.secret) == 32
    assert all((tmp_path / "a" / "b" / name).is_dir() for name in FOLDERS)


def test_two_workspaces_have_two_keys(tmp_path: Path) -> None:
    make(tmp_path / "a", ANSWERS)
    make(tmp_path / "b", ANSWERS)
    assert (tmp_path / "a" / "secret.key").read_bytes() != (tmp_path / "b" / "secret.key").read_bytes()


def test_an_answer_that_settings_refuse_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        make(
            tmp_path / "new", Answers(name="x", address="x", brand="", language=Language.EN, time_zone="UTC")
        )
    assert not (tmp_path / "new").exists()


def test_a_workspace_that_stands_is_not_touched(tmp_path: Path) -> None:
    make(tmp_path, ANSWERS)
    key = (tmp_path / "secret.key").read_bytes()
    with pytest.raises(UsageError, match="is there already; nothing was changed"):
        make(tmp_path, ANSWERS)
    assert (tmp_path / "secret.key").read_bytes() == key


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"address": "selin"}, "must be one address alone, such as selin@kilnhaus.example"),
        ({"time_zone": "Nowhere"}, "no such time zone: 'Nowhere'; write one such as Europe/Istanbul"),
        ({"name": ""}, "is empty"),
        ({"name": "a\x07"}, "holds a control character"),
        ({"name": "a\udc80"}, "a name or text holds bytes that are no letters"),
        ({"brand": ""}, None),
        ({"name": 'Selin "S"'}, None),
    ],
)
def test_one_answer_is_judged_alone(answer: dict[str, str], said: str | None) -> None:
    assert fault(**answer) == said


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_whole(path, b"one")
    path.with_name("file.part").mkdir()
    with pytest.raises(OSError, match="Is a directory"):
        write_whole(path, b"two")
    assert path.read_bytes() == b"one"
