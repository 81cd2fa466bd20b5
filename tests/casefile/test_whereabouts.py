"""A case in a folder that others synchronise, or on a network drive, is warned about."""

from pathlib import Path

import pytest

from workbench.casefile.file.whereabouts import (
    conflict_copies,
    network_drive,
    synchronised_by,
    warning_about,
)

MOUNTS = (
    "24 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
    "31 24 0:30 / /home/me/Team\\040share rw - cifs //server/team rw\n"
    "32 24 0:31 / /mnt/far rw - fuse.sshfs me@far:/ rw\n"
    "33 24 0:32 / /mnt/far/near rw - tmpfs tmpfs rw\n"
)


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("/home/me/Dropbox/work", "Dropbox"), ("/Users/me/Library/Mobile Documents/x", "iCloud Drive"),
        ("/home/me/OneDrive - Consulting Ltd/Libya", "OneDrive"), ("/home/me/Nextcloud", "Nextcloud"),
        ("/home/me/Documents/megaphone", ""), ("/home/me/work", ""),
    ],
)  # fmt: skip
def test_a_service_is_known_by_the_name_of_its_folder(folder: str, service: str) -> None:
    assert synchronised_by(Path(folder)) == service


def test_a_service_is_known_by_its_mark(tmp_path: Path) -> None:
    inner = tmp_path / "work" / "libya"
    inner.mkdir(parents=True)
    assert warning_about(inner / "libya.gwk") == ""
    (tmp_path / "work" / ".stfolder").mkdir()
    assert "Syncthing" in warning_about(inner / "libya.gwk")


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/me/Team share/libya", "cifs"), ("/mnt/far/x", "fuse.sshfs"), ("/mnt/far/near/x", ""),
        ("/home/me/Team sharez", ""), ("/", ""),
    ],
)  # fmt: skip
def test_a_network_drive_is_known_by_its_mount(folder: str, kind: str) -> None:
    assert network_drive(Path(folder), MOUNTS) == kind


def test_copies_of_a_conflict_are_named(tmp_path: Path) -> None:
    names = [
        "libya.gwk", "libya (Anna's conflicted copy 2025-02-18).gwk",
        "libya.sync-conflict-20250218-101112.gwk", "libya 2.gwk", "tunisia (conflicted copy).gwk",
    ]  # fmt: skip
    for name in names:
        (tmp_path / name).touch()
    assert [path.name for path in conflict_copies(tmp_path / "libya.gwk")] == names[1:3]
