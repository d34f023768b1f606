"""The files that a step names in; they themselves, or what is wrong with them, out. They lie in `files/` of the workspace."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from outreach.app import App
from outreach.campaigns import Step
from outreach.errors import InputError
from outreach.mail import files
from outreach.mail.letter import Attachment

FOLDER = "files"
_MEGABYTE = 1_000_000


def fingerprints(app: App, step: Step | None) -> list[str]:
    """Name the files of a step with what is in them, for the evidence; a picture as a file.

    Raises:
        InputError: one is missing, is none that can be sent, or together they are too large.
    """
    if step is None or not step.files:
        return []
    if found := next(problems(app, step), None):
        raise InputError(found, hint="mend it, or take the file out of the campaign")
    return [_fingerprint(name, path, *_state(path)) for name, path in _paths(app, step.files)]


def problems(app: App, step: Step) -> Iterator[str]:
    """Say what is wrong with the files of a step, one line each."""
    sizes = []
    for name, path in _paths(app, step.files):
        if why := _fault(app, path) or files.fault(name, picture=name in step.pictures):
            yield f"{FOLDER}/{name}: {why}"
        else:
            sizes.append(path.stat().st_size)
    most, whole = app.config.sending.attachments_mb, files.travelling(sizes)
    if whole > most * _MEGABYTE:
        yield (
            f"{FOLDER}/: the files of {step.name} are {whole / _MEGABYTE:.1f} MB in a mail, "
            f"more than sending.attachments_mb = {most}"
        )


def load(
    app: App, step: Step | None, message_id: str
) -> tuple[tuple[Attachment, ...], tuple[Attachment, ...]]:
    """Read what goes with one mail: attachments and pictures.

    Raises:
        InputError: as `fingerprints`.
    """
    if step is None or not fingerprints(app, step):
        return (), ()
    attached = tuple(_read(name, path) for name, path in _paths(app, step.attachments))
    shown = tuple(
        _read(name, path, files.content_id(place, message_id))
        for place, (name, path) in enumerate(_paths(app, step.pictures), 1)
    )
    return attached, shown


def _paths(app: App, names: tuple[str, ...]) -> list[tuple[str, Path]]:
    return [(name, app.workspace / FOLDER / name) for name in names]


def _fault(app: App, path: Path) -> str | None:
    """Say why a path is no file of the folder; a link must not lead out of it."""
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to((app.workspace / FOLDER).resolve()):
            return "leads out of the folder"
        if not real.is_file():
            return "is no file"
        with real.open("rb"):
            return None
    except OSError as error:
        return "no such file" if isinstance(error, FileNotFoundError) else f"cannot be read: {error.strerror}"


def _read(name: str, path: Path, content_id: str | None = None) -> Attachment:
    return Attachment(name.rpartition("/")[2], files.kind_of(name), path.read_bytes(), content_id)


def _state(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=256)
def _fingerprint(name: str, path: Path, _changed: int, _size: int) -> str:
    return files.fingerprint(name.rpartition("/")[2], path.read_bytes())
