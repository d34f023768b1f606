"""Questions to a mailbox in; the server's answers out, also those for which nobody waited when they were asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from imapclient import IMAPClient  # type: ignore[import-untyped]  # it has none
from imapclient.exceptions import (  # type: ignore[import-untyped]  # it has none
    IMAPClientAbortError,
    IMAPClientError,
)

#: `FETCH` by uid, or `STATUS`, and what is asked.
Question = tuple[str, ...]


class Ahead:
    """The questions on one line. It raises what the library raises.

    What is asked ahead the server answers while we do something else; before anything else is asked, the answers are read.
    """

    def __init__(self, client: IMAPClient) -> None:
        self._client = client
        self._line = client._imap  # noqa: SLF001 - the library waits for each answer
        #: What was asked, and the tag under which the server answers it.
        self._asked: list[tuple[Question, Any]] = []
        self._answers: dict[Question, Sequence[Any]] = {}

    def ask(self, *questions: Question) -> None:
        """Ask what `answer` will soon be asked for, and do not wait."""
        for question in questions:
            by_uid = ("UID",) if question[0] == "FETCH" else ()
            self._asked.append((question, self._line._command(*by_uid, *question)))  # noqa: SLF001 - as above

    def settle(self) -> None:
        """Read the answers to all that was asked; a refusal is forgotten, and comes again when `answer` asks."""
        while self._asked:
            question, tag = self._asked.pop(0)
            try:
                self._answers[question] = self._read(question[0], tag)
            except IMAPClientError as error:
                if isinstance(error, IMAPClientAbortError):
                    raise

    def forget(self) -> None:
        """Forget what was answered of a folder that is left."""
        self._answers.clear()

    def answer(self, question: Question) -> Sequence[Any]:
        """Give the answer, once."""
        self.settle()
        known = self._answers.pop(question, None)
        if known is None:
            self.ask(question)
            known = self._read(question[0], self._asked.pop()[1])
        return known

    def _read(self, name: str, tag: Any) -> Sequence[Any]:
        done = self._line._command_complete("UID" if name == "FETCH" else name, tag)  # noqa: SLF001 - as above
        status, answer = self._line._untagged_response(*done, name)  # noqa: SLF001 - as above
        self._client._checkok(name.lower(), status, answer)  # noqa: SLF001 - as above
        said: Sequence[Any] = answer
        return said
