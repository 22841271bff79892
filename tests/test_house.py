"""The house holds: data goes one way, and each library is known to one room."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ladokdoc.commands.swedish import COMMANDS

HOUSE = Path(__file__).parents[1] / "ladokdoc"

# A room imports only from floors below its own. A room is a module, or a package with all that is in it.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("records", "patterns"),
    ("places",),
    ("edits",),
    ("findings", "sources", "formats", "typography", "typefaces", "charts"),
    ("nodes", "model"),
    ("figures",),
    ("loading",),
    ("expressions",),
    ("prose",),
    ("meaning", "spoken", "words"),
    ("subject",),
    ("sums_told",),
    ("rules",),
    ("settings", "waiving"),
    ("changes", "checking", "formatting"),
    ("mending",),
    ("markup",),
    ("gate",),
    ("blackline", "export", "pages", "pdf", "reports"),
    ("change_version", "manifest"),
    ("github", "publishing", "saving"),
    ("verifying",),
    ("commands",),
    ("__main__",),
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}

# Who may know a library. What is not here may be used anywhere.
KNOWN_TO = {
    "ruamel": {"nodes"},
    "_ruamel_yaml": {"nodes"},
    "jinja2": {"pages"},
    "markupsafe": {"pages"},
    "markdown_it": {"prose"},
    "weasyprint": {"pdf"},
    "pydyf": {"pdf"},
    "click": {"commands"},
    "subprocess": {"sources", "pdf"},  # git, and the renderer
    "urllib": {"github", "reports"},  # the API, and addresses in a report
    "pypdf": {"verifying"},
    "tinyhtml5": {"blackline", "pdf"},
    "xlsxwriter": {"export"},
}


@cache
def modules() -> list[Path]:
    return sorted(HOUSE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, anywhere in it, as a dotted name; imports by name are written out."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: relative imports hide where a room looks"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "import_module":
            yield from (str(arg.value) for arg in node.args if isinstance(arg, ast.Constant))


def rooms_used(path: Path) -> set[str]:
    names = (name.split(".") for name in imports(path) if name.startswith("ladokdoc."))
    return {parts[1] for parts in names if parts[1] in FLOOR}


def test_every_floor_is_inhabited() -> None:
    """A room without a floor of its own is given one in FLOORS."""
    assert {room_of(path) for path in modules()} - {"__init__"} == set(FLOOR)


def test_a_room_looks_only_down() -> None:
    assert not [f"{path} looks up at {above}" for path in modules() if (above := looked_up_at(path))]


def looked_up_at(path: Path) -> set[str]:
    """The rooms that a file uses and that are not below its own; what is in no room uses none."""
    room = room_of(path)
    floor = FLOOR.get(room, 0)
    return {used for used in rooms_used(path) if used != room and FLOOR[used] >= floor}


def test_a_library_is_known_to_one_room() -> None:
    assert not [
        f"{path} imports {name}"
        for path in modules()
        for name in imports(path)
        if room_of(path) not in KNOWN_TO.get(name.split(".")[0], {room_of(path)})
    ]


def test_every_module_says_what_it_is_for() -> None:
    assert not [path for path in modules() if not ast.get_docstring(tree(path))]


def test_no_room_is_named_after_nothing() -> None:
    names = {part for path in modules() for part in path.relative_to(HOUSE).with_suffix("").parts}
    assert not names & {"utils", "helpers", "common", "base", "manager", "misc"}


def test_no_two_modules_need_each_other() -> None:
    """Not even for their types: what goes in a circle cannot be read from one end to the other."""
    names = {".".join(path.relative_to(HOUSE.parent).with_suffix("").parts): path for path in modules()}
    names = {name.removesuffix(".__init__"): path for name, path in names.items()}
    uses = {
        name: {used for told in imports(path) for used in _modules_named(told, names)} - {name}
        for name, path in names.items()
    }
    while free := {name for name, used in uses.items() if not used & uses.keys()}:
        uses = {name: used for name, used in uses.items() if name not in free}
    assert not uses, f"a circle among {sorted(uses)}"


def _modules_named(told: str, names: dict[str, Path]) -> Iterator[str]:
    """The module that a dotted name leads to: itself, or that which has it."""
    if told in names:
        yield told
    elif (around := told.rpartition(".")[0]) in names:
        yield around


def test_the_papers_tell_of_every_room_and_command() -> None:
    papers = HOUSE.parent
    table = re.findall(
        r"(?m)^\| \d\S* \| (`.*?`) \|", (papers / "CONTRIBUTING.md").read_text(encoding="utf-8")
    )
    told = [sorted(re.findall(r"`(\w+)`", rooms)) for rooms in table]
    assert told == [sorted(rooms) for rooms in FLOORS if rooms != ("__main__",)]
    readme = (papers / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"(?m)^\| `ladokdoc (\w+)", readme)) == set(COMMANDS)
