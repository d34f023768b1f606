"""A sheet in; what each of its columns means out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from outreach.errors import InputError, UsageError
from outreach.people.addresses import bare
from outreach.people.aliases import ABOUT_A_POST, ALIASES, BESIDE_A_POST, ROW_PER_POST, heading_key
from outreach.people.guessing import guess, near
from outreach.people.meanings import OF_A_POST, Meaning
from outreach.sheets import Sheet

#: Columns of which the first word of a name is read where a column for the rest stands beside them.
_FIRST_BESIDE_LAST = frozenset(("ad", "adi", "isim", "name"))
_CHOSEN_FIRST = (Meaning.EMAIL, Meaning.HANDLE, Meaning.PROFILE_URL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of the sheet."""

    index: int
    heading: str
    meaning: Meaning
    #: The platform that the heading names ("TikTok kullanıcı adı").
    platform: str | None = None
    #: Where its words are kept that go nowhere else; the heading, with a number where it stands twice.
    field: str
    #: Whether a person said so.
    chosen: bool = False
    #: What the heading of a field may have meant.
    near: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns mean, in the order of the sheet."""

    columns: tuple[Column, ...]

    def of(self, meaning: Meaning) -> tuple[Column, ...]:
        """Return the columns of one meaning; those that a person chose stand first."""
        found = (column for column in self.columns if column.meaning is meaning)
        return tuple(sorted(found, key=lambda column: not column.chosen))

    @property
    def meanings(self) -> Mapping[int, Meaning]:
        """What stands at which index, fields left out."""
        return {
            column.index: column.meaning for column in self.columns if column.meaning is not Meaning.FIELD
        }

    @property
    def finds_people(self) -> bool:
        """Whether any column can hold an address or a handle."""
        return any(self.of(meaning) for meaning in _CHOSEN_FIRST)


def choices(text: str) -> dict[str, str]:
    """Read `--columns "Kişi=name,Ad, Soyad=name"`: heading -> meaning. A comma inside a heading is allowed.

    Raises UsageError for a piece without a meaning.
    """
    chosen: dict[str, str] = {}
    heading = ""
    for piece in text.split(","):
        before, equals, meaning = piece.rpartition("=")
        heading += before if equals else piece + ","
        if equals:
            chosen[heading.strip()] = meaning.strip()
            heading = ""
    if heading.strip(" ,"):
        raise UsageError(f"--columns: {heading.strip(' ,')!r} has no meaning", hint='--columns "Adres=email"')
    return chosen


def understand(sheet: Sheet, chosen: Mapping[str, str] | None = None) -> Columns:
    """Say what each column means, by its heading in English or Turkish; an unknown one is kept as a field.

    *chosen* (heading -> meaning) overrules. Raises UsageError for a heading that the sheet has not, or a meaning that
    does not exist, with the near one; InputError where the first row holds a person instead of headings.
    """
    _refuse_a_person(sheet)
    overruled = _overruled(sheet, chosen or {})
    columns = [_column(sheet, index, overruled.get(index)) for index in range(len(sheet.headings))]
    return Columns(tuple(_of_posts(_split_names(_name_fields(columns)))))


def _column(sheet: Sheet, index: int, chosen: Meaning | None) -> Column:
    heading = sheet.headings[index]
    guessed, platform = guess(heading, sheet.cells(index))
    offered = None if guessed or chosen or not heading else near(heading, ALIASES, likeness=0.87)
    return Column(
        index=index,
        heading=heading,
        meaning=chosen or guessed or Meaning.FIELD,
        platform=platform,
        field=heading or f"column {index + 1}",
        chosen=chosen is not None,
        near=ALIASES[offered] if offered else None,
    )


def _name_fields(columns: list[Column]) -> list[Column]:
    seen: dict[str, int] = {}
    for index, column in enumerate(columns):
        times = seen[column.field] = seen.get(column.field, 0) + 1
        if times > 1:
            columns[index] = replace(column, field=f"{column.field} ({times})")
    return columns


def _split_names(columns: list[Column]) -> list[Column]:
    """Take "Ad" beside "Soyad" for the first name; alone it is the whole one."""
    if not any(column.meaning is Meaning.LAST_NAME for column in columns):
        return columns
    return [
        replace(column, meaning=Meaning.FIRST_NAME)
        if column.meaning is Meaning.NAME
        and not column.chosen
        and heading_key(column.heading) in _FIRST_BESIDE_LAST
        else column
        for column in columns
    ]


def _of_posts(columns: list[Column]) -> list[Column]:
    """Tell what speaks of a post from what speaks of a person.

    Beside the address of a post `Başlık` is its title and `Beğeni` is no number of the person. Where each row is a post
    there is more that an import of posts alone can use.
    """
    each = any(heading_key(column.heading) in ROW_PER_POST for column in columns)
    if not each and all(column.meaning is not Meaning.POST_URL for column in columns):
        return columns
    return [_of_post(column, each=each) for column in columns]


def _of_post(column: Column, *, each: bool) -> Column:
    key = heading_key(column.heading)
    if column.chosen or column.platform:
        return column
    if column.meaning in OF_A_POST:
        return replace(column, meaning=Meaning.POST if each else Meaning.FIELD)
    if each and column.meaning in (Meaning.FIELD, Meaning.TAGS, Meaning.NOTE) and key in ABOUT_A_POST:
        return replace(column, meaning=Meaning.POST, near=None)
    if column.meaning is Meaning.FIELD and key in BESIDE_A_POST:
        return replace(column, meaning=BESIDE_A_POST[key], near=None)
    return column


def _overruled(sheet: Sheet, chosen: Mapping[str, str]) -> dict[int, Meaning]:
    keys = [heading_key(heading) for heading in sheet.headings]
    overruled: dict[int, Meaning] = {}
    for heading, word in chosen.items():
        meaning = _meaning(word)
        same = [index for index, known in enumerate(sheet.headings) if known == heading]
        same = same or [index for index, key in enumerate(keys) if key and key == heading_key(heading)]
        if not same:
            raise UsageError(f"--columns: no column {heading!r}", hint=_or_all(heading, sheet.headings))
        overruled.update(dict.fromkeys(same, meaning))
    return overruled


def _meaning(word: str) -> Meaning:
    try:
        return Meaning(word.lower().replace("-", "_").replace(" ", "_"))
    except ValueError:
        known = [meaning.value for meaning in Meaning]
        raise UsageError(f"--columns: no meaning {word!r}", hint=_or_all(word, known)) from None


def _or_all(word: str, names: list[str] | tuple[str, ...]) -> str:
    offered = near(word, names)
    return f"did you mean {offered}" if offered else f"one of: {', '.join(names)}"


def _refuse_a_person(sheet: Sheet) -> None:
    person = next((cell for cell in sheet.headings if _is_person(cell)), None)
    if person:
        raise InputError(
            f"the first row holds a person ({person}), not headings",
            hint="put a line above it that says what the columns are, such as name, email, handle",
        )


def _is_person(cell: str) -> bool:
    if heading_key(cell) in ALIASES:
        return False
    try:
        return cell.startswith(("@", "https://", "http://")) or bool(bare(cell))
    except InputError:
        return False
