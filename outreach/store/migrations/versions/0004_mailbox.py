"""A folder of a mailbox no longer keeps how many messages it had: nothing is decided by their number."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Apply it."""
    op.drop_column("mailbox", "messages")
