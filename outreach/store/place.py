"""The file of a SQLite database in; whether other programs copy it, or its folder lies on another machine, out."""

from __future__ import annotations

from pathlib import Path, PurePath

#: Folders whose programs copy files while they are written to, as their paths begin, in lower case.
_SYNCED = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "mobile documents": "iCloud Drive",
    "cloudstorage": "a cloud's folder",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "yandex.disk": "Yandex Disk",
    "pcloud": "pCloud",
    "syncthing": "Syncthing",
}
#: Kinds of file systems that reach over a network, where locks cannot be trusted.
_REMOTE = frozenset({
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "glusterfs", "davfs", "fuse.sshfs", "fuse.rclone",
    "fuse.gvfsd-fuse", "fuse.davfs", "fuse.glusterfs",
})  # fmt: skip
_MOUNTS = Path("/proc/self/mounts")


def synced(file: PurePath) -> str | None:
    """Name the program that copies the folder of *file* to elsewhere, as far as its path tells."""
    for part in file.parent.parts:
        for begin, name in _SYNCED.items():
            if part.casefold().startswith(begin):
                return name
    return None


def mounts() -> str:
    """Read what is mounted where; nothing where a system does not say."""
    try:
        return _MOUNTS.read_text("utf-8", "replace")
    except OSError:
        return ""


def remote(file: PurePath, mounted: str) -> str | None:
    """Name the kind of network file system that *file* lies on; *mounted* is in the form of fstab."""
    if str(file).startswith("\\\\"):
        return "a network drive"
    best, kind = -1, ""
    for line in mounted.splitlines():
        _, where, what, *_ = [*line.split(" "), "", "", ""]
        folder = PurePath(where.replace("\\040", " "))
        if where and file.is_relative_to(folder) and len(folder.parts) >= best:
            best, kind = len(folder.parts), what
    return kind if kind in _REMOTE else None
