"""A number of mails in; the seconds in which Postfix's own source throws as many at Postfix's own sink, nothing kept."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from functools import cache

from benchmarks.frame import Absent, timed

#: Octets of a mail with 100 words; sessions at once; of so few mails as ours nothing could be measured.
_LENGTH, _SESSIONS, _MANY = "1084", "16", 20
_SEEN = "/usr/sbin:/usr/local/sbin"


def source(mails: int) -> float:
    """Give the seconds for *mails*, over lines that stay open, without TLS and login; of twenty times as many, divided.

    Raises:
        Absent: Postfix's programs are not installed.
    """
    port = _sink()
    command = [_program("smtp-source"), "-d", "-s", _SESSIONS, "-m", str(mails * _MANY), "-l", _LENGTH]
    command += ["-f", "selin@kilnhaus.example", "-t", "ayse@example.com", f"127.0.0.1:{port}"]
    return timed(lambda: subprocess.run(command, check=True, capture_output=True)) / _MANY


@cache
def _sink() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    keeper = 'trap "kill $!" EXIT; "$@" & read -r _; kill $!'
    user = ("-u", "nobody") if os.geteuid() == 0 else ()
    command = ["sh", "-c", keeper, "sh", _program("smtp-sink"), *user, f"127.0.0.1:{port}", "256"]
    subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(100):
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return port
        time.sleep(0.05)
    raise Absent("smtp-sink does not listen")


def _program(name: str) -> str:
    found = shutil.which(name, path=f"{os.environ['PATH']}:{_SEEN}")
    if found is None:
        words = f"{name} is not installed: it is of Postfix, which takes the place of another mail server; "
        raise Absent(
            words + "apt-get download postfix, dpkg-deb -x, then name its folders in PATH and LD_LIBRARY_PATH"
        )
    return found
