"""Alembic's entry: runs inside the caller's transaction, on the caller's connection."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from outreach.models import Base, columns


def render_item(kind: str, item: Any, autogen: AutogenContext) -> str | Literal[False]:
    """Name plain SQLAlchemy types and our two variants in migrations, never SQLModel's."""
    if kind != "type":
        return False
    if isinstance(item, AutoString):
        return "sa.String()"
    if isinstance(item, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    for name in ("Id", "Json"):
        if item is getattr(columns, name):
            autogen.imports.add("from outreach.models import columns")
            return f"columns.{name}"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,  # Alembic thinks that SQLite cannot; with our BEGIN it can
    render_item=render_item,
    autogenerate_plugins=["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"],
)
context.run_migrations()
