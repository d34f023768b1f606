"""Each folder of a mailbox knows how it stood when it was read, and what was looked at of its last days."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Apply it."""
    for name in ("modseq", "messages"):
        op.add_column("mailbox", sa.Column(name, _NUMBER, nullable=True))
    op.add_column("mailbox", sa.Column("recent", sa.String(), nullable=True))
