"""A few values in; the rows that they name, found without reading all others, on both databases, out."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Dialect, Select, Text, TypeDecorator, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlmodel import Session


def each(
    db: Session, statement: Select[*tuple[Any, ...]], column: ColumnElement[Any], values: Collection[Any]
) -> Iterator[Any]:
    """Yield the rows of *statement* whose *column* holds one of *values*, of which there may be any number."""
    if values:
        yield from db.execute(statement.where(among(column, values)))


class beside(FunctionElement[Any]):  # noqa: N801 - it is called as a function
    """A column by which no row is looked up: it only tells which of those that others found are meant.

    SQLite counts no values, and takes the two of `transport` and the two of `direction` for the narrowest way to a message;
    then it reads every mail there is (sqlite.org/optoverview.html, section 1). So does PostgreSQL until it has counted them,
    a minute after they came. So the column is a text, and an index on it is of no use.
    """

    inherit_cache = True

    def __init__(self, column: ColumnElement[Any]) -> None:
        super().__init__(column)
        self.type = column.type


@compiles(beside)
def _with_nothing_after_it(one: beside, compiler: SQLCompiler, **how: Any) -> str:
    return f"({compiler.process(one.clauses, **how)} || '')"


@compiles(beside, "sqlite")
def _with_a_sign(one: beside, compiler: SQLCompiler, **how: Any) -> str:
    return f"+{compiler.process(one.clauses, **how)}"


class among(FunctionElement[Any]):  # noqa: N801 - it is called as a function
    """Whether a column of texts or numbers holds one of *values*: they are one parameter, however many they are.

    As a parameter for each value they cost more than the look itself, and neither database takes any number of these.
    """

    inherit_cache = True

    def __init__(self, column: ColumnElement[Any], values: Iterable[Any]) -> None:
        super().__init__(column, bindparam(None, sorted(set(values)), type_=_List(column.type), unique=True))


class _List(TypeDecorator[Sequence[Any]]):
    """Values as one parameter: an array of PostgreSQL, and a JSON text for SQLite, which has none."""

    impl = Text
    cache_ok = True

    def __init__(self, of: Any) -> None:
        super().__init__()
        self.of = of

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else ARRAY(self.of))

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return json.dumps(value) if dialect.name == "sqlite" else value


@compiles(among)
def _in_an_array(one: among, compiler: SQLCompiler, **how: Any) -> str:
    column, values = (compiler.process(clause, **how) for clause in one.clauses)
    return f"{column} = ANY({values})"


@compiles(among, "sqlite")
def _in_a_json(one: among, compiler: SQLCompiler, **how: Any) -> str:
    column, values = (compiler.process(clause, **how) for clause in one.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608 - a column and the place of a parameter
