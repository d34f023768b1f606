"""Files and stored drafts, as a person names them, in; what was found in each, one after the other, out."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import groupby
from os.path import normpath
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from outreach.actions.draft_files import Sheet, Terms, folder, of_text, read
from outreach.actions.rulebooks import of_call, of_workspace
from outreach.app import App
from outreach.errors import InputError, NoWorkspaceError, OutreachError, UsageError
from outreach.lint import Batch, Crew, Document, Finding, Settings, Task, check, check_all
from outreach.lint.result import Problem, Result, Source

if TYPE_CHECKING:
    from outreach.actions.linting import Judged
    from outreach.lint.together.headline import Headline, Sighting

#: Takes a file and the text that it is to have.
Keep = Callable[[Sheet, str], None]


@dataclass(kw_only=True)
class Judging:
    """One call of the linter. What cannot be judged stops none of the others."""

    app: App
    stdin: BinaryIO
    stdin_name: str = "stdin"
    terms: Terms = field(default_factory=Terms)
    #: Rules by code, name or first letters, before what workspace and campaign say.
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    #: What becomes of a mended text; None to mend nothing.
    keep: Keep | None = None
    #: Also what may change the meaning.
    unsafe: bool = False
    #: What could not be judged, in the order of the words.
    problems: list[Problem] = field(default_factory=list, init=False)
    #: How often each rule mended something, and how many files changed.
    mended: Counter[str] = field(default_factory=Counter, init=False)
    changed: int = field(default=0, init=False)
    #: What matters most of all of them together.
    headline: Headline | None = field(default=None, init=False)
    _sighting: Sighting | None = field(default=None, init=False)
    _piped: Sheet | None = field(default=None, init=False)

    def results(self, words: Sequence[str]) -> Iterator[Result]:
        """Judge each of *words*, or all drafts that stand; of files some hundred are kept at most.

        What they share is counted before: `headline` is known when this returns.
        """
        try:
            settings = of_call(self.select, self.ignore, of_workspace(self.app))
        except OutreachError as error:
            self._refuse(error)
            return iter(())
        named = words or ("",)
        files = tuple({normpath(word): word for word in named if is_file(word)}.values())
        batch = None
        if len(files) > 1 and not self.terms.template:
            batch = self._together(files, settings)
        parts = [word if is_file(word) else self._found(word) for word in named]
        self.headline = self._sighting.headline() if self._sighting else None
        return self._judged(parts, settings, batch)

    def _judged(
        self, parts: Sequence[str | Sequence[Judged] | OutreachError], settings: Settings, batch: Batch | None
    ) -> Iterator[Result]:
        for _, some in groupby(parts, lambda part: isinstance(part, str)):
            beside = list(some)
            yield from self._files([part for part in beside if isinstance(part, str)], settings, batch)
            for part in beside:
                if isinstance(part, OutreachError):
                    self._refuse(part)
                elif not isinstance(part, str):
                    yield from (Result(one.document, one.findings) for one in part)

    def _refuse(self, error: OutreachError) -> None:
        self.problems.append(Problem(str(error), error.hint))

    def _files(self, words: Sequence[str], settings: Settings, batch: Batch | None) -> Iterator[Result]:
        """Judge files that stand beside each other."""
        read: deque[tuple[Document, Source]] = deque()

        def tasks() -> Iterator[Task]:
            for word in words:
                try:
                    read.append(self._read(word, settings))
                except OutreachError as error:
                    self._refuse(error)
                else:
                    yield Task(read[-1][0], settings)

        with Crew(len(words)) as crew:
            for findings in check_all(tasks(), batch, crew):
                document, source = read.popleft()
                yield Result(document, findings, source)

    def _read(self, word: str, settings: Settings) -> tuple[Document, Source]:
        """Read a file, mended where that was asked for."""
        sheet = self._sheet(word)
        if self.keep:
            return of_text(self._mended(sheet, settings, self.keep), sheet), sheet.source
        return sheet.document, sheet.source

    def _sheet(self, word: str) -> Sheet:
        """Read a file; a pipe once."""
        if word != "-":
            return read(Path(word), word, self.terms)
        self._piped = self._piped or read(self.stdin, self.stdin_name, self.terms)
        return self._piped

    def _together(self, files: Sequence[str], settings: Settings) -> Batch | None:
        """Count what *files* share, and look at all of them for the headline; None where no rule compares."""
        from outreach.lint.rules import RULES  # noqa: PLC0415 - as above
        from outreach.lint.together.headline import CODES  # noqa: PLC0415 - a single file is in no batch

        if not any(rule.code in CODES for rule, _ in settings.chosen):
            return None
        comparing = Settings(
            ignore=tuple(rule.code for rule in RULES if rule.code not in CODES), wider=settings
        )
        batch = Batch.of(self._documents(files))
        for document in self._documents(files):
            self._sight(document, check(document, comparing, batch), batch)
        return batch

    def _documents(self, files: Sequence[str]) -> Iterator[Document]:
        """Read what can be read; of the others the problem is told when they are judged."""
        for word in files:
            with suppress(OutreachError):
                yield self._sheet(word).document

    def _sight(self, document: Document, findings: Sequence[Finding], batch: Batch) -> None:
        from outreach.lint.together.headline import Sighting  # noqa: PLC0415 - a single file is in no batch

        self._sighting = self._sighting or Sighting()
        self._sighting.add(document, findings, batch)

    def _mended(self, sheet: Sheet, settings: Settings, keep: Keep) -> str:
        from outreach.lint.fixing import mend  # noqa: PLC0415 - only a call that mends needs it

        if sheet.source is Source.MAIL:
            raise InputError(
                f"{sheet.name}: a mail is judged, not changed", hint="mend what it was made from"
            )
        text, applied = mend(sheet.text, lambda text: of_text(text, sheet), settings, unsafe=self.unsafe)
        keep(sheet, text)
        self.mended.update(applied)
        self.changed += bool(applied)
        return text

    def _found(self, word: str) -> Sequence[Judged] | OutreachError:
        """Judge stored drafts, or say why not."""
        try:
            found = self._stored(word)
        except (NoWorkspaceError, UsageError) as error:
            return folder(word) if word and Path(word).is_dir() else error
        except OutreachError as error:
            return error
        for one in found:
            self._sight(one.document, one.findings, one.batch)
        return found

    def _stored(self, word: str) -> Sequence[Judged]:
        """Judge stored drafts: those of a campaign, of a number or person, or all."""
        try:
            self.app.workspace  # noqa: B018 - only whether there is one
        except NoWorkspaceError as error:
            if not word or self.app.folder:
                raise
            raise NoWorkspaceError(f"{word}: no such file, and {error}", hint=error.hint) from None
        if self.keep:
            raise UsageError(
                f"{word or 'stored drafts'}: only files are mended here; a changed draft needs a new approval",
                hint=f"outreach edit {word if word.isdecimal() or word.startswith('@') else 'DRAFT'}",
            )
        from outreach.actions import linting  # noqa: PLC0415 - files need no database
        from outreach.actions.approving import resolve  # noqa: PLC0415 - as above

        rules = linting.rulebook(self.app, select=self.select, ignore=self.ignore)
        return resolve(self.app, [word], rules) if word else linting.lint(self.app, rules=rules)


def is_file(word: str) -> bool:
    """Tell a file from a campaign, a number or a person."""
    return word == "-" or Path(word).is_file() or word.endswith((".txt", ".eml")) or "/" in word
