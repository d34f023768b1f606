"""Files and stored drafts, as a person names them, in; what was found in each, one after the other, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from outreach.actions.draft_files import Sheet, Terms, of_text, read
from outreach.actions.rulebooks import of_call, of_workspace
from outreach.app import App
from outreach.errors import InputError, NoWorkspaceError, OutreachError, UsageError
from outreach.lint import Settings, check
from outreach.lint.result import Problem, Result, Source

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

    def results(self, words: Sequence[str]) -> Iterator[Result]:
        """Judge each of *words*, or all drafts that stand; one document at a time is kept."""
        try:
            settings = of_call(self.select, self.ignore, of_workspace(self.app))
        except OutreachError as error:
            self.problems.append(Problem(str(error), error.hint))
            return
        for word in words or ("",):
            try:
                if is_file(word):
                    yield self._file(word, settings)
                else:
                    yield from self._stored(word)
            except OutreachError as error:
                self.problems.append(Problem(str(error), error.hint))

    def _file(self, word: str, settings: Settings) -> Result:
        file, name = (self.stdin, self.stdin_name) if word == "-" else (Path(word), word)
        sheet = read(file, name, self.terms)
        document = sheet.document
        if self.keep:
            document = of_text(self._mended(sheet, settings, self.keep), sheet)
        return Result(document, check(document, settings), sheet.source)

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

    def _stored(self, word: str) -> Iterator[Result]:
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
                hint=f"outreach edit {word or 'DRAFT'}",
            )
        from outreach.actions import linting  # noqa: PLC0415 - files need no database
        from outreach.actions.approving import resolve  # noqa: PLC0415 - as above

        rules = linting.rulebook(self.app, select=self.select, ignore=self.ignore)
        found = resolve(self.app, [word]) if word else linting.lint(self.app)
        if self.select or self.ignore:
            found = linting.again(found, rules)
        for one in found:
            yield Result(one.document, one.findings)


def is_file(word: str) -> bool:
    """Tell a file from a campaign, a number or a person."""
    return word == "-" or Path(word).is_file() or word.endswith((".txt", ".eml")) or "/" in word
