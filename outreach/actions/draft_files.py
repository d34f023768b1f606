"""The bytes of a file in, a document for the rules out; and the mended text back into the file."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO, NamedTuple

from outreach.drafts.encoding import decode, encode
from outreach.drafts.form import parse, uncommented
from outreach.errors import InputError
from outreach.lint.document import Document, Kind, Profile
from outreach.lint.result import Source
from outreach.text import Language, guess_language

#: Bytes of a draft, and of a mail with all that hangs on it, that are read.
MOST, MOST_OF_MAIL = 256 * 1024, 2 * 1024 * 1024
#: What stands for any letters in the name of a file, until a shell has found one.
_MANY = frozenset("*?[")


class Terms(NamedTuple):
    """How files are judged that do not say so themselves."""

    profile: Profile | None = None
    kind: Kind = Kind.INFLUENCER
    language: Language | None = None
    template: bool = False


class Sheet(NamedTuple):
    """One file as it was read."""

    #: How findings and errors call it.
    name: str
    data: bytes
    terms: Terms
    source: Source
    #: None for what came by a pipe.
    path: Path | None = None
    #: Of a draft; a mail has no text of its own.
    text: str = ""

    @property
    def document(self) -> Document:
        """What the rules look at. InputError where nothing can be judged."""
        return of_mail(self) if self.source is Source.MAIL else of_text(self.text, self)


def read(file: Path | BinaryIO, name: str, terms: Terms) -> Sheet:
    """Read a draft, a template or, by its name, a mail. InputError where it cannot be read, or is too large to be one."""
    source = Source.MAIL if name.lower().endswith(".eml") else Source.FILE
    most = MOST_OF_MAIL if source is Source.MAIL else MOST
    try:
        data = _bytes(file, most + 1)
    except OSError as error:
        if isinstance(error, IsADirectoryError):
            raise folder(name) from None
        if isinstance(error, FileNotFoundError) and not _MANY.isdisjoint(name):
            raise InputError(f"{name}: no file is called like that") from None
        raise InputError(f"{name}: {error.strerror or error}") from None
    path = file if isinstance(file, Path) else None
    if source is Source.MAIL:
        return Sheet(name=name, data=data[:most], terms=terms, source=source, path=path)
    if len(data) > most:
        raise InputError(f"{name}: larger than {most // 1024} KB, which no draft is")
    text = decode(data, name=name)
    return Sheet(name=name, data=data, terms=terms, source=source, path=path, text=text)


def folder(name: str) -> InputError:
    """Say that a folder is no draft, and how the files in it are named."""
    inside = next((one for one in ("*.txt", "*/*.txt", "*.eml") if any(Path(name).glob(one))), "*.txt")
    return InputError(f"{name}: this is a folder", hint=f"name the files in it: {name.rstrip('/')}/{inside}")


def of_text(text: str, sheet: Sheet) -> Document:
    """Make a document of the text of a draft or template."""
    form, terms = parse(text, name=sheet.name), sheet.terms
    if not form.subject and not form.body:
        raise InputError(f"{sheet.name}: nothing to judge: it is empty")
    goes_on = terms.template and not form.subject  # a template without Subject takes it from its thread
    said = uncommented(form.body) if terms.template else form.body
    return Document(
        name=sheet.name,
        subject=form.subject,
        body=form.body,
        language=form.language or terms.language or guess_language(said),
        profile=terms.profile or (Profile.FOLLOW_UP if goes_on else Profile.FIRST),
        kind=terms.kind,
        template=terms.template,
        body_line=form.body_line,
        subject_line=form.subject_line,
        subject_column=form.subject_column,
        ignored=form.ignored,
        ignored_places=form.ignored_places,
    )


def of_mail(sheet: Sheet) -> Document:
    """Make a document of a mail's subject and text; one that answers another is no first mail."""
    from outreach.mail.reading import read as read_mail  # noqa: PLC0415 - a draft should not pay for it

    parts, terms = read_mail(sheet.data), sheet.terms
    if not (parts.subject or parts.from_ or parts.to or parts.message_id):
        raise InputError(f"{sheet.name}: this is not an e-mail")
    body = "\n".join(line.rstrip() for line in parts.text.splitlines()).strip("\n")
    if not body:
        raise InputError(f"{sheet.name}: nothing to judge: no text in this mail")
    goes_on = bool(parts.in_reply_to or parts.references)
    return Document(
        name=sheet.name,
        subject=parts.subject or None,
        body=body,
        language=terms.language or guess_language(body),
        profile=terms.profile or (Profile.FOLLOW_UP if goes_on else Profile.FIRST),
        kind=terms.kind,
        template=terms.template,
    )


def rewrite(path: Path, sheet: Sheet, text: str) -> None:
    """Put *text* in the place of what *sheet* was read from, whole, in its encoding and with its mode.

    InputError where the file may not be changed, or was changed since it was read.
    """
    from outreach.actions.workspace import write_whole  # noqa: PLC0415 - only what is mended is written

    target = path.resolve()
    try:
        with target.open("r+b") as file:
            if file.read() != sheet.data:
                raise InputError(f"{sheet.name}: changed meanwhile, so it was left alone")
        mode = target.stat().st_mode & 0o7777
        write_whole(target, encode(text, sheet.data, name=sheet.name), mode=mode)
        target.chmod(mode)
    except OSError as error:
        raise InputError(f"{sheet.name}: {error.strerror or error}") from None


def _bytes(file: Path | BinaryIO, most: int) -> bytes:
    if not isinstance(file, Path):
        return file.read(most)
    with file.open("rb") as opened:
        return opened.read(most)
