"""A template's name and language in, its file out: the workspace's own before the shipped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from outreach.drafts.near import nearest
from outreach.errors import TemplateError
from outreach.text import Language, sort_key

_NAME = re.compile(r"\w[\w-]*")


def shipped() -> Path:
    """Find the folder of templates that comes with the program: in the wheel, else beside the package."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_templates"
    return inside if inside.is_dir() else package.parent / "templates"


def find(name: str, language: Language, folders: Sequence[Path]) -> Path:
    """Find `LANG/NAME.txt` in the first of *folders* that has it; *name* is such as `paid-first`.

    TemplateError, with the near name and the folders, where none has it.
    """
    if not _NAME.fullmatch(name):
        raise TemplateError(f"{name!r}: a template's name is letters, digits and hyphens, such as paid-first")
    files = (folder / language / f"{name}.txt" for folder in folders)
    found = next((file for file in files if file.is_file()), None)
    if found:
        return found
    looked = ", ".join(str(folder / language) for folder in folders)
    raise TemplateError(
        f"{language}/{name}.txt: no such template in {looked}", hint=_hint(name, language, folders)
    )


def names(language: Language, folders: Sequence[Path]) -> list[str]:
    """List the templates that there are in *language*, by name."""
    found = {file.stem for folder in folders for file in (folder / language).glob("*.txt")}
    return sorted(found, key=sort_key)


def _hint(name: str, language: Language, folders: Sequence[Path]) -> str:
    others = [other for other in Language if name in names(other, folders)]
    if others:
        return f"there is {others[0]}/{name}.txt to translate"
    near = nearest(name, names(language, folders))
    if near:
        return f"did you mean {near}?"
    return f"there are {', '.join(names(language, folders)) or 'none in this language'}"
