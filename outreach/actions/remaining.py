"""What names a person who was erased in; what still holds them and is not ours to erase, in words, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from outreach.app import App
from outreach.mail.delivery import Transport

_CHUNK = 1 << 20
#: How files begin whose words do not stand in their bytes: zip and so .xlsx, gzip, bzip2, xz, zstd, 7z.
_COMPRESSED = (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"7z\xbc\xaf")


def remains(app: App, words: Sequence[str]) -> Iterator[str]:
    """Say what still holds somebody, named by *words* in small letters, and is not ours to erase."""
    named, closed = list[str](), list[str]()
    wanted = [word.encode() for word in words]
    for path in _files(app):
        found = _names(path, wanted)
        if found is not False:
            (closed if found is None else named).append(str(path.relative_to(app.workspace)))
    if named:
        yield f"files that still name them: {', '.join(named)}"
    if closed:
        yield f"files that could not be searched for them, so look yourself: {', '.join(closed)}"
    if app.engine.dialect.name == "sqlite":
        yield "backups of this folder; one that is put back brings them back: forget them again then"
    else:
        yield "backups and write-ahead logs of the database's server; whoever runs it can say how long"
    if app.transport is Transport.SMTP:
        yield "your mailbox: its Sent folder, their answers, and what your provider keeps"


def _files(app: App) -> Iterator[Path]:
    for path in sorted(app.workspace.rglob("*")):
        if path.is_file() and not path.name.startswith(("secret.key", "sent.jsonl")) and not _live(app, path):
            yield path


def _names(path: Path, words: Sequence[bytes]) -> bool | None:
    """Say whether one of some words stands in a file of any size; None where that cannot be seen."""
    overlap = max(map(len, words), default=1)
    try:
        with path.open("rb") as file:
            before = b""
            while chunk := file.read(_CHUNK):
                if not before and chunk.startswith(_COMPRESSED):
                    return None
                here = before + chunk.lower()
                if any(word in here for word in words):
                    return True
                before = here[-overlap:]
    except OSError:
        return None
    return False


def _live(app: App, path: Path) -> bool:
    """Say whether it is the database itself, which holds nothing of them."""
    database = Path(app.engine.url.database or "").name if app.engine.dialect.name == "sqlite" else ""
    return bool(database) and path.name in {database, *(f"{database}{end}" for end in ("-wal", "-shm"))}
