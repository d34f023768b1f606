"""`python -m benchmarks [WORD ...]`: print the table; exit code 1 where a floor does not hold."""

from __future__ import annotations

import gc
import sys

from benchmarks.frame import Verdict, run
from benchmarks.rows import ROWS


def main(words: list[str]) -> int:
    """Run the rows whose name holds one of *words*, or all."""
    chosen = [row for row in ROWS if not words or any(word in row.name for word in words)]
    if not chosen:
        print("no such row; there are:", *(row.name for row in ROWS), sep="\n  ")
        return 2
    slow = 0
    for line, verdict in run(chosen):
        print(line, flush=True)
        slow += verdict is Verdict.SLOW
    return 1 if slow else 0


if __name__ == "__main__":
    gc.set_threshold(50_000, 20, 20)  # as the program does, here on both sides
    sys.exit(main(sys.argv[1:]))
