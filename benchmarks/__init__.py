"""Each claim of speed, beside the peer that it is measured against, in one table.

    .venv/bin/python -m benchmarks              all rows
    .venv/bin/python -m benchmarks import lint  rows whose name holds one of these words

Run `scripts/test` once before: it makes `.venv`. Two peers are not installed by it: proselint and mailmerge
(`.venv/bin/pip install proselint mailmerge`). The rows of a mailbox need Dovecot, as the tests do. A row whose peer or
server is missing says so and the others run.

A row times our side and the peer's in turn, several rounds in one run, and compares the best of each: `ratio` is our time
divided by the peer's, so lower is better and the speed of the machine cancels out. The `floor` must hold, the `aim`
is where we are going. The run ends with exit code 1 where a floor does not hold.

What is started from the command line is the program as a user has it: the wheel is built and installed, with its
bytecode, into an environment of its own that sees the libraries of this one. People, addresses and texts are made up by
`lists.py`, the same in every run.
"""
