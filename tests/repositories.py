"""Real git repositories for tests, made from folders and from files in memory."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.conftest import base

# Nothing of the machine or its user, and the same commits every time.
ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "HOME": "/nonexistent",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_AUTHOR_NAME": "Skribent",
    "GIT_AUTHOR_EMAIL": "skribent@example.org",
    "GIT_COMMITTER_NAME": "Skribent",
    "GIT_COMMITTER_EMAIL": "skribent@example.org",
}


class Git:
    """git in a folder, as somebody uses it by hand."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.day = 1

    def __call__(self, *words: str) -> str:
        when = f"2020-11-{self.day:02} 12:00:00 +0100"
        env = {**ENVIRONMENT, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
        command = ["git", "-c", "protocol.file.allow=always", *words]
        done = subprocess.run(command, cwd=self.folder, env=env, capture_output=True, text=True, check=False)
        assert not done.returncode, done.stderr
        return done.stdout.strip()

    def commit(self, message: str, files: Mapping[str, bytes | str | None] | None = None) -> str:
        """Writes files, commits all there is, a day later than before, and gives the id."""
        write(self.folder, files or {})
        self.day += 1
        self("add", "--all", "--force")
        self("commit", "--quiet", "--allow-empty", "--message", message)
        return self("rev-parse", "HEAD")


def write(folder: Path, files: Mapping[str, bytes | str | None]) -> None:
    """Writes files by path from the folder; None takes one away."""
    for name, data in files.items():
        path = folder / name
        if data is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)


def repository(folder: Path, files: Mapping[str, bytes | str | None] | None = None) -> Git:
    """A repository with the small edition, or with other files, as its first commit."""
    folder.mkdir(parents=True, exist_ok=True)
    git = Git(folder)
    git("init", "--quiet", "--initial-branch=main")
    git.commit("Första versionen", base() if files is None else files)
    return git
