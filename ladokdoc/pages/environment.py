"""Jinja, closed: a template can place what it is given and nothing more.

No method and no function of Python can be called from a template, and no operator used that a short text could make
run for ever. So whoever may change the look of the document cannot run anything on the machine that builds it.
Jinja is imported here and nowhere else, and this only when a page is made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import TracebackType
from typing import Any

import jinja2
from jinja2 import FunctionLoader, StrictUndefined
from jinja2.runtime import BlockReference, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ladokdoc.pages.faults import FOLDER, TemplateFault

_FILTERS = frozenset({"capitalize", "default", "first", "join", "last", "length", "lower", "upper"})


class Environment(ImmutableSandboxedEnvironment):
    """What a template may use. read: from the name of a template to its text. functions: what it may call."""

    intercepted_binops = frozenset({"*", "**", "/", "//", "%"})

    def __init__(
        self, read: Callable[[str], str | None], functions: Mapping[str, Callable[[str], str]]
    ) -> None:
        super().__init__(
            loader=FunctionLoader(lambda name: None if (text := read(name)) is None else (text, name, None)),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.globals = dict(functions)
        self.filters = {name: make for name, make in self.filters.items() if name in _FILTERS}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Fields, and no methods."""
        return super().is_safe_attribute(obj, attr, value) and not callable(value)

    def is_safe_callable(self, obj: Any) -> bool:
        """What was given to be called, and the macros of the templates themselves."""
        return isinstance(obj, Macro | BlockReference) or obj in self.globals.values()

    def call_binop(self, _: Any, operator: str, *__: Any) -> Any:
        """Arithmetic has been done before a template sees a figure."""
        raise jinja2.exceptions.SecurityError(operator)

    def write(self, name: str, names: Mapping[str, object]) -> str:
        """The text of a template with these names filled in."""
        try:
            return self.get_template(name).render(names)
        except jinja2.TemplateError as error:
            raise TemplateFault(_told(error, name)) from None
        except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
            raise TemplateFault(f"{_where(error, name)}: det som står där går inte att använda.") from None


def _told(error: jinja2.TemplateError, name: str) -> str:
    """The fault in Swedish. Jinja's own words are English, and are used to find what they are about."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return (
            f"Mallen {FOLDER}/{error.name or name}, rad {error.lineno}: går inte att läsa. "
            "Se efter att klamrar är avslutade, och att varje `for` och `if` har sitt `endfor` eller `endif`."
        )
    where = _where(error, name)
    if isinstance(error, jinja2.TemplateNotFound):
        return f"{where}: mallen {FOLDER}/{error.name} finns inte."
    if isinstance(error, jinja2.exceptions.SecurityError):
        return f"{where}: en mall får bara placera uppgifter, inte räkna eller anropa något."
    if named := re.search(r"attribute '(\w+)'$|^'(\w+)' is undefined", error.message or ""):
        return f"{where}: uppgiften ”{named[1] or named[2]}” finns inte."
    return f"{where}: en uppgift finns inte."


def _where(error: BaseException, name: str) -> str:
    """The template and the line that the fault came from: the innermost that is on the way to it."""
    found = [(name, 0), *_lines(error.__traceback__)][-1]
    return f"Mallen {FOLDER}/{found[0]}" + (f", rad {found[1]}" if found[1] else "")


def _lines(traceback: TracebackType | None) -> Iterator[tuple[str, int]]:
    """Jinja puts frames of its own into the traceback, which have a template's name and line."""
    while traceback:
        if "__jinja_exception__" in traceback.tb_frame.f_globals:
            yield traceback.tb_frame.f_code.co_filename, traceback.tb_lineno
        traceback = traceback.tb_next
