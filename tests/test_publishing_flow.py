"""From the main branch to what is published: the web site, and for a tag the release, step by step as they stand."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pulls import PullRequest, contexts, runner_folder
from tests.workflows import ROOT, Ran, Runner, workflow

PLAN = "content/2021/plan.yaml"
JOBS = workflow("publicera.yml")["jobs"]


@pytest.fixture
def pull(tmp_path: Path) -> PullRequest:
    return PullRequest(tmp_path)


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    return runner_folder(tmp_path / "runner")


# What `gh` does with releases, as files in a folder. It refuses what it does not know.
GH = """#!{python}
import shutil, sys
from pathlib import Path

kept, (what, verb, tag, *more) = Path({kept!r}), sys.argv[1:]
release, draft = kept / tag, kept / (tag + ".draft")
assert what == "release"
with (kept / "heard").open("a") as heard:
    heard.write(verb + "\\n")
if verb == "view" and more == ["--json", "isDraft", "--jq", ".isDraft"]:
    print("true" if draft.exists() else "false")
    sys.exit(0 if draft.exists() or release.exists() else 1)
elif verb == "download" and more == ["--pattern", "SHA256SUMS", "--output", "-"]:
    sys.stdout.write((release / "SHA256SUMS").read_text())
elif verb == "delete" and more == ["--yes"]:
    shutil.rmtree(draft)
elif verb == "create" and more[0] == "--verify-tag" and more[1] == "--title" and more[3] == "--notes":
    assert not release.exists() and not draft.exists()
    draft.mkdir()
    for name in more[5:]:
        shutil.copy(name, draft)
    draft.rename(release)
else:
    sys.exit(f"unknown: {{sys.argv}}")
