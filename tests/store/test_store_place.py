"""A folder that others copy, or that lies on another machine, is known by its path and its mount."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from outreach.store.condition import resets_safely
from outreach.store.place import remote, synced

MOUNTS = """\
proc /proc proc rw 0 0
/dev/vda / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/vdb /home/selin/own ext4 rw 0 0
//nas/share /mnt/my\\040share cifs rw 0 0
selin@box:/ /mnt/box fuse.sshfs rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("/srv/outreach.db", None),
        ("/home/selin/spring/outreach.db", "nfs4"),
        ("/home/selin/own/outreach.db", None),
        ("/homes/outreach.db", None),
        ("/mnt/my share/outreach.db", "cifs"),
        ("/mnt/box/a/b/outreach.db", "fuse.sshfs"),
    ],
)
def test_the_innermost_mount_counts(file: str, kind: str | None) -> None:
    assert remote(PurePosixPath(file), MOUNTS) == kind
    assert remote(PurePosixPath(file), "") is None


def test_a_network_drive_of_windows_is_one() -> None:
    assert remote(PureWindowsPath(r"\\nas\share\outreach.db"), "") == "a network drive"
    assert remote(PureWindowsPath(r"C:\Users\selin\outreach.db"), "") is None


@pytest.mark.parametrize(
    ("file", "program"),
    [
        ("/home/selin/Dropbox/spring/outreach.db", "Dropbox"),
        ("/home/selin/Dropbox (Kilnhaus)/outreach.db", "Dropbox"),
        ("/Users/selin/OneDrive - Kilnhaus/outreach.db", "OneDrive"),
        ("/Users/selin/Library/Mobile Documents/com~apple~CloudDocs/outreach.db", "iCloud Drive"),
        ("/Users/selin/Library/CloudStorage/GoogleDrive-selin/My Drive/outreach.db", "a cloud's folder"),
        ("/home/selin/Nextcloud/outreach.db", "Nextcloud"),
        ("/home/selin/work/outreach.db", None),
        ("/home/selin/work/dropbox.db", None),
    ],
)
def test_a_folder_that_is_copied_is_known_by_its_name(file: str, program: str | None) -> None:
    assert synced(PurePosixPath(file)) == program


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ("3.40.1", False), ("3.44.5", False), ("3.44.6", True), ("3.45.0", False), ("3.50.6", False), ("3.50.7", True),
        ("3.51.2", False), ("3.51.3", True), ("3.52.0", True), ("3.53", True), ("4.0.0", True),
    ],
)  # fmt: skip
def test_versions_of_sqlite_with_the_fault_are_known(version: str, safe: bool) -> None:  # noqa: FBT001 - a table's column
    assert resets_safely(version) is safe
