"""The house rules that a machine can hold: layers, purity of the stages, one home for each library, sizes."""

import ast
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "outreach"
SHELL = {
    "__init__", "__main__", "cli", "commands", "tui", "demo", "output", "actions", "app", "store", "net", "config",
    "models", "samples",
}  # fmt: skip
"""Rooms that may know the world; every other one is pure."""
CLOCKS_AND_CHANCE = {
    "datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today", "datetime.date.today",
    "time.time", "time.time_ns", "time.monotonic", "time.monotonic_ns", "time.perf_counter", "time.perf_counter_ns",
    "time.localtime", "time.gmtime", "time.ctime", "time.sleep",
    "email.utils.localtime", "email.utils.make_msgid",
    "os.urandom", "uuid.uuid1", "uuid.uuid4", "secrets.*", "random.*",
    "print", "input", "open",
}  # fmt: skip
HOMES = {
    "click": {"cli", "commands"},
    "rich": {"output", "commands"},
    "alembic": {"store"},
    "sqlalchemy": {"store", "models"},
    "sqlmodel": {"store", "models"},
    "sqlite3": {"store"},
    "asyncio": {"actions", "net"},
} | {
    library: {"net"}
    for library in (
        "socket", "socketserver", "ssl", "selectors", "smtplib", "imaplib", "poplib", "ftplib", "http.client",
        "http.server", "urllib.request", "httpx", "aiosmtplib", "aiosmtpd", "imapclient", "dns",
    )
}  # fmt: skip
"""Library -> the only rooms that may import it."""
HANDLES = {"sqlmodel.Session", "sqlalchemy.Engine"}
"""What passes through the hands of others on its way to the store."""

MODULES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


STAGES = sorted({room(path) for path in MODULES} - SHELL)


