"""Reads mail that a person exported from their mail program: an mbox file, a Maildir, or a folder of mail files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from outreach.actions import mbox
from outreach.actions.batching import numbered, take_whole
from outreach.actions.mail_files import is_mailbox
from outreach.actions.maildir import files
from outreach.actions.synced import Looked, Synced
from outreach.app import App
from outreach.errors import InputError

_FOLDER = "a folder of mail files: outreach sync --from-maildir FOLDER"
_FILE = "an mbox file: outreach sync --from-mbox FILE"


def read_mbox(app: App, path: Path) -> Synced:
    """Take in what an mbox file holds (RFC 4155), or the one inside the folder that Apple Mail exports.

    Raises:
        InputError: there is no mail in it.
    """
    inside = path / "mbox" if path.is_dir() else path
    done, looked = Synced(), _looked(app, path)
    looked.new = take_whole(app, looked.account, path.name, numbered(mbox.mails(inside, hint=_FOLDER)), done)
    if not looked.new:
        raise InputError(
            f"{path}: no mail in it; an mbox file begins with a line of From and a blank",
            hint=_FOLDER,
        )
    return _ended(done, looked)


def read_maildir(app: App, folder: Path) -> Synced:
    """Take in the files of a Maildir, or of any folder, whatever their names; one that cannot be read stops no other.

    Of a mailbox file among them each mail is taken in.

    Raises:
        InputError: it is no folder, or there is no mail in it.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: a file, and no folder", hint=_FILE)
    done, looked = Synced(), _looked(app, folder)
    looked.new = take_whole(app, looked.account, folder.name, numbered(_of_files(folder, done)), done)
    if not (looked.new or done.unread):
        raise InputError(f"{folder}: no mail in it", hint=_FILE)
    return _ended(done, looked)


def _looked(app: App, path: Path) -> Looked:
    return Looked(app.config.account, path.name, 0)


def _ended(done: Synced, looked: Looked) -> Synced:
    looked.theirs = len(done.arrivals)
    done.looked = [looked]
    return done


def _of_files(folder: Path, done: Synced) -> Iterator[bytes]:
    for path in files(folder):
        try:
            raw = path.read_bytes()
            if is_mailbox(raw):
                yield from mbox.mails(path)
            else:
                yield raw
        except OSError as error:
            done.unread.append(f"{path}: {error.strerror}")
