"""The steps of a workflow, run on this machine as the runner of GitHub would."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

FOLDER = Path(__file__).parents[1] / ".github" / "workflows"
_EXPRESSION = re.compile(r"\$\{\{ *([\w.-]+) *\}\}")


class Ran(NamedTuple):
    """What became of a job. code: of the step that failed, or 0. summary: what it wrote for the run."""

    code: int
    log: str
    summary: str
    outputs: dict[str, str]


def workflow(name: str) -> Any:
    """A workflow as data."""
    return YAML(typ="safe").load((FOLDER / name).read_text("utf-8"))


def scripts(job: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    """What the steps of a job run, with the environment of each. Actions of others are not run here."""
    for step in job["steps"]:
        if "run" in step:
            yield step["run"], step.get("env", {})


class Runner:
    """Runs jobs in a folder. contexts: what expressions may name, such as "github.token"."""

    def __init__(
        self, work: Path, scratch: Path, environment: Mapping[str, str], contexts: Mapping[str, str]
    ) -> None:
        self.work = work
        self.scratch = scratch
        self.contexts = contexts
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(scratch),
            "LANG": "C.UTF-8",
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "RUNNER_TEMP": str(scratch),
            **environment,
        }

    def run(self, job: Mapping[str, Any]) -> Ran:
        """All steps of a job, until one fails."""
        files = {
            name: self.scratch / name for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT", "GITHUB_PATH")
        }
        for file in files.values():
            file.write_text("")
        log, code = "", 0
        for script, env in scripts(job):
            paths = files["GITHUB_PATH"].read_text().split()
            environment = {
                **self.environment,
                **{name: str(file) for name, file in files.items()},
                **{name: self._filled(value) for name, value in env.items()},
                "PATH": ":".join([*reversed(paths), self.environment["PATH"]]),
            }
            shell = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]
            done = subprocess.run(
                shell,
                cwd=self.work,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
                timeout=300,
            )
            log += done.stdout + done.stderr
            code = done.returncode
            if code:
                break
        outputs = dict(line.partition("=")[::2] for line in files["GITHUB_OUTPUT"].read_text().splitlines())
        return Ran(code, log, files["GITHUB_STEP_SUMMARY"].read_text("utf-8"), outputs)

    def _filled(self, value: str) -> str:
        """A value with its expressions filled in; one that names something else than the contexts is a KeyError."""
        return _EXPRESSION.sub(lambda found: self.contexts[found[1]], value)
