"""What a project has decided about its checks: `[tool.ladokdoc]` in the `pyproject.toml` beside `content/`.

    [tool.ladokdoc]
    max-warnings = 10              # more open warnings than this, and check ends with 1

    [tool.ladokdoc.levels]
    saknat-bindestreck = "note"

A rule that is a warning can be made a note, and a note a warning. A rule that is an error stays one, for it tells of
figures, identity, structure or dates that are wrong; and what is wrong with words or form only never becomes one, for
it is never to stop a build. Who wants a check to end with 1 for those too sets `max-warnings = 0`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from ladokdoc.findings import Level
from ladokdoc.rules import registry

FILE = "pyproject.toml"
TABLE = "[tool.ladokdoc]"
MAX_WARNINGS = "max-warnings"
LEVELS = "levels"
# `[tool.ladokdoc]` in any of the ways that TOML has to write it, or what may hold it.
_MENTIONED = re.compile(rb"""(?m)^\s*\[*\s*["']?tool["']?\s*(?:=|\]|\.[^\r\n]*ladokdoc)""")
_SETTABLE = (Level.WARNING, Level.NOTE)


class SettingsFault(Exception):
    """The settings cannot be read or cannot be followed: one message in Swedish."""


class Settings(NamedTuple):
    """levels: of rules that have another than their own. max_warnings: how many may be open; None: any number."""

    levels: Mapping[str, Level] = MappingProxyType({})
    max_warnings: int | None = None


def read_settings(root: Path) -> Settings:
    """The settings of a project; those of a project without any change nothing. Raises SettingsFault."""
    try:
        data = (root / FILE).read_bytes()
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise SettingsFault(f"{FILE} går inte att läsa ({error.strerror or error}).") from None
    # Most have none, and importing what reads TOML takes a twentieth of a check.
    return _settings(_table(data)) if _MENTIONED.search(data) else Settings()


def _table(data: bytes) -> Mapping[str, object]:
    import tomllib

    try:
        table = tomllib.loads(data.decode("utf-8")).get("tool", {}).get("ladokdoc", {})
    except UnicodeDecodeError:
        raise SettingsFault(f"{FILE} är inte sparad som UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsFault(f"{FILE} går inte att läsa som TOML ({error}).") from None
    if not isinstance(table, dict):
        raise SettingsFault(f"{TABLE} ska vara en tabell i {FILE}.")
    return table


def _settings(table: Mapping[str, object]) -> Settings:
    for name in table:
        if name not in (MAX_WARNINGS, LEVELS):
            near = get_close_matches(name, (MAX_WARNINGS, LEVELS), 1, 0.5)
            hint = f"Menar du `{near[0]}`?" if near else f"Här kan `{MAX_WARNINGS}` och `{LEVELS}` stå."
            raise SettingsFault(f"{TABLE} i {FILE} har ingen inställning som heter `{name}`. {hint}")
    most = table.get(MAX_WARNINGS)
    if most is not None and (not isinstance(most, int) or isinstance(most, bool) or most < 0):
        raise SettingsFault(f"`{MAX_WARNINGS}` i {FILE} ska vara ett heltal, 0 eller mer.")
    return Settings(MappingProxyType(dict(_levels(table.get(LEVELS, {})))), most)


def _levels(levels: object) -> Iterator[tuple[str, Level]]:
    if not isinstance(levels, dict):
        raise SettingsFault(f'`{LEVELS}` i {FILE} ska ha en rad för varje regel: `regelns-namn = "note"`.')
    for name, level in levels.items():
        rule = registry().get(name)
        if rule is None:
            near = get_close_matches(name, registry(), 1)
            hint = f"Menar du `{near[0]}`?" if near else "Kör `ladokdoc explain` för att se alla."
            raise SettingsFault(f"`{LEVELS}` i {FILE} nämner regeln `{name}`, som inte finns. {hint}")
        if level not in _SETTABLE:
            raise SettingsFault(f'Nivån för `{name}` i {FILE} ska vara "warning" eller "note".')
        if rule.level is Level.ERROR:
            raise SettingsFault(
                f"`{name}` är ett fel och kan inte få en annan nivå. Ta bort raden ur {FILE}."
            )
        yield name, Level(level)
