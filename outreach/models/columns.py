"""Column types that mean the same on SQLite and PostgreSQL, and the base of every table."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, ClassVar

from pydantic import ConfigDict
from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Date,
    DateTime,
    Enum,
    Float,
    Integer,
    MetaData,
    String,
    Table,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import registry
from sqlmodel import SQLModel

#: A key or a count that may pass 2**31: INTEGER PRIMARY KEY on SQLite, BIGINT on PostgreSQL.
Id = BigInteger().with_variant(Integer, "sqlite")
#: A JSON value; assign a new one to change it, a change in place is not seen.
Json = JSON(none_as_null=True)

# STRICT tables of SQLite know INTEGER, REAL, TEXT and BLOB alone.
_STRICT_NAMES = {
    String: "TEXT",
    DateTime: "TEXT",
    Date: "TEXT",
    Enum: "TEXT",
    JSON: "TEXT",
    Boolean: "INTEGER",
    Float: "REAL",
}
for _kind, _word in _STRICT_NAMES.items():
    compiles(_kind, "sqlite")(lambda _type, _compiler, word=_word, **_: word)

#: Every table is STRICT on SQLite: a column keeps its type.
STRICT = {"sqlite_strict": True}

_NAMING = {kind: f"{kind}_%(table_name)s_%(column_0_N_name)s" for kind in ("ix", "uq", "fk")} | {
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "pk": "pk_%(table_name)s",
}


def one_of(enum: type[StrEnum], column: str) -> Enum:
    """Store an enum by its values, with a CHECK named after the *column*."""
    return Enum(
        enum,
        name=column,
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        length=20,
        values_callable=lambda members: [member.value for member in members],
    )


class Base(SQLModel, registry=registry(metadata=MetaData(naming_convention=_NAMING))):
    """What all tables share. Table classes do not validate: values are checked before they get here."""

    # So no validator is built for them: it would cost a tenth of a second at every start.
    model_config = ConfigDict(defer_build=True)  # type: ignore[assignment]  # SQLModel names a subtype of it
    __table__: ClassVar[Table]
    __table_args__: ClassVar[Any] = STRICT
