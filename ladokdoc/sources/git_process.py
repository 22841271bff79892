"""Runs git so that nothing but the repository that was asked about decides what it answers.

Only commands that change nothing are run. What a user, a hook or a machine has set, such as colours, a program for
differences or another repository, is left out, and what git says when it refuses is told in Swedish.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Sequence
from pathlib import Path

# What git itself counts as belonging to one repository (`git rev-parse --local-env-vars`); a hook has them set.
_LOCAL = (
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_DIR", "GIT_GRAFT_FILE", "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE", "GIT_INTERNAL_SUPER_PREFIX", "GIT_NAMESPACE", "GIT_NO_REPLACE_OBJECTS",
    "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_REPLACE_REF_BASE", "GIT_SHALLOW_FILE", "GIT_WORK_TREE",
    "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS",
)  # fmt: skip
# No locks are taken, nobody is asked for a password, no pager or monitor is started, and messages are in one language.
_SET = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "LC_ALL": "C",
}
_OPTIONS = ("--no-pager", "-c", "core.fsmonitor=false", "-c", "core.quotepath=false", "-c", "color.ui=false")


class GitFault(Exception):
    """git cannot give what was asked for: one message in Swedish, that says what to do."""


class Git:
    """git in one folder. index: the file of the index, where it is not the repository's ordinary one."""

    def __init__(self, root: Path, index: Path | None = None) -> None:
        self.root = root
        self._environment = {name: value for name, value in os.environ.items() if name not in _LOCAL} | _SET
        if index:
            self._environment["GIT_INDEX_FILE"] = str(index)

    def start(self, words: Sequence[str]) -> subprocess.Popen[bytes]:
        """A git that is spoken with. Raises GitFault where there is no git."""
        try:
            return subprocess.Popen(
                ["git", *_OPTIONS, "-C", str(self.root), *words],
                env=self._environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
        except FileNotFoundError:
            raise GitFault(
                "Git finns inte på den här datorn, och utan git går det inte att jämföra. "
                "Installera git, till exempel från https://git-scm.com."
            ) from None

    def run(self, *words: str, may_fail: bool = False) -> bytes:
        """What a command writes; nothing where it fails and may. Raises GitFault where it fails and may not."""
        with self.start(words) as process:
            out, error = process.communicate()
        if process.returncode and (process.returncode != 1 or not may_fail):
            raise refused(error, self.root)
        return b"" if process.returncode else out


def refused(error: bytes, root: Path) -> GitFault:
    """What git said when it refused, in Swedish."""
    said = error.decode("utf-8", "replace").strip()
    if owner := re.search(r"detected dubious ownership in repository at '(.*)'", said):
        return GitFault(
            f"Git läser inte {owner[1]}, för mappen ägs av någon annan än den som kör. "
            f"Är den din: `git config --global --add safe.directory {shlex.quote(owner[1])}`"
        )
    if "not a git repository" in said:
        return GitFault(
            f"Mappen {root} hör inte till något git-arkiv, så det finns inget att jämföra med. "
            "Hämta projektet med `git clone`, eller ange mappen med --root."
        )
    if promise := re.search(r"'(.*)' does not appear to be a git repository|unable to access '(.*?)'", said):
        return _unreachable(next(filter(None, promise.groups())))
    if re.search("Could not read from remote repository|Could not resolve host", said):
        return _unreachable("källan")
    first = next((line for line in said.splitlines() if line), "inget svar")
    return GitFault(f"Git kan inte läsa arkivet: {re.sub('^(?:fatal|error): ', '', first)}")


def _unreachable(origin: str) -> GitFault:
    return GitFault(
        f"Arkivet är hämtat i delar, och det som saknas går inte att hämta, för {origin} svarar inte. "
        "Försök igen när det går att nå."
    )
