"""A server starts on loopback as an ordinary user, and nothing of it is left, however the tests end."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from keeping import answers, filled, free_ports, home, kept, who, write
from need import need

#: A server in as few words as possible, in what every user may run: it listens, and so does a child of it.
_SERVER = """
use IO::Socket::INET;
open($file, ">", "user"); print $file $>; close($file);
$one = IO::Socket::INET->new(LocalAddr => "127.0.0.1:$ARGV[0]", Listen => 9, ReuseAddr => 1) or die $@;
fork; while ($line = $one->accept) { close($line) }
"""
_CALLER = """
import signal, sys, time
from keeping import answers, free_ports, home, kept
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job begins with it ignored
with home("kept", {"server.pl": sys.argv[1]}) as folder, free_ports(1) as [port]:
    with kept(folder, ["perl", "server.pl", str(port)], ready=lambda: answers(port)):
        print(port, folder, flush=True)
        time.sleep(600)
"""


def serving(port: int) -> list[str | Path]:
    return [need("perl", package="perl-base"), "server.pl", str(port)]


def gone(port: int, folder: Path) -> bool:
    end = time.monotonic() + 10
    while (answers(port) or folder.exists()) and time.monotonic() < end:
        time.sleep(0.01)
    return not answers(port) and not folder.exists()


def test_a_server_runs_as_an_ordinary_user_and_is_gone_after_the_block() -> None:
    with home("kept", {"server.pl": _SERVER}) as folder, free_ports(1) as [port]:
        with kept(folder, serving(port), ready=lambda: answers(port)):
            assert (folder / "user").read_text("utf-8") == str(who().pw_uid) != "0"
        assert gone(port, folder)


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_it_is_gone_with_its_children_and_its_folder_however_the_caller_ends(end: signal.Signals) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", _CALLER, _SERVER]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env=environment, text=True, **pipes) as caller:  # type: ignore[call-overload]  # two pipes
        assert caller.stdout
        port, folder = caller.stdout.readline().split()
        assert answers(int(port))
        caller.send_signal(end)
        try:
            caller.wait(10)
        finally:
            caller.kill()
    assert gone(int(port), Path(folder))


def test_one_that_does_not_start_says_why_at_once() -> None:
    begun = time.monotonic()
    with (
        home("kept", {"bad.sh": "echo no such setting; exit 1"}) as folder,
        pytest.raises(AssertionError, match="no such setting"),
        kept(folder, ["sh", "bad.sh"], ready=lambda: False),
    ):
        pass
    assert time.monotonic() - begun < 5


def test_a_reserved_port_is_given_to_nobody_else_and_a_server_may_listen_on_it() -> None:
    with free_ports(50) as some, free_ports(50) as others:
        assert len({*some, *others}) == 100
        with (
            home("kept", {"server.pl": _SERVER}) as folder,
            kept(folder, serving(some[0]), ready=lambda: answers(some[0])),
        ):
            assert not answers(others[0])


def test_a_script_may_be_run_and_its_folders_are_made() -> None:
    with home("kept", {"bin/hello.sh": "#!/bin/sh\necho hello\n"}) as folder:
        assert subprocess.check_output([folder / "bin" / "hello.sh"]) == b"hello\n"
        write(folder / "more" / "a.txt", b"x")
        assert (folder / "more" / "a.txt").stat().st_uid == who().pw_uid


def test_a_configuration_without_one_of_its_values_is_refused() -> None:
    with pytest.raises(KeyError):
        filled("dovecot.conf", {"HOME": "/nowhere"})
