"""A terminal of its own for the program: what a person sees, and the keys that they press."""

import codecs
import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import driver
import warm

_SIZE = struct.pack("HHHH", 50, 100, 0, 0)


class Terminal:
    """One run of the program."""

    def __init__(self, process: warm.Process | subprocess.Popen[bytes], master: int) -> None:
        self.process, self.master, self.seen = process, master, ""
        self._at = 0
        #: What came of a letter or of the end of a line whose rest comes later.
        self._decoder, self._begun = codecs.getincrementaldecoder("utf-8")(), ""

    def until(self, words: str) -> str:
        """Wait for *words*; give what appeared since the last time, up to them."""
        end = time.monotonic() + driver.SOON
        while words not in self.seen[self._at :]:
            came = time.monotonic() < end and self._more()
            assert came, f"{words!r} did not come: {self.seen[self._at :]}"
        stop = self.seen.index(words, self._at) + len(words)
        shown, self._at = self.seen[self._at : stop], stop
        return shown

    def type(self, keys: str) -> None:
        """Press keys; a moment later, for a Ctrl-C that comes before readline listens is noticed with the next key."""
        time.sleep(0.3 if keys in {"\x03", "\x04"} else 0)
        os.write(self.master, keys.encode())

    def end(self) -> tuple[int, str]:
        """Wait for the end; give the exit code and what appeared since the last time."""
        while self._more():
            pass
        return self.process.wait(driver.SOON), self.seen[self._at :]

    def _more(self) -> bool:
        ready, _, _ = select.select([self.master], [], [], driver.SOON)
        try:
            read = os.read(self.master, 65536) if ready else b""
        except OSError:  # the other end closed it
            read = b""
        came = self._begun + self._decoder.decode(read, final=not read)
        self._begun = "\r" if read and came.endswith("\r") else ""
        self.seen += came.removesuffix(self._begun).replace("\r\n", "\n")
        return bool(read)


@contextmanager
def terminal(workspace: Path, *words: str, now: datetime, **environ: str) -> Iterator[Terminal]:
    """Start the program on a terminal of 100 columns."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, _SIZE)
    arguments = [str(workspace), now.isoformat(), "run", "begin", "1", *words]
    own = {"PYTHONPATH": os.pathsep.join(sys.path), "TERM": "xterm", "COLUMNS": "100", **environ}
    environment = {**os.environ, **own}
    streams = (slave, slave, slave)
    process = warm.start(driver.COMMAND, arguments, environ=environment, streams=streams, session=True)
    os.close(slave)
    try:
        yield Terminal(process, master)
    finally:
        process.close()
        os.close(master)
