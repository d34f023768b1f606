"""Each address knows the day on which it was got, and what İYS says of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_KNOWN = "iys_status IN ('onay', 'ret', 'tacir')"


def upgrade() -> None:
    """Apply it."""
    op.add_column("address", sa.Column("sourced_on", sa.Date(), nullable=True))
    if op.get_context().dialect.name == "sqlite":  # a table made anew would lose its partial index
        op.execute(
            f"ALTER TABLE address ADD COLUMN iys_status TEXT CONSTRAINT ck_address_iys_status CHECK ({_KNOWN})"
        )
        return
    op.add_column("address", sa.Column("iys_status", sa.String(length=20), nullable=True))
    op.create_check_constraint(op.f("ck_address_iys_status"), "address", _KNOWN)
