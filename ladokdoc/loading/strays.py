"""What lies in `content/` and in no year, or in no chapter of its year: it would be left out without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ladokdoc.findings import Finding
from ladokdoc.formats import shorten
from ladokdoc.places import Place
from ladokdoc.sources import GLOSSARY, YEAR, Files

_RULE = "olistad-fil"
_README = "README.md"


def strays(files: Files) -> Iterator[Finding]:
    """One finding for each file, and one for each folder with all that is in it."""
    told: set[str] = set()
    for path in sorted(files.data):
        _, top, *below = path.split("/")
        if not below and path != GLOSSARY and top != _README:
            yield Finding(Place(path), *_file(top), rule=_RULE)
        elif below and not YEAR.fullmatch(top) and top not in told:
            told.add(top)
            yield Finding(Place(path), *_folder(top), rule=_RULE)


def _file(name: str) -> tuple[str, str]:
    if YEAR.fullmatch(name):
        return (
            f"`{name}` är en fil, men ett år är en mapp.",
            f"Gör en mapp med namnet {name}, och lägg planens filer i den.",
        )
    if name.lower() in {"ordlista.yml", "ordlista.yaml"}:
        return (
            f"Ordlistan läses bara från en fil som heter {GLOSSARY.rpartition('/')[2]}.",
            "Byt filens namn.",
        )
    return (
        "Filen hör inte till något år och kommer inte med i någon plan.",
        "Flytta den till mappen för ett år, eller ta bort den.",
    )


def _folder(name: str) -> tuple[str, str]:
    return (
        f"Mappen {shorten(name)} är inget år, och det som ligger i den kommer inte med i någon plan.",
        "Döp mappen till ett årtal med fyra siffror, eller ta bort den.",
    )


def not_listed(name: str, areas: str) -> tuple[str, str]:
    """What is said of a file of a year that no chapter names. areas: the folder that areas lie in."""
    message = "Filen står inte i något kapitel och kommer inte med i planen."
    stem, _, ending = name.rpartition(".")
    if ending == "md":
        return (
            message,
            f"Lägg till den i plan.yaml under `kapitel:` som `- text: {name}`, eller ta bort filen.",
        )
    if name.startswith(areas + "/") and ending == "yaml":
        return (
            message,
            f"Lägg till `- {stem.rpartition('/')[2]}` under `områden:` i plan.yaml, eller ta bort filen.",
        )
    if ending == "yml":
        return message, f"Byt filens namn till {stem}.yaml."
    return message, "Flytta den från mappen, eller ta bort den."


def not_a_name(name: str) -> tuple[str, str] | None:
    """What is said of an address, or of a way to a file, where the name of a file is to stand."""
    if re.match(r"(?i)[a-z][a-z0-9+.-]*://|www\.", name):
        return (
            "Här ska namnet på en fil stå, inte en adress.",
            "Lägg texten i en fil i årets mapp, och skriv filens namn: `inledning.md`.",
        )
    if re.match(r"[./~]|content/|[A-Za-z]:|.*(?:\\\\|/\.\./)", name):
        file = re.split(r"[/\\\\]", name)[-1]
        return (
            f"`{shorten(name)}` är en sökväg, och här ska bara filens namn stå.",
            f"Lägg filen i årets mapp, och skriv `{file}`." if file else "Skriv filens namn: `inledning.md`.",
        )
    return None
