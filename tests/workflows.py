"""The steps of a workflow, run on this machine as the runner of GitHub would, those of this repository's action too."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".github" / "workflows"
_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")
_WORD = re.compile(r"'[^']*'|[\w.-]+|==|!=|&&|\|\||[()]")
_FALSE = ("", "false")
_OWN = re.compile(r"\./|ladok/ladokdoc@[0-9a-f]{40}")
_FILES = ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT", "GITHUB_PATH")


class Ran(NamedTuple):
    """What became of a job. code: of the step that failed, or 0. summary: what it wrote for the run.

    outputs: of the scripts. used: the actions of others that it used, with what each was given.
    """

    code: int
    log: str
    summary: str
    outputs: dict[str, str]
    used: list[tuple[str, dict[str, str]]]


def read(path: Path) -> Any:
    """A file of YAML as data."""
    return YAML(typ="safe").load(path.read_text("utf-8"))


def workflow(name: str) -> Any:
    """A workflow as data."""
    return read(FOLDER / name)


class Values:
    """What the expressions of workflows name: contexts such as "github.token", and what steps have come to.

    Expressions may use `==`, `!=`, `&&`, `||` and parentheses; a name of a context that is not known is a KeyError.
    """

    def __init__(self, contexts: Mapping[str, str]) -> None:
        self.contexts = dict(contexts)

    def filled(self, text: object) -> str:
        """A text with its expressions worked out."""
        plain = str(text).lower() if isinstance(text, bool) else str(text)
        return _EXPRESSION.sub(lambda found: self.value(found[1]), plain)

    def value(self, expression: str) -> str:
        """What an expression comes to, as text; what is false is "" or "false"."""
        words = _WORD.findall(expression)
        assert not _WORD.sub("", expression).strip(), expression
        value = self._either(words)
        assert not words, expression
        return value

    def holds(self, condition: object) -> bool:
        """Whether a step with this condition is run."""
        return self.value(str(condition)) not in _FALSE

    def _either(self, words: list[str]) -> str:
        value = self._both(words)
        while words[:1] == ["||"]:
            words.pop(0)
            other = self._both(words)
            value = value if value not in _FALSE else other
        return value

    def _both(self, words: list[str]) -> str:
        value = self._compared(words)
        while words[:1] == ["&&"]:
            words.pop(0)
            other = self._compared(words)
            value = other if value not in _FALSE else value
        return value

    def _compared(self, words: list[str]) -> str:
        value = self._single(words)
        if words[:1] in (["=="], ["!="]):
            sign = words.pop(0)
            same = value == self._single(words)
            return "true" if same == (sign == "==") else "false"
        return value

    def _single(self, words: list[str]) -> str:
        word = words.pop(0)
        if word == "(":
            value = self._either(words)
            assert words.pop(0) == ")"
            return value
        if word.startswith("'"):
            return word[1:-1]
        # A step that was not run has no outputs, and an event has not every part; another name is a slip.
        if word.startswith(("steps.", "github.event.")):
            return self.contexts.get(word, "")
        return self.contexts[word]


# What an action of another does for a job: gets what it is given and gives its outputs.
Stand = Callable[[dict[str, str]], Mapping[str, str]]


class Runner:
    """Runs jobs in a folder. contexts: what expressions may name. others: stand-ins for actions, by name."""

    def __init__(
        self,
        work: Path,
        scratch: Path,
        environment: Mapping[str, str],
        contexts: Mapping[str, str],
        others: Mapping[str, Stand] | None = None,
    ) -> None:
        self.work = work
        self.scratch = scratch
        self.others = others or {}
        self.contexts = {"runner.temp": str(scratch), **contexts}
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(scratch),
            "LANG": "C.UTF-8",
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "RUNNER_TEMP": str(scratch),
            **environment,
        }

    def run(self, job: Mapping[str, Any], action: Path | None = None) -> Ran:
        """All steps of a job, until one fails. action: the folder of this repository's own; it stands in `work`."""
        for name in _FILES:
            (self.scratch / name).write_text("")
        job_run = _Job(self, action or self.work)
        code = job_run.steps(job["steps"], Values(self.contexts))
        summary = (self.scratch / "GITHUB_STEP_SUMMARY").read_text("utf-8")
        return Ran(code, job_run.log, summary, job_run.outputs, job_run.used)


class _Job:
    """One run of a job. action: the folder of this repository's own action."""

    def __init__(self, runner: Runner, action: Path) -> None:
        self.runner = runner
        self.action = action
        self.log = ""
        self.outputs: dict[str, str] = {}
        self.used: list[tuple[str, dict[str, str]]] = []

    def steps(self, steps: list[dict[str, Any]], values: Values) -> int:
        """Runs steps in order, until one fails, and gives its code."""
        for step in steps:
            if "if" in step and not values.holds(step["if"]):
                continue
            code, outputs = self._step(step, values)
            if code:
                return code
            for name, value in outputs.items() if "id" in step else ():
                values.contexts[f"steps.{step['id']}.outputs.{name}"] = value
        return 0

    def _step(self, step: dict[str, Any], values: Values) -> tuple[int, Mapping[str, str]]:
        if "run" in step:
            return self._script(
                step["run"], {name: values.filled(to) for name, to in step.get("env", {}).items()}
            )
        given = {name: values.filled(to) for name, to in step.get("with", {}).items()}
        if _OWN.fullmatch(step["uses"]):
            return self._own(given, values)
        name = step["uses"].partition("@")[0]
        self.used.append((name, given))
        return 0, self.runner.others[name](given) if name in self.runner.others else {}

    def _own(self, given: dict[str, str], values: Values) -> tuple[int, Mapping[str, str]]:
        """The steps of the action, with inputs of its own and none of the job's steps."""
        action = read(self.action / "action.yml")
        assert set(given) <= set(action["inputs"]), given
        outer = {name: value for name, value in values.contexts.items() if not name.startswith("steps.")}
        inner = Values(outer)
        for name, about in action["inputs"].items():
            assert name in given or not about.get("required"), name
            inner.contexts[f"inputs.{name}"] = given.get(name, inner.filled(about.get("default", "")))
        code = self.steps(action["runs"]["steps"], inner)
        return code, {name: inner.filled(about["value"]) for name, about in action["outputs"].items()}

    def _script(self, script: str, env: dict[str, str]) -> tuple[int, Mapping[str, str]]:
        runner = self.runner
        files = {name: runner.scratch / name for name in _FILES}
        files["GITHUB_OUTPUT"].write_text("")
        paths = files["GITHUB_PATH"].read_text().split()
        environment = {
            **runner.environment,
            **{name: str(file) for name, file in files.items()},
            "GITHUB_ACTION_PATH": str(self.action),
            **env,
            "PATH": ":".join([*reversed(paths), runner.environment["PATH"]]),
        }
        shell = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]
        done = subprocess.run(
            shell,
            cwd=runner.work,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=300,
        )
        self.log += done.stdout
        outputs = dict(_outputs(files["GITHUB_OUTPUT"].read_text("utf-8")))
        self.outputs |= outputs
        return done.returncode, outputs


def _outputs(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        name, sign, value = line.partition("=")
        assert sign, line
        yield name, value
