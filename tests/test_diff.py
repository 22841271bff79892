"""`ladokdoc diff` and `ladokdoc changelog` as they are used: in real repositories, by people and by programs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ladokdoc.__main__ import run
from tests.conftest import EDITION
from tests.repositories import Git, repository, write
from tests.test_change_cases import before
from tests.test_git import snapshot

BUDGET = f"{EDITION}/budget.yaml"
STUDENTS = f"{EDITION}/omraden/studenter.yaml"


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of the machine, and no workflow that runs."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("GITHUB_REPOSITORY", "GITHUB_SERVER_URL", "GITHUB_RUN_ID"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def git(tmp_path: Path) -> Git:
    return repository(tmp_path / "projekt", dict(before()))


def budget(**amounts: str) -> dict[str, str]:
    """The budget with other amounts: drift, styrelse, kostnader, resultat."""
    text = before()[BUDGET].decode()
    was = {"drift": "8 500", "styrelse": "100", "kostnader": "19 750", "resultat": "250"}
    for name, amount in amounts.items():
        text, count = re.subn(rf"(?m)(belopp: ){was[name]}$", rf"\g<1>{amount}", text)
        assert count == 1
    return {BUDGET: text}


HIGHER = budget(drift="9 000", kostnader="20 250", resultat="-250")
SAYS_HIGHER = "Drift höjs med 500 tkr till 9 000; kostnaderna totalt ökar till 20 250 (+2,5 %)"


def goal(text: str) -> dict[str, str]:
    return {STUDENTS: before()[STUDENTS].decode().replace("loggar in med e-legitimation", text)}


def diff(capsys: pytest.CaptureFixture[str], root: Path, *words: str, code: int = 0) -> str:
    capsys.readouterr()
    assert run(["diff", "--root", str(root), *words]) == code
    captured = capsys.readouterr()
    return captured.out + captured.err


def first(capsys: pytest.CaptureFixture[str], root: Path, *words: str) -> str:
    return diff(capsys, root, *words).splitlines()[0]


def as_json(capsys: pytest.CaptureFixture[str], root: Path, *words: str) -> dict[str, Any]:
    found = json.loads(diff(capsys, root, "--format", "json", *words))
    assert isinstance(found, dict)
    return found


def test_alone_it_is_the_work_tree_against_head(git: Git, capsys: pytest.CaptureFixture[str]) -> None:
    assert first(capsys, git.folder) == "Ingen ändring."
    write(git.folder, HIGHER)
    assert first(capsys, git.folder).startswith(SAYS_HIGHER)
    git.commit("Höjt")
    assert first(capsys, git.folder) == "Ingen ändring."


def test_the_index_is_what_has_been_added(git: Git, capsys: pytest.CaptureFixture[str]) -> None:
    write(git.folder, HIGHER)
    git("add", "--all")
    write(git.folder, goal("loggar in enkelt"))
    assert first(capsys, git.folder, "--index").startswith(SAYS_HIGHER)
    assert "skrivs om" not in first(capsys, git.folder, "--index")
    assert (
        first(capsys, git.folder, "index", "arbetsmapp") == "Målet ”Studenterna loggar in enkelt” skrivs om."
    )
    assert first(capsys, git.folder, "HEAD", "index").startswith(SAYS_HIGHER)


def test_one_version_is_what_it_has_in_common_with_head(git: Git, capsys: pytest.CaptureFixture[str]) -> None:
    git("checkout", "--quiet", "-b", "gren")
    git.commit("Höjt", HIGHER)
    git("checkout", "--quiet", "main")
    git.commit("Annat på main", goal("loggar in enkelt"))
    git("checkout", "--quiet", "gren")
    text = diff(capsys, git.folder, "main")
    assert text.startswith(SAYS_HIGHER)
    assert "skrivs om" not in text
    assert "det gemensamma med main" in text
    write(git.folder, {f"{EDITION}/inledning.md": "Ny inledning.\n"})
    assert "inledning.md" in diff(capsys, git.folder, "main")
    assert "loggar in" in diff(capsys, git.folder, "main", "gren")
    assert "loggar in" not in diff(capsys, git.folder, "main...gren")
    assert diff(capsys, git.folder, "main..gren").splitlines()[0] == first(capsys, git.folder, "main", "gren")


def test_what_is_compared_is_the_users_and_stays_as_it_is(
    git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    git.commit("Höjt", HIGHER)
    write(git.folder, goal("loggar in enkelt"))
    git("add", STUDENTS)
    os.utime(git.folder / BUDGET)
    was = snapshot(git.folder)
    for words in (
        [],
        ["HEAD~1"],
        ["--index"],
        ["HEAD~1", "HEAD"],
        ["--format", "json"],
        ["--format", "markdown"],
    ):
        diff(capsys, git.folder, *words)
    assert snapshot(git.folder) == was


def test_in_a_subfolder_a_worktree_and_a_bare_repository(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git = repository(tmp_path / "allt", {f"planer/{name}": data for name, data in before().items()})
    git.commit("Höjt", {f"planer/{name}": data for name, data in HIGHER.items()})
    assert first(capsys, git.folder / "planer", "HEAD~1", "HEAD").startswith(SAYS_HIGHER)
    git("worktree", "add", "--quiet", str(tmp_path / "annat"), "HEAD~1")
    write(tmp_path / "annat/planer", HIGHER)
    assert first(capsys, tmp_path / "annat/planer").startswith(SAYS_HIGHER)
    plain = repository(tmp_path / "enkel", dict(before()))
    plain.commit("Höjt", HIGHER)
    plain("clone", "--quiet", "--bare", ".", str(tmp_path / "naken.git"))
    assert first(capsys, tmp_path / "naken.git", "HEAD~1").startswith(SAYS_HIGHER)
    assert first(capsys, tmp_path / "naken.git", "HEAD~1", "main").startswith(SAYS_HIGHER)
    assert "inget index" in diff(capsys, tmp_path / "naken.git", "--index", code=2)
    assert "bara versioner" in diff(capsys, tmp_path / "naken.git", "HEAD", "arbetsmapp", code=2)


def test_a_base_that_is_not_there_is_told_with_what_brings_it(
    git: Git, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git("checkout", "--quiet", "-b", "gren")
    git.commit("Höjt", HIGHER)
    git("checkout", "--quiet", "main")
    git.commit("Annat", goal("loggar in enkelt"))
    git("clone", "--quiet", "--depth=1", "--no-single-branch", git.folder.as_uri(), str(tmp_path / "kort"))
    told = diff(capsys, tmp_path / "kort", "origin/gren", code=2)
    assert "git fetch --unshallow" in told
    assert "fetch-depth: 0" in told
    assert "git fetch origin annan" in diff(capsys, tmp_path / "kort", "origin/annan", code=2)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["finns-inte"], "Versionen finns-inte finns inte här."),
        (["a", "b", "c"], "högst två"),
        (["--format", "xml"], "--format kan vara"),
        (["--", "--output=x"], "Versionen --output=x finns inte här."),
    ],
)
def test_wrong_usage_is_told_in_swedish(
    git: Git, words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told in diff(capsys, git.folder, *words, code=2)


def test_line_ends_that_git_turns_are_no_change(
    git: Git, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As on Windows, where git writes other line ends in the work tree than it keeps."""
    git("clone", "--quiet", "--config", "core.autocrlf=true", ".", str(tmp_path / "kopia"))
    copy = tmp_path / "kopia"
    assert b"\r\n" in (copy / BUDGET).read_bytes()
    assert first(capsys, copy) == "Ingen ändring."
    write(copy, {name: text.replace("\n", "\r\n") for name, text in HIGHER.items()})
    text = diff(capsys, copy)
    assert text.startswith(SAYS_HIGHER)
    assert "formen" not in text
    # What the writer has done to the line ends is told, also where git keeps both kinds.
    write(git.folder, {BUDGET: before()[BUDGET].replace(b"\n", b"\r\n")})
    assert first(capsys, git.folder) == "Ingen ändring i sak, bara i formen (1 fil)."
    git.commit("Radslut")
    assert first(capsys, git.folder) == "Ingen ändring."