def named(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def imports(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield (the name by which the module knows it, what it is) for every import, however late."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield (alias.asname, alias.name) if alias.asname else (alias.name.split(".")[0],) * 2
                yield "", alias.name
        elif isinstance(node, ast.ImportFrom) and not node.level:
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def dotted(node: ast.AST, known: dict[str, str]) -> str:
    """Spell out what a name or attribute refers to, '' where that cannot be told."""
    if isinstance(node, ast.Name):
        return known.get(node.id, node.id)
    if isinstance(node, ast.Attribute) and (owner := dotted(node.value, known)):
        return f"{owner}.{node.attr}"
    return ""


def impurities(source: str) -> list[str]:
    """Name every clock, unseeded chance, terminal and file that *source* reaches for, with its line."""
    tree = ast.parse(source)
    known = {name: meant for name, meant in imports(tree) if name}
    seeded = {
        id(node.func)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and (node.args or node.keywords)
    }
    found = [
        (node.lineno, full)
        for node in ast.walk(tree)
        if isinstance(node, ast.Name | ast.Attribute)
        and (full := dotted(node, known))
        and (full in CLOCKS_AND_CHANCE or f"{full.rpartition('.')[0]}.*" in CLOCKS_AND_CHANCE)
        and not (full == "random.Random" and id(node) in seeded)
    ]
    return [f"{line}: {full}" for line, full in sorted(found)]


def homeless(source: str, where: str) -> list[str]:
    """Name the libraries that *source*, a module of room *where*, may not import."""
    return sorted(
        {
            meant
            for _, meant in imports(ast.parse(source))
            for library, rooms in HOMES.items()
            if f"{meant}.".startswith(f"{library}.") and where not in rooms and meant not in HANDLES
        }
    )


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-cache'])"
    return subprocess.run(
        [sys.executable, "-c", command], cwd=folder, capture_output=True, text=True, check=False, timeout=120
    )


def test_imports_point_down() -> None:
    ran = lint_imports(ROOT)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize(
    ("module", "planted", "broken"),
    [
        ("text/folding.py", "from outreach.posts import post", "Imports point down BROKEN"),
        ("mail/letter.py", "def late():\n    import socket", "no terminal, socket or database BROKEN"),
        ("actions/importing.py", "from outreach.commands import options", "imported by nobody BROKEN"),
        ("posts/post.py", "from outreach.posts import urls\nimport outreach.posts.post", "No cycles BROKEN"),
    ],
)
def test_a_planted_import_breaks_its_contract(tmp_path: Path, module: str, planted: str, broken: str) -> None:
    shutil.copytree(PACKAGE, tmp_path / "outreach", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    if "urls" in planted:
        (tmp_path / "outreach/posts/urls.py").write_text("from outreach.posts import post\n", "utf-8")
    file = tmp_path / "outreach" / module
    file.write_text(f"{file.read_text('utf-8')}\n{planted}\n", "utf-8")
    ran = lint_imports(tmp_path)
    assert ran.returncode == 1
    assert broken in " ".join(ran.stdout.split())


def test_every_stage_is_held_by_the_contract_of_purity() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    pure = next(contract for contract in contracts if contract["type"] == "forbidden")
    assert sorted(pure["source_modules"]) == [f"outreach.{stage}" for stage in STAGES]


@pytest.mark.parametrize("path", [path for path in MODULES if room(path) in STAGES], ids=named)
def test_a_stage_takes_time_and_chance_as_arguments(path: Path) -> None:
    assert impurities(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from datetime import datetime\nnow = datetime.now()", ["2: datetime.datetime.now"]),
        ("from datetime import datetime as dt\nx = [dt.utcnow]", ["2: datetime.datetime.utcnow"]),
        ("import datetime\ndef f(): return datetime.date.today()", ["2: datetime.date.today"]),
        ("import datetime as d\nd.datetime.today()", ["2: datetime.datetime.today"]),
        ("def f():\n    import time\n    return time.time()", ["3: time.time"]),
        ("from time import monotonic\nmonotonic()", ["2: time.monotonic"]),
        ("import random\nrandom.choice([1])", ["2: random.choice"]),
        ("from random import shuffle\nshuffle([])", ["2: random.shuffle"]),
        ("import random\nrandom.Random()", ["2: random.Random"]),
        ("import email.utils\nemail.utils.make_msgid()", ["2: email.utils.make_msgid"]),
        ("def f():\n    print('x')", ["2: print"]),
        ("import random\nrandom.Random(7).choice([1])", []),
        ("from random import Random\nRandom(x=7)", []),
        ("from datetime import datetime\ndatetime.fromisoformat('2026-01-01')", []),
        ("def f(now): return now.today, moment.now(), x.print()", []),
        ("import time\ntime.strptime('1', '%d')", []),
    ],
)
def test_the_checker_of_purity_sees_what_it_should(source: str, found: list[str]) -> None:
    assert impurities(source) == found


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_library_is_imported_only_in_its_room(path: Path) -> None:
    assert homeless(path.read_text("utf-8"), room(path)) == []


@pytest.mark.parametrize(
    ("source", "where", "found"),
    [
        ("from sqlmodel import Session, select", "actions", ["sqlmodel.select"]),
        ("def f():\n    from sqlalchemy import text", "commands", ["sqlalchemy.text"]),
        ("import sqlalchemy.orm as orm", "output", ["sqlalchemy.orm"]),
        ("import http.client", "posts", ["http.client"]),
        ("from urllib import request", "actions", ["urllib.request"]),
        ("from socket import create_connection", "actions", ["socket.create_connection"]),
        ("from sqlmodel import select\nimport sqlite3", "store", []),
        ("import socket, ssl, asyncio", "net", []),
        ("from urllib.parse import quote\nfrom http import HTTPStatus", "posts", []),
    ],
)
def test_the_checker_of_homes_sees_what_it_should(source: str, where: str, found: list[str]) -> None:
    assert homeless(source, where) == found


def queries(source: str) -> list[str]:
    """Name the calls that run a query of their own."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and node.args)
    verbs = {"exec", "execute", "executemany", "scalar", "scalars"}
    return [
        f"{c.lineno}: {c.func.attr}"
        for c in calls
        if isinstance(c.func, ast.Attribute) and c.func.attr in verbs
    ]


@pytest.mark.parametrize("path", [p for p in MODULES if room(p) not in {"store", "models"}], ids=named)
def test_only_the_store_runs_queries(path: Path) -> None:
    assert queries(path.read_text("utf-8")) == []


def test_the_checker_of_queries_sees_one() -> None:
    assert queries("def f(db):\n    return db.execute('SELECT 1')") == ["2: execute"]


def test_commands_are_a_folder_and_nothing_else() -> None:
    assert (PACKAGE / "commands/__init__.py").read_bytes() == b""


@pytest.mark.parametrize("path", [p for p in MODULES if p.stat().st_size], ids=named)
def test_a_module_says_what_goes_in_and_what_comes_out(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


def test_no_file_is_long() -> None:
    written = [path for path in MODULES if path.parent.name != "versions"]  # a migration is the schema, whole
    lengths = {named(path): len(path.read_text("utf-8").splitlines()) for path in written}
    assert {name: length for name, length in lengths.items() if length > 300} == {}
