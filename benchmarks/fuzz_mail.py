"""Bytes that nobody wrote in, read as mail; nothing out, unless one breaks the reader or takes a second.

By hand: `python -m benchmarks.fuzz_mail [SECONDS]`, with `atheris` installed beside the program (`pip install atheris`, which
has no wheel for every Python). It learns which bytes lead where, beginning with the samples of the tests; what fails is
written to a file `crash-...` here. `outreach read` shows such a file.
"""

from __future__ import annotations

import importlib
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

SAMPLES = Path(__file__).parents[1] / "tests/mail/samples"
#: Seconds that one mail may take, and those for which it runs unless told.
SLOW, LONG = 1.0, 1800


def one(raw: bytes) -> None:
    """Read a mail as `sync` does.

    Raises:
        AssertionError: it took too long, or something in it cannot be stored.
    """
    from outreach.mail.reading import read
    from outreach.replies.clues import clues
    from outreach.replies.tracing import ids_anywhere, tokens
    from outreach.replies.understanding import text_of, understood
    from outreach.replies.writers import writer

    began = time.process_time()
    found = understood(read(raw), ["selin@kilnhaus.example"])
    text_of(
        found.parts, "Merhaba Ayşe, mavi sır videonda fırın öncesi ve sonrası. Ayrıntıları göndereyim mi?"
    )
    clues(found.parts, writer(found.parts))
    ids_anywhere(raw, found.parts.text), tokens(raw)
    assert time.process_time() - began < SLOW, "slow"
    assert not found.parts.trouble.startswith("it breaks the reader"), found.parts.trouble
    assert len(found.text) <= 64 * 1024 + 200
    found.text.encode()


def main() -> None:
    """Run until the time is over or something fails."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else LONG
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports():
        importlib.import_module("outreach.replies.understanding")
        importlib.import_module("outreach.mail.reading")
    with TemporaryDirectory() as corpus:
        for file in SAMPLES.glob("*.eml"):
            (Path(corpus) / file.name).write_bytes(file.read_bytes())
        options = [f"-max_total_time={seconds}", "-max_len=20000", "-timeout=20", corpus]
        atheris.Setup([sys.argv[0], *options], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
