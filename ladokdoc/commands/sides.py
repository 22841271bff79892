"""The two sides of a comparison, as they are named on a command line: versions, the index, the work tree, editions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ladokdoc.checking import Checker
from ladokdoc.commands.project import Trouble, read_files
from ladokdoc.formats import day
from ladokdoc.sources import Files
from ladokdoc.sources.git import Commit, Repository

INDEX, WORK_TREE = "index", "arbetsmapp"


class Side(NamedTuple):
    """The content at one moment. label: what a person calls it. commit: where links lead; empty for none.

    templates: what is other when the templates are; empty where there are none, or none of its own.
    """

    label: str
    files: Files
    commit: str = ""
    templates: str = ""


class Sides:
    """Reads the sides that are asked for from the repository of a project."""

    def __init__(self, repository: Repository, root: Path, checker: Checker) -> None:
        self.repository = repository
        self.root = root
        self.checker = checker

    def named(self, words: Sequence[str], *, index: bool) -> tuple[Side, Side]:
        """Both sides. One version alone is what it has in common with HEAD, beside the work tree.

        index: the index stands in for the work tree. Raises Trouble and GitFault.
        """
        newest = self.newest(index=index)
        if len(words) == 1 and ".." in words[0]:
            return self._range(words[0])
        if not words:
            return self.side("HEAD"), self.side(newest)
        if len(words) == 1 and words[0] not in (INDEX, WORK_TREE):
            return self._since(words[0], "HEAD"), self.side(newest)
        old, new = (*words, newest)[:2]
        return self.side(old), self.side(new)

    def newest(self, *, index: bool) -> str:
        """What is looked at where nothing is named."""
        return INDEX if index else "HEAD" if self.repository.bare else WORK_TREE

    def side(self, word: str) -> Side:
        """One side by its name."""
        if word == WORK_TREE:
            if self.repository.bare:
                raise Trouble("Ett arkiv utan arbetsmapp har bara versioner. Ange två att jämföra.")
            files, restyled = self.repository.work_tree(read_files(self.root))
            templates = self._templates() + (" ändrade" if restyled else "")
            return Side("arbetsmappen", files, self._head(), templates)
        if word == INDEX:
            return Side("indexet", self.repository.index(), self._head(), self._templates())
        return self._version(self.repository.commit(word), word)

    def _head(self) -> str:
        return self.repository.commit("HEAD").id if self.repository.has("HEAD") else ""

    def _templates(self) -> str:
        return self.repository.templates_id(head) if (head := self._head()) else ""

    def _version(self, commit: Commit, word: str, also: str = "") -> Side:
        label = f"{word} ({commit.id[:7]}, {day(commit.when.date())}{also})"
        return Side(label, self.repository.files(commit), commit.id, self.repository.templates_id(commit.id))

    def _since(self, word: str, other: str) -> Side:
        """What two versions have in common, so that only one of them has changed since."""
        here, common = self.repository.commit(word), self.repository.merge_bases(word, other)
        label = word if here.id == common[0].id else f"det gemensamma med {word}"
        # What others have done may then be told as one's own, and git says so too.
        several = f", en av {len(common)} gemensamma versioner" if len(common) > 1 else ""
        return self._version(common[0], label, several)

    def _range(self, word: str) -> tuple[Side, Side]:
        """As git writes two versions: `A..B`, and with three points from what they have in common."""
        old, points, new = word.partition("...")
        if not points:
            old, _, new = word.partition("..")
        old, new = old or "HEAD", new or "HEAD"
        return self._since(old, new) if points else self.side(old), self.side(new)
