"""What a document is made from: the version in git, and whether anything had been changed since."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from ladokdoc.sources.git import GitFault, Repository


class Origin(NamedTuple):
    """commit: its whole id. day: when it was made, where it was made. clean: whether nothing is changed since."""

    commit: str
    day: date
    clean: bool


def origin(root: Path) -> Origin | None:
    """The version of a project; None where it is not in git, has no version yet, or cannot be asked."""
    try:
        with Repository(root) as repository:
            commit = repository.commit("HEAD")
            return Origin(commit.id, commit.when.date(), repository.clean())
    except GitFault:
        return None
