"""`python -m outreach`, and the console script."""

from __future__ import annotations

import gc

# Importing makes many objects that stay: collecting them again and again would cost a twentieth of every start.
gc.set_threshold(50_000, 20, 20)

from outreach.cli import cli  # noqa: E402 - after the line that makes it faster


def main() -> None:
    """Run the program."""
    cli(prog_name="outreach")


if __name__ == "__main__":
    main()
