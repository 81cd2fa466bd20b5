"""Where a case lies: folders that other programs synchronise, network drives, copies of a conflict."""

import re
import sys
from pathlib import Path

_SYNCHRONISED = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "mobile documents": "iCloud Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pclouddrive": "pCloud",
    "mega": "MEGA",
    "megasync": "MEGA",
    "box sync": "Box",
    "seafile": "Seafile",
}
_MARKERS = {
    ".stfolder": "Syncthing",
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
}
_NETWORK = re.compile(
    r"nfs4?|cifs|smb3|smbfs|afpfs|9p|ceph|glusterfs|afs|davfs|fuse\.(?:sshfs|rclone|gvfsd-fuse|davfs2?|curlftpfs)"
)
_CONFLICT = re.compile(
    r"\(.*conflict.*\)|\.sync-conflict-|\(case conflict|_conflict-|\bconflicted copy\b|-conflict-",
    re.IGNORECASE,
)


def warning_about(case_path: Path) -> str:
    """What a user should know of where a case lies, as one sentence; "" when there is nothing."""
    folder = case_path.resolve().parent
    if service := synchronised_by(folder):
        return (
            f"“{case_path.name}” is in a {service} folder. Syncing can damage the case or replace it with an"
            " older copy. Move the case to a local folder that is not synced; backups can stay in the cloud"
            " folder."
        )
    if kind := network_drive(folder):
        return (
            f"“{case_path.name}” is on a network drive ({kind}), where locks and writes are not reliable."
            " Open it from one computer at a time, or move it to a local disk."
        )
    return ""


def synchronised_by(folder: Path) -> str:
    """The service that synchronises a folder, by its name or by the marks it leaves; "" for none."""
    for place in (folder, *folder.parents):
        name = place.name.lower()
        for known, service in _SYNCHRONISED.items():
            if name == known or name.startswith((f"{known} -", f"{known}-", f"{known} (")):
                return service
        for marker, service in _MARKERS.items():
            if place != place.parent and (place / marker).exists() and place != Path.home():
                return service
    return ""


def network_drive(folder: Path, mounts: str | None = None) -> str:
    """The kind of network file system a folder is on, as Linux names it; "" where it is on none."""
    if sys.platform != "linux" and mounts is None:
        return "network share" if str(folder).startswith(("\\\\", "//")) else ""
    if mounts is None:
        mounts = Path("/proc/self/mountinfo").read_text("utf-8", "replace")
    best, kind = "", ""
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        fields = before.split()
        if len(fields) < 5 or not after:
            continue
        point = fields[4].replace("\\040", " ")
        if _below(str(folder), point) and len(point) >= len(best):
            best, kind = point, after.split()[0]
    return kind if _NETWORK.fullmatch(kind) else ""


def conflict_copies(case_path: Path) -> list[Path]:
    """Files beside a case that a synchronising service made of it when two had changed it."""
    stem = case_path.stem.lower()
    return sorted(
        path
        for path in case_path.parent.glob("*.gwk")
        if path != case_path and path.stem.lower().startswith(stem) and _CONFLICT.search(path.stem)
    )


def _below(path: str, point: str) -> bool:
    return path == point or path.startswith(point.rstrip("/") + "/")
