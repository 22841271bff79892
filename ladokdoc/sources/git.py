"""The content as git has it: of any version, of the index, and how the work tree stands to it.

This room alone knows git. It reads through plumbing commands, so that the user's repository, index and work tree stay
as they are: in a subfolder, a linked worktree or a bare repository, with packed, partial and shallow history.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from ladokdoc.sources import work_tree
from ladokdoc.sources.files import (
    CONTENT,
    LINK,
    NOT_ORDINARY,
    READ,
    SUBMODULE,
    TOO_LARGE,
    Files,
    Gathering,
    Refusal,
)
from ladokdoc.sources.git_process import Git, GitFault
from ladokdoc.sources.missing import UNSHALLOW, missing
from ladokdoc.sources.objects import Commit, Objects

__all__ = ["Commit", "GitFault", "Repository"]

TEMPLATES = "templates"
_CONFLICT = Refusal(
    "Filen har ändrats på två håll, och det är inte löst.", "Lös konflikten, och kör `git add`."
)
_FOLDER, _LINK, _SUB = "40000", "120000", "160000"


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
        self._folder = root / folder
        self._git = Git(root, work_tree.index_of_hook(self._folder))
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
            raise missing(self._git, name, shallow=self.shallow)
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
                raise GitFault(f"Historiken här är avkortad vid {commit.id[:7]}: {UNSHALLOW}")
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
        return self.merge_bases(one, other)[0]

    def merge_bases(self, one: str, other: str) -> Sequence[Commit]:
        """The same, with the others where two branches that were merged into each other have more than one."""
        ids = self.commit(one).id, self.commit(other).id
        out = self._git.run("merge-base", "--all", *ids, may_fail=True).decode().split()
        if out:
            return [self.commit(id) for id in out]
        if self.shallow:
            raise GitFault(
                f"Historiken här är avkortad, och det som {one} och {other} har gemensamt är inte med: {UNSHALLOW}"
            )
        raise GitFault(
            f"{one} och {other} har ingen gemensam historia. Ange båda: `ladokdoc diff {one} {other}`"
        )

    def clean(self) -> bool:
        """Whether content and templates are as in the last commit, with no file added; true without a work tree."""
        if self.bare:
            return True
        return not work_tree.changed(self._git, self.prefix, CONTENT, TEMPLATES)

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

    def content_id(self, commit: Commit, folder: str = CONTENT) -> str:
        """What changes when, and only when, anything in a folder of the project does; empty where there is none."""
        top = self._objects.get(f"{commit.id}:{self.prefix}{folder}")
        return top.id if top else ""

    def templates_id(self, commit: str) -> str:
        """What changes when anything in the templates of a version does; empty where it has none."""
        top = self._objects.get(f"{commit}:{self.prefix}{TEMPLATES}")
        return top.id if top else ""

    def work_tree(self, files: Files) -> tuple[Files, bool]:
        """The files of the work tree as git sees them, and whether its templates are other than in the last commit."""
        changed = work_tree.changed(self._git, self.prefix, CONTENT, TEMPLATES)
        files = work_tree.as_kept(self._git, files, changed)
        if (self._folder / "info" / "sparse-checkout").exists():
            left = (_Found(*found) for found in work_tree.left_out(self._git))
            out = self._read(found for found in left if found.path not in files.data)
            files = files._replace(data={**files.data, **out.data})
        return files, any(path.startswith(f"{TEMPLATES}/") for path in changed)

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
        if any(self._is_empty(file) for file in found):
            promised = work_tree.promised(self._git)
            found = [file for file in found if file.path not in promised]
        files = self._read(iter(found))
        return Files(files.data, {**files.refused, **conflicts})

    def _is_empty(self, file: _Found) -> bool:
        found = self._objects.get(file.id) if file.path.endswith(READ) else None
        return found is not None and found.data == b""

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
            return LINK if file.mode == _LINK else SUBMODULE
        if not file.path.endswith(READ):
            return b""
        found = self._objects.get(file.id)
        if found is None:
            raise self._no_file(file.path)
        if found.kind != "blob":
            return NOT_ORDINARY
        return TOO_LARGE if found.data is None else found.data

    def _no_file(self, path: str) -> GitFault:
        told = f"{path} finns inte här i den versionen, för"
        if self._partial:
            return GitFault(
                f"{told} arkivet är hämtat i delar. Hämta resten: `git fetch --refetch --no-filter`"
            )
        return GitFault(f"{told} arkivet är skadat. Hämta projektet på nytt med `git clone`.")

    @property
    def _partial(self) -> bool:
        """Whether the repository was cloned without all of its files."""
        return any(self._packs.glob("*.promisor"))

    def _fetch(self, commit: Commit) -> None:
        """In a repository that was cloned without its files, git brings those of the content, all at once.

        Otherwise it would bring them one by one. What it brings is told by comparing with an empty folder.
        """
        if self._partial:
            empty = self._git.run("hash-object", "-t", "tree", "--stdin").decode().strip()
            options = ("-r", "--shortstat", "--no-renames", "--no-ext-diff", "--no-textconv")
            self._git.run("diff-tree", *options, empty, commit.id, "--", CONTENT)
