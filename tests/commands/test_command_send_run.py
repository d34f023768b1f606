"""Ctrl-C at whatever moment."""

import subprocess
import sys

_PROGRAM = """
import io, os, signal, sys
from outreach.commands.send_run import ctrl_c
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job begins with it ignored
class Pressed(io.RawIOBase):
    def writable(self):
        return True
    def write(self, content):
        if not asked:
            signal.raise_signal(signal.SIGINT)
        return os.write(2, content)
sys.stderr = io.TextIOWrapper(io.BufferedWriter(Pressed()), line_buffering=True)
with ctrl_c(lambda: True) as asked:
    print("a line", file=sys.stderr)
print(asked)
"""


def test_ctrl_c_in_the_middle_of_a_line_is_told_as_well() -> None:
    command = [sys.executable, "-W", "error", "-c", _PROGRAM]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    assert (ended.returncode, ended.stdout) == (0, "[True]\n"), ended.stderr
    assert ended.stderr == "\nStopping.\na line\n"
