"""A pull request in a real repository, and what the workflows make of it, with a stand-in for GitHub."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.github import REPOSITORY, RUN, GitHub, changed_files
from tests.repositories import Git, repository
from tests.workflows import ROOT, Ran, Runner, workflow

RUN_ADDRESS = f"https://github.com/{REPOSITORY}/actions/runs/{RUN}"


def project_files() -> dict[str, bytes]:
    """What a repository of the project has, but for its tests."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = [name.decode() for name in listed.stdout.split(b"\0") if name]
    kept = [name for name in names if not name.startswith("tests/") and (ROOT / name).is_file()]
    return {name: (ROOT / name).read_bytes() for name in kept}


class PullRequest:
    """A repository on a server with a pull request from a fork, and clones of it as a runner makes them.

    action: the folder of the action, where it is not in the repository itself.
    """

    def __init__(
        self, folder: Path, files: Mapping[str, bytes] | None = None, action: Path | None = None
    ) -> None:
        self.folder = folder
        self.action = action
        self.owner, self.branch = "nagon", "hojd-drift"
        self.fork = repository(folder / "gaffel", project_files() if files is None else files)
        for path in self.fork.folder.glob(".github/action/*"):
            path.chmod(0o755)
        self.base = self.fork.commit("Skripten går att köra")
        self.server = folder / "server.git"
        subprocess.run(
            ["git", "clone", "--quiet", "--bare", str(self.fork.folder), str(self.server)], check=True
        )
        subprocess.run(
            ["git", "-C", str(self.server), "config", "uploadpack.allowAnySHA1InWant", "true"], check=True
        )
        self.fork("checkout", "--quiet", "-b", self.branch)
        self.head = self.base

    def push(self, message: str, changes: Mapping[str, tuple[str, str] | str | bytes | None]) -> str:
        """Changes files in the fork, and gives the commit, which the server then has as the pull request.

        changes: for each file what is to be replaced and by what, or all that it is to have; None takes it away.
        """
        written: dict[str, bytes | str | None] = {}
        for name, change in changes.items():
            if isinstance(change, tuple):
                text = (self.fork.folder / name).read_bytes().decode("utf-8")
                assert change[0] in text
                written[name] = text.replace(*change, 1)
            else:
                written[name] = change
        self.head = self.fork.commit(message, written)
        self.fork("push", "--quiet", "--force", str(self.server), "HEAD:refs/pull/7/head")
        return self.head

    def moves_on(self, changes: Mapping[str, str | bytes | None]) -> None:
        """Somebody else's commit on the main branch, which the pull request does not have."""
        self.fork("checkout", "--quiet", "main")
        self.base = self.fork.commit("Någon annans", changes)
        self.fork("push", "--quiet", str(self.server), "HEAD:refs/heads/main")
        self.fork("checkout", "--quiet", self.branch)

    def on(self, github: GitHub) -> None:
        """GitHub knows of the pull request as it is now."""
        github.pulls = [{"number": 7, "base": {"sha": self.base, "ref": "main"}, "head": {"sha": self.head}}]
        github.files = changed_files(self.fork, self.base, self.head)

    def merged(self, name: str) -> Path:
        """A clone as actions/checkout leaves it for a pull request: what the branch would be with it merged."""
        clone = self.cloned(name)
        git = Git(clone)
        git("fetch", "--quiet", "origin", "refs/pull/7/head")
        git("checkout", "--quiet", "--detach", "origin/main")
        git("merge", "--quiet", "--no-ff", "--message", "Merge", "FETCH_HEAD")
        return clone

    def cloned(self, name: str) -> Path:
        """A clone of the main branch with all its history, and nothing of the pull request."""
        clone = self.folder / name
        shutil.rmtree(clone, ignore_errors=True)
        address = self.server.as_uri()
        subprocess.run(["git", "clone", "--quiet", "--branch", "main", address, str(clone)], check=True)
        return clone

    def event(self, **more: Any) -> dict[str, Any]:
        """What GitHub tells the first workflow."""
        return {
            "action": "synchronize",
            "number": 7,
            "pull_request": {
                "number": 7,
                "base": {"sha": self.base, "ref": "main"},
                "head": {"sha": self.head, "ref": self.branch},
                **more,
            },
        }

    def run_event(self) -> dict[str, Any]:
        """What GitHub tells the second workflow, of a run for a fork."""
        return {
            "action": "completed",
            "workflow_run": {
                "id": RUN,
                "event": "pull_request",
                "head_sha": self.head,
                "head_branch": self.branch,
                "head_repository": {"owner": {"login": self.owner}, "full_name": f"{self.owner}/planen"},
                "html_url": RUN_ADDRESS,
                "pull_requests": [],
            },
        }


