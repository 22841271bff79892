"""A file of the content is replaced wholly or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from ladokdoc.saving import SaveFault, save

NAME = "content/2021/a.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / NAME).parent.mkdir(parents=True)
    (tmp_path / NAME).write_bytes(b"old")
    return tmp_path


def test_the_file_is_replaced_and_keeps_its_rights(root: Path) -> None:
    (root / NAME).chmod(0o640)
    save(root, NAME, b"old", b"new")
    assert (root / NAME).read_bytes() == b"new"
    assert stat.S_IMODE((root / NAME).stat().st_mode) == 0o640
    assert [path.name for path in (root / NAME).parent.iterdir()] == ["a.md"]


def test_a_file_that_holds_something_else_is_left(root: Path) -> None:
    with pytest.raises(SaveFault, match="har ändrats under tiden"):
        save(root, NAME, b"other", b"new")
    assert (root / NAME).read_bytes() == b"old"


def test_a_file_that_is_gone_is_told_of(root: Path) -> None:
    (root / NAME).unlink()
    with pytest.raises(SaveFault, match="finns inte längre"):
        save(root, NAME, b"old", b"new")


def test_nothing_is_written_through_a_link(root: Path) -> None:
    (root / "elsewhere.md").write_bytes(b"old")
    (root / NAME).unlink()
    (root / NAME).symlink_to(root / "elsewhere.md")
    with pytest.raises(SaveFault, match="är en länk"):
        save(root, NAME, b"old", b"new")
    assert (root / "elsewhere.md").read_bytes() == b"old"


def test_nothing_is_written_in_a_linked_folder(root: Path) -> None:
    (root / "content/2021").rename(root / "elsewhere")
    (root / "content/2021").symlink_to(root / "elsewhere", target_is_directory=True)
    with pytest.raises(SaveFault, match="är en länk"):
        save(root, NAME, b"old", b"new")
    assert (root / "elsewhere/a.md").read_bytes() == b"old"


def test_a_protected_file_is_left(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write anything
    with pytest.raises(SaveFault, match="skyddad mot skrivning"):
        save(root, NAME, b"old", b"new")


@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
@pytest.mark.parametrize("fault", [OSError(28, "full"), KeyboardInterrupt()])
def test_what_interrupts_it_leaves_the_old_file_whole(
    root: Path, monkeypatch: pytest.MonkeyPatch, step: str, fault: BaseException
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(os if step == "fsync" else Path, step, stop)
    with pytest.raises((SaveFault, KeyboardInterrupt)):
        save(root, NAME, b"old", b"new")
    assert (root / NAME).read_bytes() == b"old"
    assert [path.name for path in (root / NAME).parent.iterdir()] == ["a.md"]
