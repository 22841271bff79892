"""The content as git has it: the same as in a folder, and nothing of the user's is changed by reading it."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from ladokdoc.sources import Files, objects, read_folder
from ladokdoc.sources.git import GitFault, Repository
from tests.conftest import EDITION, base
from tests.repositories import Git, repository, write

PLAN = f"{EDITION}/plan.yaml"


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of the machine."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def git(tmp_path: Path) -> Git:
    return repository(tmp_path / "projekt")


def content(root: Path, name: str = "HEAD") -> Files:
    with Repository(root) as found:
        return found.files(found.commit(name))


def snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file below a folder, git's own with it: when it was written and what is in it."""
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }


def told(root: Path, name: str = "HEAD") -> str:
    with pytest.raises(GitFault) as fault:
        content(root, name)
    return str(fault.value)


ODD: dict[str, bytes | str | None] = {
    "content/2021/omraden/åäö ”citat”.yaml": "rubrik: x\n",
    'content/2021/"rak" \t tabb\nny rad.md': "Text.\n",
    "content/2021/-flagga.md": "Text.\n",
    "content/2021/[a]*?.md": "Text.\n",
    "content/2021/.dold.md": "Text.\n",
    "content/2021/bild.png": b"\x89PNG\0\xff",
    "content/2021/utan nyrad.md": b"Text",
    "content/2021/vagnretur.md": b"Text.\r\n",
    "content/2021/a.md": "a",
    "content/2021/a/b/c/d.md": "d",
    "content/2021/a-b.md": "b",
    "annat/content/2021/plan.yaml": "utanför",
}


def test_a_version_reads_as_the_folder_did(git: Git) -> None:
    git.commit("Udda namn", ODD)
    (git.folder / os.fsdecode(b"content/2021/latin1-\xe5.md")).write_bytes(b"\xe5")
    git.commit("Ett namn som inte är UTF-8")
    assert content(git.folder) == read_folder(git.folder)
    assert content(git.folder).data["content/2021/a/b/c/d.md"] == b"d"
    assert content(git.folder, "HEAD~2").data == base()
    with Repository(git.folder) as found:
        assert found.index() == read_folder(git.folder)


