"""`python -m outreach`, and the console script."""

from __future__ import annotations

from outreach.cli import cli


def main() -> None:
    """Run the program."""
    cli(prog_name="outreach")


if __name__ == "__main__":
    main()
