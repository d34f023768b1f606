"""Signature, opt-out line and what the law asks for in, the lines below a mail out."""

from __future__ import annotations

from collections.abc import Sequence

from outreach.text import Language, clean

#: How to say no, in the voice of one person; answered in the thread, so no link is needed.
OPT_OUT: dict[Language, str] = {
    Language.EN: 'If you would rather not hear from me, answer "no" and I will not write again.',
    Language.TR: 'Size yazmamı istemezseniz "hayır" diye yanıtlamanız yeterli, bir daha yazmam.',
}


_COMPANY = {
    Language.EN: ("MERSİS number", "İYS code"),
    Language.TR: ("MERSİS no", "İYS kodu"),
}


def footer(signature: str, opt_out: str | None, legal: Sequence[str], language: Language) -> str:
    """Set the lines below a mail: blocks of plain lines, one blank line between them.

    None as *opt_out* is the line that ships for *language*, an empty one leaves it out. *legal* are the blocks that the
    law asks for.
    """
    said = OPT_OUT[language] if opt_out is None else opt_out
    blocks = (_block(text) for text in (signature, said, *legal))
    return "\n\n".join(block for block in blocks if block)


def company(name: str, mersis_no: str, iys_code: str | None, language: Language) -> str:
    """Name the company as Turkish law asks of a commercial message."""
    number, code = _COMPANY[language]
    lines = (name, f"{number}: {mersis_no}", f"{code}: {iys_code}" if iys_code else "")
    return "\n".join(filter(None, lines))


def lacking(below: str, legal: Sequence[str]) -> str | None:
    """Give the first line of a block that stands not in the lines *below* a mail; None where all do."""
    missing = next((block for text in legal if (block := _block(text)) not in below), None)
    return missing.partition("\n")[0] if missing else None


def _block(text: str) -> str:
    lines = (clean(line) for line in text.splitlines())
    return "\n".join(line for line in lines if line)