def test_what_a_sparse_checkout_leaves_out_is_not_removed(
    git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    git("sparse-checkout", "set", "--no-cone", "/*", f"!/{STUDENTS}")
    assert not (git.folder / STUDENTS).exists()
    write(git.folder, HIGHER)
    text = diff(capsys, git.folder)
    assert text.startswith(SAYS_HIGHER)
    assert "Stöd till studenter" not in text


def test_what_is_only_to_be_added_is_not_in_the_index(git: Git, capsys: pytest.CaptureFixture[str]) -> None:
    write(git.folder, {f"{EDITION}/ny.md": "Text.\n", f"{EDITION}/tom.md": ""})
    git("add", f"{EDITION}/tom.md")
    git("add", "--intent-to-add", f"{EDITION}/ny.md")
    text = diff(capsys, git.folder, "--index")
    assert "tom.md" in text
    assert "ny.md" not in text
    assert "ny.md" in diff(capsys, git.folder)


def test_branches_merged_into_each_other_have_more_than_one_version_in_common(
    git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    git("branch", "gren")
    one = git.commit("Höjt", HIGHER)
    git("checkout", "--quiet", "gren")
    other = git.commit("Annat", goal("loggar in enkelt"))
    git("merge", "--quiet", "--no-edit", one)
    git("checkout", "--quiet", "main")
    git("merge", "--quiet", "--no-edit", other)
    assert "en av 2 gemensamma versioner" in diff(capsys, git.folder, "gren")


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("mian", "Menade du main?"),
        ("Head", "Menade du HEAD?"),
        ("beslutad-2012", "Menade du beslutad-2021?"),
        ("origin/mian", "Menade du origin/main?"),
        ("origin/helt-annan", "git fetch origin helt-annan:refs/remotes/origin/helt-annan"),
        ("annan/main", "git branch --all"),
        ("HEAD~9", "git log --oneline"),
        ("", "Versionen (utan namn) finns inte här."),
        ("2021", "2021 är en utgåva. Ange den andra också"),
        ("2022", "Utgåvan 2022 finns inte i arbetsmappen. De som finns är 2021."),
    ],
)
def test_a_version_that_is_not_there_may_be_a_slip(
    git: Git, word: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    git("tag", "beslutad-2021")
    git("remote", "add", "origin", ".")
    git("fetch", "--quiet", "origin")
    assert told in diff(capsys, git.folder, word, code=2)


def test_a_branch_may_have_the_name_of_a_year(git: Git, capsys: pytest.CaptureFixture[str]) -> None:
    git("branch", "2021")
    git.commit("Höjt", HIGHER)
    assert first(capsys, git.folder, "2021").startswith(SAYS_HIGHER)
    assert first(capsys, git.folder, "2021", "HEAD").startswith(SAYS_HIGHER)
    assert "2021 → 2021" in diff(capsys, git.folder, "2021", "2021")


def test_in_a_bare_repository_itself(
    git: Git, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    git.commit("Höjt", HIGHER)
    git("clone", "--quiet", "--bare", ".", str(tmp_path / "naken.git"))
    monkeypatch.chdir(tmp_path / "naken.git")
    for words in (["diff", "HEAD~1"], ["changelog", "2021"]):
        assert run(words) == 0
        assert SAYS_HIGHER in capsys.readouterr().out
    assert run(["diff", "2021", "2021"]) == 0
    assert run(["check"]) == 2


def test_a_file_that_is_lost_is_told_as_a_repository_that_is_damaged(
    git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    id = git("rev-parse", f"HEAD:{BUDGET}")
    (git.folder / ".git/objects" / id[:2] / id[2:]).unlink()
    assert "arkivet är skadat" in diff(capsys, git.folder, "HEAD", "HEAD", code=2)


def test_without_a_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, dict(before()))
    assert "git-arkiv" in diff(capsys, tmp_path, code=2)


def test_exit_codes(git: Git, capsys: pytest.CaptureFixture[str]) -> None:
    diff(capsys, git.folder, "--exit-code", code=0)
    write(git.folder, {STUDENTS: before()[STUDENTS].decode() + "# en anteckning\n"})
    assert "bara i formen" in diff(capsys, git.folder, "--exit-code", code=0)
    write(git.folder, HIGHER)
    diff(capsys, git.folder, "--exit-code", code=1)
    diff(capsys, git.folder, code=0)
    write(git.folder, {BUDGET: before()[BUDGET].decode().replace("id: styrelse", "id: drift")})
    told = diff(capsys, git.folder, code=1)
    assert "går inte att jämföra" in told
    assert "dubbelt-id" in told
    found = json.loads(diff(capsys, git.folder, "--format", "json", code=1))
    assert found["not_compared"][0]["after"][0]["rule"] == "dubbelt-id"
    assert "dubbelt-id" in diff(capsys, git.folder, "--format", "markdown", code=1)


def test_two_years(git: Git, capsys: pytest.CaptureFixture[str]) -> None:
    files = {name.replace("/2021/", "/2022/"): data for name, data in before().items() if "/2021/" in name}
    plan = files["content/2022/plan.yaml"].decode().replace("år: 2021", "år: 2022")
    raised = HIGHER[BUDGET].encode()
    write(git.folder, {**files, "content/2022/plan.yaml": plan, "content/2022/budget.yaml": raised})
    assert first(capsys, git.folder, "2021", "2022").startswith(SAYS_HIGHER)
    assert first(capsys, git.folder, "2022", "2021").startswith("Drift sänks med 500 tkr till 8 500")
    told = as_json(capsys, git.folder, "2021", "2022")
    (line,) = [change for change in told["changes"] if change["what"] == "line"]
    assert (line["field"], line["before"], line["after"]) == ("belopp", "8500", "9000")


def test_what_is_found_of_one_year_is_held_against_the_other(
    git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is wrong in both is the same, and stands once on each side."""
    files = {name: data.decode() for name, data in before().items() if "/2021/" in name}
    files[f"{EDITION}/inledning.md"] += "\nAndelen är 25%.\n"
    later = {name.replace("/2021/", "/2022/"): text for name, text in files.items()}
    later["content/2022/plan.yaml"] = later["content/2022/plan.yaml"].replace("år: 2021", "år: 2022")
    later["content/2022/inledning.md"] += "\nResten är 75%.\n"
    write(git.folder, files | later)
    told = diff(capsys, git.folder, "2021", "2022")
    assert "Påpekanden: 2 nya, 0 borta, 1 oförändrat." in told
    assert "Mellanslaget saknas före procenttecknet i ”75%”" in told
    assert "Påpekanden: 0 nya, 2 borta, 1 oförändrat." in diff(capsys, git.folder, "2022", "2021")


def test_links_lead_to_the_version_that_has_the_line(
    git: Git, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_REPOSITORY", "konsortiet/plan")
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.example")
    old = git("rev-parse", "HEAD")
    removed = before()[STUDENTS].decode().partition("  - id: inloggning")[0]
    new = git.commit("Tar bort", {STUDENTS: removed, f"{EDITION}/inledning.md": "Ny.\n"})
    text = diff(capsys, git.folder, old, new, "--format", "markdown")
    assert (
        f"https://github.example/konsortiet/plan/blob/{old}/content/2021/omraden/studenter.yaml#L15" in text
    )
    assert f"https://github.example/konsortiet/plan/blob/{new}/content/2021/inledning.md?plain=1#L1" in text
    other = diff(capsys, git.folder, old, new, "--format", "markdown", "--links", "https://a.example/x/")
    assert f"https://a.example/x/blob/{new}/content" in other


def test_nothing_from_the_content_reaches_the_terminal_as_a_command(
    git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    write(git.folder, {STUDENTS: 'rubrik: "\\e[31mRött\\e[0m"\nrader: []\n'})
    git.commit("\x1b[31mrött")
    assert "\x1b" not in diff(capsys, git.folder, "HEAD~1")


def test_a_diff_starts_without_what_it_does_not_need(git: Git) -> None:
    script = (
        f"import sys; from ladokdoc.__main__ import run; run(['diff', '--root', {str(git.folder)!r}]); "
        "print([name for name in ('weasyprint', 'jinja2', 'cffi') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_command_that_brings_a_missing_branch_brings_it(
    git: Git, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git("checkout", "--quiet", "-b", "gren")
    git.commit("Höjt", HIGHER)
    clone = tmp_path / "klon"
    source = git.folder.as_uri()
    subprocess.run(["git", "clone", "--quiet", "--depth", "5", "-b", "gren", source, str(clone)], check=True)
    words = ["diff", "origin/main", "HEAD", "--root", str(clone)]
    assert run(words) == 2
    told = re.search("`(git fetch .*)`", capsys.readouterr().err)
    assert told
    subprocess.run(told[1].split(), cwd=clone, check=True, capture_output=True)
    assert run(words) == 0
    assert capsys.readouterr().out.startswith(SAYS_HIGHER)


TEMPLATES = "Mallarna i templates har ändrats"


def test_templates_that_have_changed_are_told_apart_from_the_plan(
    git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    def told(*words: str) -> str:
        assert run(["diff", *words, "--root", str(git.folder)]) == 0
        return capsys.readouterr().out

    first = git.commit("En mall", {"templates/titel.html": "<h1>{{ titel }}</h1>"})
    assert TEMPLATES not in told()
    assert TEMPLATES in told(f"{first}~1", first)
    write(git.folder, {"templates/titel.html": "<h1>Ny: {{ titel }}</h1>"})
    assert told().startswith("Ingen ändring.")
    assert TEMPLATES in told()
    assert TEMPLATES in told("--format", "markdown")
    assert TEMPLATES not in told("--index")
    git.commit("En mall till", HIGHER)
    assert TEMPLATES in told("HEAD~1", "HEAD")
    assert told("HEAD~1", "HEAD").startswith(SAYS_HIGHER)
    assert TEMPLATES not in told("HEAD")


def test_a_file_that_may_not_be_read_is_not_compared_by_guess(
    git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    (git.folder / STUDENTS).unlink()
    (git.folder / STUDENTS).symlink_to("/etc/passwd")
    told = diff(capsys, git.folder, code=1)
    assert told.startswith("2021 går inte att jämföra")
    assert "olasbar-fil" in told
    assert "tas bort" not in told
