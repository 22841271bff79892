"""The content as git has it: of any version, of the index, and how the work tree stands to it.

This room alone knows git. It reads through plumbing commands, so that the user's repository, index and work tree stay
as they are: in a subfolder, a linked worktree or a bare repository, with packed, partial and shallow history.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from ladokdoc.sources.files import CONTENT, LINK, NOT_ORDINARY, READ, TOO_LARGE, Files, Gathering, Refusal
from ladokdoc.sources.git_process import Git, GitFault
from ladokdoc.sources.objects import Commit, Objects

__all__ = ["Commit", "GitFault", "Repository"]

TEMPLATES = "templates"
_SUBMODULE = Refusal(
    "Det här är en annan samling filer (en submodul), och sådana läses inte.",
    "Lägg filerna direkt i mappen.",
)
_CONFLICT = Refusal(
    "Filen har ändrats på två håll, och det är inte löst.", "Lös konflikten, och kör `git add`."
)
_FOLDER, _LINK, _SUB = "40000", "120000", "160000"
_COMMIT_ID = re.compile(r"[0-9a-f]{7,64}")


class _Found(NamedTuple):
    """A file of the content. path: from the root. mode, id: as git writes them."""

    path: str
    mode: str
    id: str


class Repository:
    """The repository that the folder of a project belongs to. Use it with `with`, which ends its git process.

    root: the folder of the project; a bare repository is its own. bare: whether it has no work tree.
    shallow: whether its history has been cut off. prefix: the path of the project in it, "" or ending with "/".
    """

    def __init__(self, root: Path) -> None:
        """Raises GitFault where there is no git, no repository, or one that git will not read."""
        self.root = root
        wanted = ("--is-bare-repository", "--is-shallow-repository", "--git-dir", "--git-common-dir")
        answer = os.fsdecode(Git(root).run("rev-parse", *wanted, "--show-prefix"))
        bare, shallow, folder, common, prefix = (answer.split("\n", 4) + [""] * 5)[:5]
        self.bare, self.shallow = bare == "true", shallow == "true"
        self.prefix = prefix.removesuffix("\n")
        self._git = Git(root, _index_of_hook(root / folder))
        self._packs = root / common / "objects" / "pack"
        self._objects = Objects(self._git)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._objects.close()

    def commit(self, name: str) -> Commit:
        """The commit of a revision, in any of git's ways to name one. Raises GitFault where there is none here."""
        found = self._objects.commit(name)
        if found is None:
            raise self._no_commit(name)
        return found

    def has(self, name: str) -> bool:
        """Whether a revision is known here."""
        return self._objects.commit(name) is not None

    def line(self, name: str) -> Iterator[Commit]:
        """A commit and those before it on its own line, the newest first: of a merge, the one that it was made into.

        Raises GitFault where the history here does not go back to its beginning.
        """
        commit = self.commit(name)
        yield commit
        while commit.parents:
            parent = self._objects.commit(commit.parents[0])
            if parent is None:
                raise GitFault(f"Historiken här är avkortad vid {commit.id[:7]}: {_unshallow()}")
            commit = parent
            yield commit

    def since(self, first: Commit, name: str, folder: str) -> Iterator[Commit]:
        """The versions on a commit's own line that are not in the history of another, and that change something in a
        folder of the project; the oldest first."""
        words = (
            "rev-list",
            "--first-parent",
            "--reverse",
            self.commit(name).id,
            f"^{first.id}",
            "--",
            folder,
        )
        return (self.commit(id) for id in self._git.run(*words).decode().split())

    def merge_base(self, one: str, other: str) -> Commit:
        """The last commit that two have in common. Raises GitFault where there is none here."""
        ids = self.commit(one).id, self.commit(other).id
        out = self._git.run("merge-base", *ids, may_fail=True).decode().split()
        if out:
            return self.commit(out[0])
        if self.shallow:
            raise GitFault(
                f"Historiken här är avkortad, och det som {one} och {other} har gemensamt är inte med. "
                f"{_unshallow()}"
            )
        raise GitFault(
            f"{one} och {other} har ingen gemensam historia. Ange båda: `ladokdoc diff {one} {other}`"
        )

    def clean(self) -> bool:
        """Whether content and templates are as in the last commit, with no file added; true without a work tree."""
        if self.bare:
            return True
        status = ("status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--ignored=no")
        return not self._git.run(*status, "--", CONTENT, TEMPLATES)

    def files(self, commit: Commit) -> Files:
        """The content of a commit; empty where it has none. Raises GitFault where it cannot be read."""
        top = self._objects.get(f"{commit.id}:{self.prefix}{CONTENT}")
        if top is None:
            return Files({})
        if top.kind != "tree":
            raise GitFault(f"I {commit.id[:10]} är {CONTENT} ingen mapp. Jämför med en annan version.")
        self._fetch(commit)
        return self._read(self._below(top.id, CONTENT))

    def copy(self, commit: Commit, folder: Path) -> None:
        """Writes the content and the templates of a commit below a folder, where a document can be made of them.

        Raises GitFault where something cannot be read.
        """
        self._fetch(commit)
        for name in (CONTENT, TEMPLATES):
            top = self._objects.get(f"{commit.id}:{self.prefix}{name}")
            for file in self._below(top.id, name) if top and top.kind == "tree" else ():
                found = None if file.mode in (_LINK, _SUB) else self._objects.get(file.id)
                # git lets nobody name a file "..", but a repository can be made by hand.
                if found and found.data is not None and ".." not in file.path.split("/"):
                    path = folder / file.path
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(found.data)

    def content_id(self, commit: Commit) -> str:
        """What changes when, and only when, anything in the content does; empty where there is none."""
        top = self._objects.get(f"{commit.id}:{self.prefix}{CONTENT}")
        return top.id if top else ""

    def templates_id(self, commit: str) -> str:
        """What changes when anything in the templates of a version does; empty where it has none."""
        top = self._objects.get(f"{commit}:{self.prefix}{TEMPLATES}")
        return top.id if top else ""

    def templates_changed(self) -> bool:
        """Whether the templates of the work tree are other than those of the last commit."""
        words = ("status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--ignored=no")
        return bool(self._git.run(*words, "--", TEMPLATES))

    def index(self) -> Files:
        """The content as it is prepared for the next commit. Raises GitFault where there is no index."""
        if self.bare:
            raise GitFault("Ett arkiv utan arbetsmapp har inget index. Ange två versioner att jämföra.")
        listed = os.fsdecode(self._git.run("ls-files", "--stage", "-z", "--", CONTENT))
        found: list[_Found] = []
        conflicts: dict[str, Refusal] = {}
        for line in filter(None, listed.split("\0")):
            about, _, path = line.partition("\t")
            mode, id, stage = about.split(" ")
            if stage != "0":
                conflicts[path] = _CONFLICT
            else:
                found.append(_Found(path, mode, id))
        files = self._read(iter(found))
        return Files(files.data, {**files.refused, **conflicts})

    def _below(self, tree: str, path: str) -> Iterator[_Found]:
        folders = [(tree, path)]
        while folders:
            tree, path = folders.pop()
            for entry in self._objects.folder(tree):
                here = f"{path}/{os.fsdecode(entry.name)}"
                if entry.mode == _FOLDER:
                    folders.append((entry.id, here))
                else:
                    yield _Found(here, entry.mode, entry.id)

    def _read(self, found: Iterator[_Found]) -> Files:
        gathering = Gathering()
        for file in found:
            gathering.add(file.path, partial(self._file, file))
        return gathering.files()

    def _file(self, file: _Found) -> bytes | Refusal:
        if file.mode in (_LINK, _SUB):
            return LINK if file.mode == _LINK else _SUBMODULE
        if not file.path.endswith(READ):
            return b""
        found = self._objects.get(file.id)
        if found is None:
            raise GitFault(
                f"{file.path} finns inte här i den versionen, för arkivet är hämtat i delar. "
                "Hämta resten: `git fetch --refetch --no-filter`"
            )
        if found.kind != "blob":
            return NOT_ORDINARY
        return TOO_LARGE if found.data is None else found.data

    def _fetch(self, commit: Commit) -> None:
        """In a repository that was cloned without its files, git brings those of the content, all at once.

        Otherwise it would bring them one by one. What it brings is told by comparing with an empty folder.
        """
        if any(self._packs.glob("*.promisor")):
            empty = self._git.run("hash-object", "-t", "tree", "--stdin").decode().strip()
            options = ("-r", "--shortstat", "--no-renames", "--no-ext-diff", "--no-textconv")
            self._git.run("diff-tree", *options, empty, commit.id, "--", CONTENT)

    def _no_commit(self, name: str) -> GitFault:
        if name == "HEAD":
            return GitFault("Här finns ingen sparad version ännu. Spara en först: `git commit`")
        remote, _, branch = name.partition("/")
        told = f"Versionen {name} finns inte här."
        if remote == "origin" and branch:
            # Both names, for in a clone of one branch git fetches another without keeping it under its name.
            return GitFault(f"{told} Hämta den: `git fetch origin {branch}:refs/remotes/{name}`")
        if self.shallow:
            return GitFault(f"{told} Historiken är avkortad: {_unshallow()}")
        if _COMMIT_ID.fullmatch(name):
            return GitFault(f"{told} Hämta den: `git fetch origin {name}`")
        return GitFault(f"{told} `git log --oneline` visar dem som finns, och `git branch --all` grenarna.")


def _unshallow() -> str:
    return "hämta den med `git fetch --unshallow`, eller i GitHub Actions med `fetch-depth: 0`."


def _index_of_hook(folder: Path) -> Path | None:
    """The index that a hook has been given, where it is one of this repository; it is what will be committed."""
    given = os.environ.get("GIT_INDEX_FILE")
    if not given:
        return None
    path = Path(given).absolute()
    return path if path.resolve().is_relative_to(folder.resolve()) else None
