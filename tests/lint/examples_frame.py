"""Length, subject and suppressions: texts that are flagged, and texts that are left alone; ours alone."""

from __future__ import annotations

from example import EN, LATER, TR, Example


def _words(count: int, word: str) -> str:
    return f"{word} " * (count - 1) + f"{word}."


FLAGGED: dict[str, list[Example]] = {
    "LEN101": [
        Example(language=EN, body=_words(100, "kiln")),
        Example(language=TR, body=_words(100, "fırın")),
        Example(language=EN, body=_words(130, "don't"), profile=LATER),
        Example(language=TR, body="Merhaba {{ ad }},\n" + _words(98, "fırın"), template=True),
    ],
    "SUB201": [
        Example(language=language, subject=subject, body="Kilns.", template=template)
        for language in (EN, TR)
        for subject in (
            None,
            "",
            "  ",
            "Re:",
            "RE: Fwd:",
            "Ynt:",
            "İlt: ",
            "...",
            "(no subject)",
            "Konu yok",
            "🔥",
        )
        for template in (False, True)
    ]
    + [Example(language=TR, subject="{# konu #}", body="Fırın.", template=True)],
    "SUB202": [
        Example(language=EN, subject="k" * 61, body="Kilns."),
        Example(language=TR, subject="İ" * 61, body="Fırın."),
        Example(language=EN, subject="word " * 13 + "{{ post.title }}", body="Kilns.", template=True),
    ],
    "SUP001": [
        Example(language=EN, body="Kilns.", ignored=(("OPN301", "she writes like this"),)),
        Example(language=TR, body="Fırın.", ignored=(("stock-opener", "kendisi böyle yazıyor"),)),
        Example(language=EN, body="Kilns.", ignored=(("OPN31", "a slip"),)),
    ],
    "SUP002": [
        Example(language=EN, body="Hi,\nI hope this finds you well.", ignored=(("OPN301", " "),)),
        Example(language=TR, body="Fırın.", ignored=(("LEN101", ""),)),
    ],
}

LEFT_ALONE: dict[str, list[Example]] = {
    "LEN101": [
        Example(language=EN, body=_words(99, "kiln")),
        Example(language=TR, body=_words(99, "fırın"), profile=LATER),
        Example(language=EN, body=_words(90, "kiln") + "\n> " + _words(50, "quoted")),
        Example(language=EN, body=_words(90, "kiln") + "\r\n-- \r\n" + _words(50, "signature")),
        Example(language=TR, body="https://example.com/" + "a " * 99),
        Example(language=EN, body="{# " + _words(120, "comment") + " #}\nHi {{ name }}.", template=True),
    ],
    "SUB201": [
        *(
            Example(language=language, subject=subject, body="Kilns.", template=template)
            for language in (EN, TR)
            for subject in ("Kiln", "Re: your kiln", "İ", "7", "{{ post.title }}", "None of the above")
            for template in (False, True)
        ),
        *(
            Example(language=EN, subject=subject, body="Kilns.", profile=LATER)
            for subject in (None, "", "Re:")
        ),
    ],
    "SUB202": [
        Example(language=EN, subject="k" * 60, body="Kilns."),
        Example(language=TR, subject=f" {'İ' * 60} ", body="Fırın."),
        Example(language=TR, subject="s\u0327" * 60, body="Fırın."),
        Example(language=EN, subject="Re: " + "k" * 70, body="Kilns.", profile=LATER),
        Example(
            language=EN,
            subject='About "{{ post.title | truncate(45) | or_else_what_the_sheet_says }}"',
            body="Kilns.",
            template=True,
        ),
        Example(
            language=TR,
            subject="{% if post.title %}" + "k" * 40 + "{% else %}" + "k" * 40 + "{% endif %}",
            body="Fırın.",
            template=True,
        ),
    ],
    "SUP001": [
        Example(
            language=EN,
            body="Hi,\nI hope this finds you well.",
            ignored=(("OPN301", "she writes like this"),),
        ),
        Example(
            language=TR,
            body="Merhaba,\nUmarım iyisinizdir.",
            ignored=(("stock-opener", "kendisi böyle yazıyor"),),
        ),
        Example(language=TR, body="{{ ad }}", ignored=(("TPL501", "ad sonra gelecek"),), template=True),
    ],
    "SUP002": [
        Example(
            language=EN,
            body="Hi,\nI hope this finds you well.",
            ignored=(("OPN301", "she writes like this"),),
        ),
        Example(language=TR, body="Fırın.", ignored=(("LEN101", "koşulları tek mektupta istedi"),)),
    ],
}
