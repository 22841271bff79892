"""The plan of 2021 made many times as large, with everything in it still true: what is timed at size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ladokdoc.sources import read_folder

REPOSITORY = Path(__file__).parents[1]
FOLDER = "content/2021"
_ID = re.compile(r"(?m)^( *(?:- )?id: )(.*)$")
_REFS = re.compile(r"(?m)(direkt: \[|, |investering: )([a-z-]+)")
_TOTAL = re.compile(r"(?m)^(    summa:\n      namn: .*\n      belopp: )(.*)$")


def sized(times: int) -> dict[str, bytes]:
    """The files of the plan, by path: as many areas, lines and pairs as in the plan, times `times`."""
    plan = {path: data.decode("utf-8") for path, data in read_folder(REPOSITORY).data.items()}
    made = {path: text for path, text in plan.items() if "/omraden/" not in path}
    made[f"{FOLDER}/plan.yaml"] = _listed(plan[f"{FOLDER}/plan.yaml"], times)
    made[f"{FOLDER}/budget.yaml"] = _budget(plan[f"{FOLDER}/budget.yaml"], times)
    for path, text in plan.items():
        if "/omraden/" in path:
            for number in range(times):
                made[path.replace(".yaml", f"-{number}.yaml")] = _ID.sub(rf"\g<1>\g<2>-{number}", text)
    return {path: text.encode("utf-8") for path, text in made.items()}


def write(times: int, root: Path) -> None:
    """Writes the files of a plan that many times as large below a folder."""
    for path, data in sized(times).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


def _listed(plan: str, times: int) -> str:
    """`plan.yaml` with every area as many times."""

    def repeated(match: re.Match[str]) -> str:
        names = re.findall(r"- (.*)", match[2])
        return match[1] + "".join(f"      - {name}-{n}\n" for name in names for n in range(times))

    return re.sub(r"(    områden:\n)((?:      - .*\n)+)", repeated, plan)


def _budget(budget: str, times: int) -> str:
    """`budget.yaml` with every line as many times, totals to match, and every pair as many times."""
    head, *tables = re.split(r"(?m)^(?=  - id: )", budget)
    *tables, last = tables
    last, tail = last.split("# Regeln", 1)
    pairs_head, pairs = re.split(r"(?m)(?<=^  par:\n)", "# Regeln" + tail)
    pairs, after = re.split(r"(?m)^(?=#|avskrivning:)", pairs, maxsplit=1)
    return "".join(
        [
            head,
            *(_table(table, times) for table in (*tables, last)),
            pairs_head,
            *(_REFS.sub(rf"\g<1>\g<2>-{number}", pairs) for number in range(times)),
            re.sub(r"(?m)^(  post: .*)$", r"\1-0", after),
        ]
    )


def _table(table: str, times: int) -> str:
    beginning, rest = re.split(r"(?<=    poster:\n)", table, maxsplit=1)
    lines, total = re.split(r"(?m)^(?=    summa:)", rest)
    return (
        beginning
        + "".join(_lines(lines, times))
        + _TOTAL.sub(lambda match: match[1] + _times(match[2], times), total)
    )


def _lines(lines: str, times: int) -> Iterator[str]:
    for number in range(times):
        yield _ID.sub(rf"\g<1>\g<2>-{number}", lines)


def _times(amount: str, times: int) -> str:
    return str(int(amount.replace(" ", "")) * times)