def runner_folder(folder: Path) -> Path:
    """The runner's own folder, where ladokdoc is set up already: the program that is tested here."""
    (folder / "ladokdoc/bin").mkdir(parents=True)
    for name, words in (("ladokdoc", "-m ladokdoc "), ("python", "")):
        file = folder / "ladokdoc/bin" / name
        file.write_text(f'#!/bin/sh\nexec "{sys.executable}" {words}"$@"\n')
        file.chmod(0o755)
    return folder


class Uploads:
    """Stands in for actions/upload-artifact: what it is given is kept by the stand-in for GitHub."""

    def __init__(self, github: GitHub) -> None:
        self.github = github

    def __call__(self, given: dict[str, str]) -> dict[str, str]:
        path = Path(given["path"])
        assert path.exists(), path
        # One file that is not zipped is named after itself, and what has its name from before is in the way.
        name = path.name if given.get("archive") == "false" else given["name"]
        assert path.is_file() or given.get("archive") != "false"
        assert given["name"] == name
        assert given["overwrite"] == "true"
        id = 100 + len(self.github.artifacts)
        self.github.artifacts.append({"id": id, "name": name, "expired": False})
        return {"artifact-id": str(id), "artifact-url": f"{RUN_ADDRESS}/artifacts/{id}"}


def contexts(token: str = "") -> dict[str, str]:
    """What expressions may name in every run."""
    return {"github.token": token, "github.repository": REPOSITORY, "github.ref_type": "branch"}


def reviewed(
    pull: PullRequest, scratch: Path, job: str = "papekanden", *, github: GitHub | None = None, **more: Any
) -> Ran:
    """What a job of the first workflow says of the pull request. more: what the event tells besides."""
    work = pull.merged("granskad")
    event = scratch / "event.json"
    event.write_text(json.dumps(pull.event(**more)))
    environment = {
        "GITHUB_BASE_REF": "main",
        "GITHUB_HEAD_REF": pull.branch,
        "GITHUB_EVENT_NAME": "pull_request",
        "GITHUB_EVENT_PATH": str(event),
        "GITHUB_REPOSITORY": REPOSITORY,
        "PYTHONPATH": str(ROOT),
    }
    others = {"actions/upload-artifact": Uploads(github or GitHub())}
    runner = Runner(work, scratch, environment, contexts(), others)
    return runner.run(workflow("granska.yml")["jobs"][job], pull.action)


def commented(pull: PullRequest, scratch: Path, api: str, event: dict[str, Any] | None = None) -> Ran:
    """What the second workflow does, on a clone of the main branch."""
    work = pull.cloned("kommenterad")
    told = scratch / "event.json"
    told.write_text(json.dumps(event or pull.run_event()))
    environment = {
        "GITHUB_API_URL": api,
        "GITHUB_REPOSITORY": REPOSITORY,
        "GITHUB_EVENT_NAME": "workflow_run",
        "GITHUB_EVENT_PATH": str(told),
        "GITHUB_RUN_ID": "5",
        "PYTHONPATH": str(ROOT),
    }
    named = {**contexts("hemligt"), "github.event.workflow_run.head_sha": pull.head}
    runner = Runner(work, scratch, environment, named)
    return runner.run(workflow("kommentera.yml")["jobs"]["kommentar"], pull.action)
