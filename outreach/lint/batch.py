"""Documents that go out together in; what they share out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from outreach.lint.document import Document


class Batch:
    """The drafts of one campaign, counted once."""

    def __init__(self) -> None:
        self.size = 0

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Self:
        """Count *documents*."""
        batch = cls()
        for document in documents:
            batch.add(document)
        return batch

    def add(self, document: Document) -> None:
        """Count one more."""
        del document
        self.size += 1
