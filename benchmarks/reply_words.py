"""Answers of many mail programs in; how often exactly their new words are found out: `python -m benchmarks.reply_words`.

The forms are ours (`tests/replies/forms`): each an answer and the words in it that a person wrote. They are read twice: as
`sync` reads them, which knows the mail that they answer, and as `read` does, which does not. Exit code 1 where a floor does
not hold.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from outreach.mail.reading import read
from outreach.replies.new_words import written

FORMS = Path(__file__).parents[1] / "tests/replies/forms"
#: Of ten forms so many are exact, with the mail that they answer and without it.
FLOOR = 9.0


@dataclass(frozen=True, slots=True)
class Form:
    """One answer, and what is new in it."""

    language: str
    name: str
    raw: bytes
    new: str
    #: The mail that it answers.
    ours: str

    def found(self, *, known: bool) -> str:
        """Give the new words that are found, with the mail that it answers *known* or not."""
        return written(read(self.raw), self.ours if known else "")

    def exact(self, *, known: bool) -> bool:
        """Say whether these are the words that a person wrote; blanks do not count."""
        return self.found(known=known).split() == self.new.split()


def forms() -> Iterator[Form]:
    """Read the forms of every language."""
    for file in sorted(FORMS.glob("*.toml")):
        page = tomllib.loads(file.read_text("utf-8"))
        for one in page["form"]:
            yield Form(file.stem, one["id"], _mail(one, page["ours"].strip()), one["new"], page["ours"])


def _mail(form: dict[str, Any], ours: str) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = form.get("from", "ayse@ornek.example"), "Re: Mavi sır"
    quoted = "\n".join(f"> {line}".rstrip() for line in ours.splitlines())
    if "text" in form:
        mail.set_content(form["text"].strip("\n").replace("{ours}", ours).replace("{quoted}", quoted) + "\n")
    if "html" in form:
        put = mail.add_alternative if "text" in form else mail.set_content
        put(form["html"], subtype="html")
    return bytes(mail)


def table(found: Sequence[Form]) -> str:
    """Write how many forms of each language are exact."""
    rows = ["| new words, exact | mail known | mail not known | floor |", "|---|---|---|---|"]
    for language in sorted({form.language for form in found}):
        some = [form for form in found if form.language == language]
        known, alone = (sum(form.exact(known=known) for form in some) for known in (True, False))
        rows.append(
            f"| {language}, {len(some)} forms of our own | {known / len(some):.2f} | {alone / len(some):.2f} | {FLOOR / 10} |"
        )
    return "\n".join(rows) + "\n"


def misses(found: Sequence[Form]) -> Iterator[str]:
    """Name the forms that are not exact, with what was found."""
    for form in found:
        for known in (True, False):
            if not form.exact(known=known):
                yield f"{_named(form, known=known)}: {form.found(known=known)!r}"


def inexact(found: Sequence[Form]) -> Iterator[str]:
    """Name the forms that are not exact."""
    return (
        _named(form, known=known) for form in found for known in (True, False) if not form.exact(known=known)
    )


def _named(form: Form, *, known: bool) -> str:
    return f"{form.language} {form.name}, mail {'known' if known else 'not known'}"


def holds(found: Sequence[Form]) -> bool:
    """Say whether the floor holds for each language, the mail known or not."""
    languages = {form.language for form in found}
    return all(
        10 * sum(form.exact(known=known) for form in found if form.language == language)
        >= FLOOR * sum(form.language == language for form in found)
        for language in languages
        for known in (True, False)
    )


def main() -> int:
    """Measure and print."""
    found = list(forms())
    print(table(found), *misses(found), sep="\n")
    return 0 if holds(found) else 1


if __name__ == "__main__":
    sys.exit(main())
