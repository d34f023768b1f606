"""What is shipped: the wheel holds all that the program reads, and constraints.txt pins all that a test run installs."""

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from hatchling.build import build_sdist, build_wheel
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
CONSTRAINTS = (ROOT / "constraints.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked."""
    return _wheel(ROOT, tmp_path_factory.mktemp("wheel"))


def _wheel(project: Path, into: Path) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        name = build_wheel(str(into))
    with zipfile.ZipFile(into / name) as packed:
        packed.extractall(into / "unpacked")
    return into / "unpacked"


def _files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def _source(folder: str) -> set[str]:
    return {name for name in _files(ROOT / folder) if "__pycache__" not in name}


def test_the_wheel_holds_the_whole_package(wheel: Path) -> None:
    assert {f"outreach/{name}" for name in _source("outreach")} <= _files(wheel)


def test_the_wheel_holds_the_shipped_templates(wheel: Path) -> None:
    templates = _source("templates")
    assert {name.split("/")[0] for name in templates} >= {"en", "tr"}
    assert {f"outreach/_templates/{name}" for name in templates} <= _files(wheel)


@pytest.mark.parametrize(
    "pattern",
    [
        "outreach/py.typed",
        "outreach/config.example.toml",
        "outreach/law/rules.toml",
        "outreach/lint/phrases/*.en.toml",
        "outreach/lint/phrases/*.tr.toml",
        "outreach/samples/*.csv",
        "outreach/store/migrations/env.py",
        "outreach/store/migrations/script.py.mako",
        "outreach/store/migrations/versions/0001_*.py",
        "outreach/store/migrations/versions/0002_*.py",
        "outreach/store/migrations/versions/0003_*.py",
        "outreach/store/migrations/versions/0004_*.py",
    ],
)
def test_the_wheel_holds_what_is_read_by_name(wheel: Path, pattern: str) -> None:
    assert list(wheel.glob(pattern))


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    assert {path.name for path in wheel.iterdir()} == {"outreach", f"outreach-{PROJECT['version']}.dist-info"}
    assert [name for name in _files(wheel) if name.endswith((".pyc", ".db", ".key"))] == []


def test_the_wheel_makes_the_command(wheel: Path) -> None:
    (entry,) = wheel.glob("*.dist-info/entry_points.txt")
    assert "outreach = outreach.__main__:main" in entry.read_text("utf-8")


def test_the_program_in_the_wheel_starts_and_finds_its_templates(wheel: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(wheel), "PYTHONDONTWRITEBYTECODE": "1"}
    script = (
        "from outreach.__main__ import main; from outreach.drafts.templates import shipped\n"
        "print(shipped()); main()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, "--version"],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert ran.stdout.splitlines() == [str(wheel / "outreach/_templates"), f"outreach {PROJECT['version']}"]


def test_the_wheel_can_be_built_from_the_source_archive(wheel: Path, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        name = build_sdist(str(tmp_path))
    with tarfile.open(tmp_path / name) as packed:
        packed.extraction_filter = getattr(
            tarfile, "data_filter", lambda member, _: member
        )  # absent in 3.11.2
        packed.extractall(tmp_path / "source")
    (source,) = (tmp_path / "source").iterdir()
    assert _files(_wheel(source, tmp_path / "again")) == _files(wheel)


def test_the_version_is_said_once(wheel: Path) -> None:
    (line,) = re.findall(r'__version__ = "(.*)"', (wheel / "outreach/__init__.py").read_text("utf-8"))
    assert line == PROJECT["version"]


def pins() -> dict[str, str]:
    """Read name -> version; a package that differs by Python or system has several, of which any will do here."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", CONSTRAINTS, re.MULTILINE))


def installed_by_tests() -> list[str]:
    extras = PROJECT["optional-dependencies"]
    own = [*extras["all"][0].removeprefix("outreach[").rstrip("]").split(","), "test"]
    return [*PROJECT["dependencies"], *(line for name in own for line in extras[name])]


@pytest.mark.parametrize("line", installed_by_tests())
def test_constraints_pin_a_version_that_the_project_allows(line: str) -> None:
    wanted = Requirement(line)
    version = pins().get(wanted.name.lower())
    assert version, f"{wanted.name}: the first lines of constraints.txt say how it is made"
    assert wanted.specifier.contains(version)


def test_constraints_name_a_hash_for_each_version_and_no_address() -> None:
    entries = re.split(r"^(?=[a-z])", CONSTRAINTS, flags=re.MULTILINE)[1:]
    assert len(entries) >= len(pins()) > 40
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.findall(r"^.*(?:://|--index|--find-links|@ ).*$", CONSTRAINTS, re.MULTILINE) == []