"""


class Releases:
    """The releases of a repository, and the job that makes them."""

    def __init__(self, scratch: Path) -> None:
        self.scratch = scratch
        self.kept = scratch / "releaser"
        self.kept.mkdir()
        gh = scratch / "bin/gh"
        gh.parent.mkdir()
        gh.write_text(GH.format(python=sys.executable, kept=str(self.kept)))
        gh.chmod(0o755)

    def make(self, tag: str, site: Path) -> Ran:
        """What the job does with a site that the one before it has left."""

        def download(given: dict[str, str]) -> dict[str, str]:
            assert given["name"] == "site"
            shutil.rmtree(given["path"], ignore_errors=True)
            shutil.copytree(site, given["path"])
            return {}

        path = f"{self.scratch / 'bin'}:{os.environ['PATH']}"
        environment = {"GITHUB_REF_NAME": tag, "PATH": path}
        others = {"actions/download-artifact": download}
        return Runner(ROOT, self.scratch, environment, contexts("hemligt"), others).run(JOBS["release"])

    @property
    def heard(self) -> list[str]:
        """The verbs that were used, but for looking."""
        file = self.kept / "heard"
        return [verb for verb in file.read_text().split() if verb != "view"] if file.exists() else []


@pytest.fixture
def releases(scratch: Path) -> Releases:
    return Releases(scratch)


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
TAG = "beslutad-2021"


def test_a_decided_plan_is_released_with_its_files_and_their_checksums(
    tmp_path: Path, releases: Releases
) -> None:
    ran = releases.make(TAG, site_of(tmp_path, MADE))
    assert ran.code == 0, ran.log
    assert releases.heard == ["create"]
    release = releases.kept / TAG
    assert {path.name for path in release.iterdir()} == {
        "plan-2021.pdf",
        "plan-2021.html",
        "kostnader.csv",
        "SHA256SUMS",
    }
    subprocess.run(["sha256sum", "--strict", "--check", "SHA256SUMS"], cwd=release, check=True)


def test_run_again_it_leaves_what_is_published_as_it_is(tmp_path: Path, releases: Releases) -> None:
    site = site_of(tmp_path, MADE)
    releases.make(TAG, site)
    ran = releases.make(TAG, site)
    assert ran.code == 0
    assert "finns redan, med samma filer" in ran.log
    ran = releases.make(TAG, site_of(tmp_path, {**MADE, "plan-2021.pdf": b"%PDF-1.7 annat"}))
    assert ran.code == 1
    assert "finns redan, med andra filer" in ran.log
    assert (releases.kept / TAG / "plan-2021.pdf").read_bytes() == MADE["plan-2021.pdf"]
    assert releases.heard == ["create", "download", "download"]


def test_a_release_that_was_broken_off_is_made_anew(tmp_path: Path, releases: Releases) -> None:
    (releases.kept / f"{TAG}.draft").mkdir()
    ran = releases.make(TAG, site_of(tmp_path, MADE))
    assert ran.code == 0, ran.log
    assert releases.heard == ["delete", "create"]
    assert (releases.kept / TAG / "SHA256SUMS").exists()


def test_nothing_is_released_that_has_been_tampered_with(tmp_path: Path, releases: Releases) -> None:
    site = site_of(tmp_path, MADE)
    (site / "2021/plan-2021.pdf").write_bytes(b"%PDF-1.7 annat")
    ran = releases.make(TAG, site)
    assert ran.code != 0
    assert releases.heard == []


def built(folder: Path, scratch: Path, tag: str = "") -> Ran:
    """What the first job does for the main branch, or for a tag."""
    kind, name = ("tag", tag) if tag else ("branch", "main")
    environment = {"PYTHONPATH": str(ROOT), "GITHUB_REF_NAME": name, "GITHUB_REF_TYPE": kind}
    named = {**contexts(), "github.ref_type": kind}
    return Runner(folder, scratch, environment, named).run(JOBS["bygg"])


def test_a_tag_on_a_plan_that_is_not_decided_stops_before_anything_is_made(
    pull: PullRequest, scratch: Path
) -> None:
    ran = built(pull.fork.folder, scratch, TAG)
    assert ran.code == 1
    assert (
        "::error file=content/2021/plan.yaml::Taggen beslutad-2021 säger att planen är beslutad, "
        "men den har status förslag." in ran.log
    )
    assert not list((scratch / "site").iterdir())
    assert not (pull.fork.folder / "build").exists()


def test_a_tag_for_a_year_that_is_not_there_says_so(pull: PullRequest, scratch: Path) -> None:
    ran = built(pull.fork.folder, scratch, "beslutad-2020")
    assert ran.code == 1
    assert "ingen plan för 2020" in ran.log


@pytest.mark.validator
def test_a_decided_plan_goes_all_the_way_from_its_tag_to_its_release(
    pull: PullRequest, scratch: Path, releases: Releases
) -> None:
    plan = (pull.fork.folder / PLAN).read_text("utf-8")
    decided = "  organ: Styrelsen\n  datum: 2020-11-24\n  paragraf: 7\n  diarienummer: LADOK-2020-1\n"
    plan = plan.replace("status: förslag", "status: beslutad").replace("  organ: Styrelsen\n", decided, 1)
    pull.fork.commit("Planen är beslutad", {PLAN: plan})
    pull.fork("tag", "--annotate", TAG, "--message", "Beslutad")
    ran = built(pull.fork.folder, scratch, TAG)
    assert ran.code == 0, ran.log
    assert [name for name, _ in ran.used] == ["actions/checkout", "actions/upload-artifact"]
    given = ran.used[1][1]
    assert (given["name"], given["overwrite"]) == ("site", "true")
    kept = scratch / "arkiv"
    shutil.copytree(given["path"], kept)
    assert releases.make(TAG, kept).code == 0
    files = {path.suffix for path in (releases.kept / TAG).iterdir()}
    assert files == {".pdf", ".html", ".csv", ".json", ".xlsx", ""}
    # The same again, made anew from the same version: the same bytes.
    again = built(pull.fork.folder, scratch, TAG)
    shutil.rmtree(kept)
    shutil.copytree(again.outputs["site"], kept)
    assert "finns redan, med samma filer" in releases.make(TAG, kept).log


@pytest.mark.validator
def test_the_site_has_every_year_with_checksums_and_leads_to_the_newest(
    pull: PullRequest, scratch: Path
) -> None:
    old = pull.fork.folder / "content/2021"
    shutil.copytree(old, pull.fork.folder / "content/2022")
    plan = pull.fork.folder / "content/2022/plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("år: 2021", "år: 2022"), "utf-8")
    pull.fork.commit("Nästa år")
    ran = built(pull.fork.folder, scratch)
    assert ran.code == 0, ran.log
    assert ran.log.count("Filen stämmer med git, byte för byte.") == 2
    # No name that another attempt of the same run has used.
    name, given = ran.used[-1]
    assert name == "actions/upload-pages-artifact"
    assert given == {"name": "github-pages-1", "path": ran.outputs["site"]}
    assert ran.outputs["pages"] == given["name"]
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