def test_what_is_refused_in_a_folder_is_refused_in_a_version(
    git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(objects, "MAX_BYTES", 1000)
    monkeypatch.setattr("ladokdoc.sources.folder.MAX_BYTES", 1000)
    (git.folder / EDITION / "lank.md").symlink_to("/etc/passwd")
    (git.folder / EDITION / "mapplank").symlink_to("/etc")
    git.commit(
        "Länkar och en stor fil", {f"{EDITION}/stor.md": "x" * 1001, f"{EDITION}/lagom.md": "x" * 1000}
    )
    files = content(git.folder)
    assert files == read_folder(git.folder)
    assert {path.rpartition("/")[2] for path in files.refused} == {"lank.md", "mapplank", "stor.md"}
    other = repository(tmp_path / "annat", {"a.md": "a"})
    git("submodule", "--quiet", "add", str(other.folder), f"{EDITION}/under")
    git.commit("En submodul")
    assert "submodul" in content(git.folder).refused[f"{EDITION}/under"].message
    assert content(git.folder) == read_folder(git.folder)


def test_reading_changes_nothing(git: Git) -> None:
    second = git.commit("Andra", {f"{EDITION}/inledning.md": "Ny text.\n"})
    write(git.folder, {PLAN: "titel: Osparad\n", "content/ny.md": "Ny"})
    git("add", PLAN)
    os.utime(git.folder / f"{EDITION}/budget.yaml")  # git would note in its index that this is still the same
    before = snapshot(git.folder)
    with Repository(git.folder) as found:
        assert found.commit("HEAD").id == second
        found.files(found.commit("HEAD~1"))
        found.index()
        found.merge_base("HEAD", "HEAD~1")
        assert not found.clean()
    assert snapshot(git.folder) == before


def test_the_index_is_what_was_added_and_no_more(git: Git) -> None:
    write(git.folder, {f"{EDITION}/inledning.md": "Tillagd.\n"})
    git("add", "--all")
    write(git.folder, {f"{EDITION}/inledning.md": "Inte tillagd.\n"})
    with Repository(git.folder) as found:
        assert found.index().data[f"{EDITION}/inledning.md"] == b"Tillagd.\n"
        assert found.files(found.commit("HEAD")).data == base()


def test_a_conflict_in_the_index_is_told(git: Git) -> None:
    git("checkout", "--quiet", "-b", "gren")
    git.commit("Ena", {f"{EDITION}/inledning.md": "Ena.\n"})
    git("checkout", "--quiet", "main")
    git.commit("Andra", {f"{EDITION}/inledning.md": "Andra.\n"})
    with pytest.raises(AssertionError):
        git("merge", "gren")
    with Repository(git.folder) as found:
        assert "två håll" in found.index().refused[f"{EDITION}/inledning.md"].message


def test_a_commit_says_when_and_what(git: Git) -> None:
    git.commit("Höj driften\n\nFler miljöer.")
    with Repository(git.folder) as found:
        commit = found.commit("HEAD")
    assert commit.when == datetime.fromisoformat("2020-11-03T12:00:00+01:00")
    assert commit.when.utcoffset() == datetime.fromisoformat("2020-11-03T12:00:00+01:00").utcoffset()
    assert (commit.subject, len(commit.parents)) == ("Höj driften", 1)
    assert commit.message == "Höj driften\n\nFler miljöer.\n"


@pytest.mark.parametrize("name", ["content/2021/plan.yaml", "content/ny.md", "templates/ny.html"])
def test_a_change_in_content_or_templates_is_not_clean(git: Git, name: str) -> None:
    write(git.folder, {"README.md": "Utanför."})
    with Repository(git.folder) as found:
        assert found.clean()
        write(git.folder, {name: "Ändrad"})
        assert not found.clean()
        git("add", "--all")
        assert not found.clean()


def test_in_a_subfolder(tmp_path: Path) -> None:
    files = {f"planer/ladok/{name}": data for name, data in base().items()}
    git = repository(tmp_path, {**files, "content/2021/plan.yaml": "en annan"})
    root = tmp_path / "planer/ladok"
    assert content(root).data == base()
    with Repository(root) as found:
        assert found.index().data == base()
        write(tmp_path, {"content/2021/plan.yaml": "ändrad utanför"})
        assert found.clean()
        write(root, {PLAN: "ändrad"})
        assert not found.clean()
    assert git("status", "--porcelain")


def test_in_a_linked_worktree(git: Git, tmp_path: Path) -> None:
    git("worktree", "add", "--quiet", "-b", "gren", str(tmp_path / "gren"))
    other = Git(tmp_path / "gren")
    other.commit("På grenen", {f"{EDITION}/inledning.md": "Gren.\n"})
    assert content(other.folder).data[f"{EDITION}/inledning.md"] == b"Gren.\n"
    assert content(git.folder).data == base()
    assert content(other.folder, "main").data == base()
    with Repository(other.folder) as found:
        assert found.merge_base("main", "HEAD") == found.commit("main")


def test_in_a_bare_repository(git: Git, tmp_path: Path) -> None:
    git("clone", "--quiet", "--bare", ".", str(tmp_path / "naken.git"))
    assert content(tmp_path / "naken.git", "main").data == base()
    with Repository(tmp_path / "naken.git") as found:
        assert found.bare
        with pytest.raises(GitFault, match="inget index"):
            found.index()


def test_packed_history(git: Git) -> None:
    git.commit("Andra", {f"{EDITION}/inledning.md": "Ny.\n"})
    git("gc", "--quiet", "--aggressive", "--prune=now")
    assert content(git.folder, "HEAD~1").data == base()


def test_sha256(tmp_path: Path) -> None:
    git = Git(tmp_path)
    git("init", "--quiet", "--object-format=sha256", "--initial-branch=main")
    git.commit("Första", base())
    assert content(tmp_path).data == base()


def test_a_partial_clone_brings_what_is_needed_at_once(git: Git, tmp_path: Path) -> None:
    git.commit(
        "Andra", {f"{EDITION}/inledning.md": "Ny.\n", f"{EDITION}/omraden/studenter.yaml": "rubrik: x\n"}
    )
    git("config", "uploadpack.allowFilter", "true")
    git("config", "uploadpack.allowAnySHA1InWant", "true")
    address = git.folder.as_uri()
    git("clone", "--quiet", "--filter=blob:none", address, str(tmp_path / "del"))
    packs = tmp_path / "del/.git/objects/pack"
    before = len(list(packs.glob("*.pack")))
    assert content(tmp_path / "del", "HEAD~1").data == base()
    assert len(list(packs.glob("*.pack"))) == before + 1


def test_a_partial_clone_without_its_origin_says_what_is_missing(git: Git, tmp_path: Path) -> None:
    git.commit("Andra", {f"{EDITION}/inledning.md": "Ny.\n"})
    git("config", "uploadpack.allowFilter", "true")
    git("clone", "--quiet", "--filter=blob:none", git.folder.as_uri(), str(tmp_path / "del"))
    shutil.rmtree(git.folder)
    assert "hämtat i delar" in told(tmp_path / "del", "HEAD~1")
    assert f"{git.folder} svarar inte" in told(tmp_path / "del", "HEAD~1")


def test_a_shallow_clone_says_what_is_missing_and_what_brings_it(git: Git, tmp_path: Path) -> None:
    first = git("rev-parse", "HEAD")
    git("checkout", "--quiet", "-b", "gren")
    git.commit("På grenen")
    git("checkout", "--quiet", "main")
    git.commit("På main")
    address = git.folder.as_uri()
    git("clone", "--quiet", "--depth=1", "--no-single-branch", address, str(tmp_path / "kort"))
    short = tmp_path / "kort"
    assert content(short).data == base()
    assert "git fetch --unshallow" in told(short, first)
    assert "git fetch --unshallow" in told(short, "HEAD~1")
    assert "git fetch origin annan" in told(short, "origin/annan")
    with Repository(short) as found, pytest.raises(GitFault, match=r"avkortad.*origin/gren.*--unshallow"):
        found.merge_base("HEAD", "origin/gren")
    Git(short)("fetch", "--quiet", "--unshallow")
    with Repository(short) as found:
        assert found.merge_base("HEAD", "origin/gren").id == first


@pytest.mark.parametrize(
    "name", ["", "finns-inte", "--help", "--output=/tmp/x", "HEAD\nHEAD", "HEAD:content", "0" * 40, "a b c"]
)
def test_a_version_that_is_not_there(git: Git, name: str) -> None:
    assert "finns inte här" in told(git.folder, name)


@pytest.mark.parametrize("name", ["HEAD~0", "main", "etikett", "HEAD^{/Första}", ":/Första", "@"])
def test_a_version_may_be_named_as_git_names_them(git: Git, name: str) -> None:
    git("tag", "--annotate", "etikett", "--message", "En etikett")
    assert content(git.folder, name).data == base()


def test_histories_that_never_met(git: Git) -> None:
    git("checkout", "--quiet", "--orphan", "annan")
    git.commit("En annan historia")
    with Repository(git.folder) as found, pytest.raises(GitFault, match="ingen gemensam historia"):
        found.merge_base("main", "annan")


def test_before_the_first_commit(tmp_path: Path) -> None:
    Git(tmp_path)("init", "--quiet")
    assert told(tmp_path) == "Här finns ingen sparad version ännu. Spara en först: `git commit`"


def test_a_version_without_content_is_empty(git: Git) -> None:
    shutil.rmtree(git.folder / "content")
    git.commit("Utan innehåll", {"README.md": "x"})
    assert content(git.folder) == Files({})


def test_content_that_is_no_folder(git: Git) -> None:
    shutil.rmtree(git.folder / "content")
    (git.folder / "content").symlink_to("/etc")
    git.commit("En länk")
    assert "ingen mapp" in told(git.folder)


def test_no_repository(tmp_path: Path) -> None:
    assert "hör inte till något git-arkiv" in told(tmp_path)


def test_no_git(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/finns-inte")
    assert told(git.folder).startswith("Git finns inte på den här datorn")


def test_a_repository_of_somebody_else(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert f"git config --global --add safe.directory {git.folder}" in told(git.folder)
    renamed = git.folder.rename(git.folder.with_name("min plan"))
    assert f"git config --global --add safe.directory '{renamed}'" in told(renamed)


def test_settings_that_change_what_git_writes(
    git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "gitconfig"
    settings.write_text(
        "[color]\n ui = always\n status = always\n[core]\n quotepath = true\n pager = false\n abbrev = 4\n"
        "[diff]\n external = /bin/false\n noprefix = true\n renames = copies\n[status]\n short = true\n branch = true\n"
        " relativePaths = false\n showUntrackedFiles = no\n[log]\n showSignature = true\n[i18n]\n"
        " logOutputEncoding = latin1\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "/bin/false")
    monkeypatch.setenv("GIT_PAGER", "/bin/false")
    git.commit("Udda namn", ODD)
    assert content(git.folder) == read_folder(git.folder)
    with Repository(git.folder) as found:
        assert found.index() == read_folder(git.folder)
        assert found.clean()
        write(git.folder, {"content/ny.md": "x"})
        assert not found.clean()


def test_another_repository_in_the_environment(
    git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = repository(tmp_path / "annat", {"a.md": "a"})
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.folder))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.folder / ".git/index"))
    assert content(git.folder).data == base()
    with Repository(git.folder) as found:
        assert found.index().data == base()


def test_a_hook_sees_the_index_that_will_be_committed(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    write(git.folder, {f"{EDITION}/inledning.md": "På väg in.\n"})
    shutil.copy(git.folder / ".git/index", git.folder / ".git/next-index.lock")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/next-index.lock")
    monkeypatch.chdir(git.folder)
    Git(git.folder)("add", "--all")
    with Repository(git.folder) as found:
        assert found.index().data == base()
