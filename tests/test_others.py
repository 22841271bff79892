"""A repository that has nothing but a plan: what README and the hooks for pre-commit give it, as it would use them."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.conftest import base
from tests.github import REPOSITORY, GitHub, standing_in
from tests.pulls import PullRequest, Uploads, contexts, runner_folder
from tests.repositories import repository
from tests.workflows import ROOT, Ran, Runner, Stand, read

TITLE = "templates/titel.html"
BUDGET = "content/2021/budget.yaml"
OWN = "Vårt eget konsortium"
# The commit of ladokdoc in README's examples.
ID = "a" * 40


def examples() -> dict[str, Any]:
    """The jobs of the workflows that README gives to others, by the names of both."""
    text = (ROOT / "README.md").read_text("utf-8").replace("<id>", ID)
    blocks = re.findall(r"```yaml\n# \S+/(\w+)\.yml\n(.*?)```", text, re.DOTALL)
    return {name: YAML(typ="safe").load(block)["jobs"] for name, block in blocks}


class Consortium:
    """Their repository with a pull request in it, and a runner that is empty until the action has checked out."""

    def __init__(self, folder: Path, below: str = "") -> None:
        """below: the folder of the repository that has the plan, with "/" last."""
        title = (ROOT / TITLE).read_text("utf-8") + f"<p>{OWN}</p>\n"
        files = {**base(), TITLE: title.encode()}
        self.pull = PullRequest(folder, {below + name: data for name, data in files.items()}, ROOT)
        text = (self.pull.fork.folder / below / BUDGET).read_text("utf-8")
        self.pull.push("Mer till drift", {below + BUDGET: raised(text)})
        self.github = GitHub()
        self.work = folder / "arbete"
        self.scratch = runner_folder(folder / "runner")

    def run(
        self,
        job: Mapping[str, Any],
        checked_out: Path,
        environment: Mapping[str, str],
        named: Mapping[str, str],
    ) -> Ran:
        """One job. named: what its expressions name besides."""
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir()

        def checkout(given: dict[str, str]) -> dict[str, str]:
            assert given == {"fetch-depth": "0", "persist-credentials": "false"}
            shutil.copytree(checked_out, self.work, dirs_exist_ok=True)
            return {}

        others: dict[str, Stand] = {
            "actions/checkout": checkout,
            "actions/upload-artifact": Uploads(self.github),
        }
        environment = {"PYTHONPATH": str(ROOT), "GITHUB_REPOSITORY": REPOSITORY, **environment}
        named = {**contexts(), **named}
        return Runner(self.work, self.scratch, environment, named, others).run(job, ROOT)

    def comments(self, job: Mapping[str, Any]) -> Ran:
        """The job that comments on the pull request as it is."""
        event = self.scratch / "event.json"
        event.write_text(json.dumps(self.pull.run_event()))
        named = {"github.token": "hemligt", "github.event.workflow_run.head_sha": self.pull.head}
        with standing_in(self.github) as api:
            self.pull.on(self.github)
            told = {"GITHUB_API_URL": api, "GITHUB_EVENT_PATH": str(event)}
            return self.run(job, self.pull.cloned("huvudgrenen"), told, named)


def raised(text: str) -> str:
    """The budget with a thousand more for its first line, and the total with it."""
    for before, after in (("belopp: 8 500", "belopp: 9 500"), ("belopp: 8 600", "belopp: 9 600")):
        assert before in text
        text = text.replace(before, after, 1)
    return text


@pytest.mark.validator
def test_readme_gives_a_repository_with_only_a_plan_all_of_it(tmp_path: Path) -> None:
    theirs, jobs = Consortium(tmp_path), examples()
    merged, granska = theirs.pull.merged("sammanslagen"), jobs["granska"]["granska"]
    on_main = {"GITHUB_BASE_REF": "main"}
    ran = {
        each: theirs.run(granska, merged, on_main, {"matrix.run": each})
        for each in granska["strategy"]["matrix"]["run"]
    }
    assert {each: one.code for each, one in ran.items()} == {"review": 0, "document": 0}, ran
    assert "9 500" in ran["review"].summary.replace("\u00a0", " ")
    assert len(theirs.github.artifacts) == 4
    page = theirs.scratch / "dokument" / ran["document"].outputs["page"]
    assert OWN in page.read_text("utf-8"), "their templates count"
    assert "Kommentaren är skriven." in theirs.comments(jobs["kommentera"]["kommentera"]).log
    assert theirs.github.comments[0]["body"].count("/artifacts/") == 4
    made = theirs.run(
        jobs["publicera"]["bygg"], theirs.pull.cloned("huvudgrenen"), {"GITHUB_REF_NAME": "main"}, {}
    )
    assert made.code == 0, made.log
    assert made.used[-1] == (
        "actions/upload-pages-artifact",
        {"name": "github-pages-1", "path": str(theirs.scratch / "site")},
    )
    assert OWN in (theirs.scratch / "site/2021/index.html").read_text("utf-8")


@pytest.mark.validator
def test_the_plan_may_stand_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    theirs = Consortium(tmp_path, "planer/vår/")
    step = {"uses": f"ladok/ladokdoc@{ID}", "with": {"run": "review", "root": "planer/vår"}}
    ran = theirs.run({"steps": [step]}, theirs.pull.merged("sammanslagen"), {"GITHUB_BASE_REF": "main"}, {})
    assert ran.code == 0, ran.log
    assert "planer/v%C3%A5r/content/2021/budget.yaml#L" in ran.summary
    step = {"uses": f"ladok/ladokdoc@{ID}", "with": {"run": "comment", "root": "planer/vår"}}
    assert "Kommentaren är skriven." in theirs.comments({"steps": [step]}).log
    assert "planer/v%C3%A5r/content/2021/budget.yaml#L" in theirs.github.comments[0]["body"]


@pytest.mark.parametrize("hook", read(ROOT / ".pre-commit-hooks.yaml"), ids=lambda hook: hook["id"])
def test_each_hook_passes_what_is_right_and_stops_what_is_not(hook: dict[str, Any], tmp_path: Path) -> None:
    """As pre-commit runs it: in the root of the repository, where what changes a file fails too."""
    git = repository(tmp_path / "arkiv")
    command = runner_folder(tmp_path / "runner") / "ladokdoc/bin/ladokdoc"
    name, *words = shlex.split(hook["entry"])
    assert (name, hook["language"], hook["pass_filenames"]) == ("ladokdoc", "python", False)

    def passes() -> bool:
        done = subprocess.run([command, *words], cwd=git.folder, env={"PYTHONPATH": str(ROOT)}, check=False)
        return done.returncode == 0 and not git("status", "--porcelain")

    assert re.search(hook["files"], BUDGET)
    assert passes()
    text = (git.folder / BUDGET).read_text("utf-8")
    git.commit("Slarv", {BUDGET: text.replace("belopp: 8 500", "belopp:   8 600", 1)})
    assert not passes()
