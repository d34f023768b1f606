"""Signature, opt-out line and postal address in, the lines below a mail out."""

from __future__ import annotations

from outreach.text import Language, clean

#: How to say no, in the voice of one person; answered in the thread, so no link is needed.
OPT_OUT: dict[Language, str] = {
    Language.EN: 'If you would rather not hear from me, answer "no" and I will not write again.',
    Language.TR: 'Size yazmamı istemezseniz "hayır" diye yanıtlamanız yeterli, bir daha yazmam.',
}


def footer(signature: str, opt_out: str | None, postal_address: str | None, language: Language) -> str:
    """Set the lines below a mail: blocks of plain lines, one blank line between them.

    None as *opt_out* is the line that ships for *language*, an empty one leaves it out.
    """
    said = OPT_OUT[language] if opt_out is None else opt_out
    blocks = (_block(text) for text in (signature, said, postal_address or ""))
    return "\n\n".join(block for block in blocks if block)


def _block(text: str) -> str:
    lines = (clean(line) for line in text.splitlines())
    return "\n".join(line for line in lines if line)
