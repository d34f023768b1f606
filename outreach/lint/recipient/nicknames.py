"""A word and a person's names in; whether who is called by that word is this person out.

Short and fond forms count: `Liz` is Elizabeth, `Memo` is Mehmet, `Zeyno` and `Zeynepciğim` are Zeynep.
"""

from __future__ import annotations

from collections.abc import Iterable

from outreach.text import search_key

#: Short forms that share too few letters with the name to be told by them; of one name, or of several that share them.
_SHORT = (
    ("robert roberta", "bob bobby"), ("william", "bill billy"), ("richard", "dick rick ricky"), ("edward", "ted teddy ned"),
    ("edmund", "ted ned"), ("theodore", "ted teddy"), ("margaret", "peggy peg daisy greta meg maggie"), ("elizabeth elisabeth", "liz lizzie beth betty bess bessie libby lisa elsie"),
    ("james", "jim jimmy jamie"), ("john", "jack johnny jon"), ("henry", "harry hank"), ("charles", "chuck chaz"), ("dorothy", "dot dolly dottie"),
    ("mary", "molly polly mae"), ("sarah sara", "sally sadie"), ("ann anne anna", "nan nancy annie"), ("helen helena", "nell nellie lena"),
    ("eleanor", "nell nellie nora"), ("katherine catherine kathryn kate", "kitty kit kay cate kat katya"), ("christine christina", "tina kirsty"),
    ("alexander alexandra", "sandy sasha lex lexi xander sandra"), ("rebecca", "becky becca"), ("bridget", "biddy"), ("francis frances francesca", "frank fran cesca"),
    ("joseph josephine", "peppe pepe fifi"), ("lawrence", "larry"), ("gerald", "jerry"), ("jeremy jerome", "jerry"), ("anthony antonia", "tony toni"),
    ("michael", "mike mick mickey"), ("isabella isabel", "bella izzy"), ("victoria", "tori vicky vikki"), ("virginia", "ginny"), ("philippa philip", "pip"),
    ("mehmet", "memo memis"), ("mustafa", "mistik mustis"), ("hatice", "hatis hacer"), ("fatma", "fatos fadime"), ("ismail", "isko smail"),
    ("huseyin", "huso hus"), ("abdullah", "apo"), ("zehra", "zehis"), ("mahmut", "mamo"), ("emine", "emos emis"), ("muhammed muhammet", "memo mami"),
)  # fmt: skip
_NICKNAMES: dict[str, frozenset[str]] = {
    name: frozenset(short.split()) for names, short in _SHORT for name in names.split()
}
#: What a first part of a name takes on when it is called: Katie, Zeyno, Fatoş, Mertcim, Ayşe'ciğim.
_ENDINGS = frozenset(
    "o os oski is us i y ie ey e s ko kos cik cuk ik uk cim cum cigim cugum m im um imm li lu hanim bey abi abla hoca hocam can cann".split()  # noqa: SIM905 - read as a line
)
_LEAST = 2


def calls(word: str, names: Iterable[str]) -> bool:
    """Say whether *word*, as typed, calls somebody of these *names*: the same, its beginning, or a form of it."""
    said = search_key(word)
    return any(_is_form(said, search_key(name)) for name in names)


def _is_form(said: str, name: str) -> bool:
    if len(said) < _LEAST or len(name) < _LEAST:
        return said == name
    if name.startswith(said) or said in _NICKNAMES.get(name, ()):
        return True
    shared = next(
        (place for place, (one, other) in enumerate(zip(said, name, strict=False)) if one != other), len(name)
    )
    return any(said[place:] in _ENDINGS for place in range(_LEAST, shared + 1))


def nearly(word: str, name: str) -> bool:
    """Say whether *word* is *name* with one letter wrong, missing, too many, or two of them swapped."""
    said, meant = search_key(word), search_key(name)
    if abs(len(said) - len(meant)) > 1 or min(len(said), len(meant)) < _LEAST + 1:
        return False
    start = next(
        (place for place, (one, other) in enumerate(zip(said, meant, strict=False)) if one != other),
        min(len(said), len(meant)),
    )
    rest, wanted = said[start:], meant[start:]
    return (
        rest[1:] == wanted[1:]
        or rest[1:] == wanted
        or rest == wanted[1:]
        or (rest[:2] == wanted[:2][::-1] and rest[2:] == wanted[2:])
    )
