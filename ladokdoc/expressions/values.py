"""What an expression stands for in the plan: a figure, a date or a plain field, worked out when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

from ladokdoc import figures, formats
from ladokdoc.expressions.fields import (
    ALL_FORMATS,
    FORMATS,
    Change,
    Count,
    Day,
    Money,
    Problem,
    Share,
    Value,
    Words,
    written,
)
from ladokdoc.expressions.grammar import YEAR, Expression, find, unescape
from ladokdoc.expressions.nearest import Nearest
from ladokdoc.figures import BLANK, Figure
from ladokdoc.model import Area, Budget, Column, Decision, Edition, Frame, Line, Table, lines, owners
from ladokdoc.places import Text


@dataclass(frozen=True, slots=True)
class _Missing:
    """Why there is no value. withheld: the fault has had its finding where it stands."""

    message: str
    hint: str
    withheld: bool = False


_Answer = Value | _Missing
_NO_EDITIONS: Mapping[int, Edition] = MappingProxyType({})


def values(edition: Edition, earlier: Mapping[int, Edition] = _NO_EDITIONS) -> Values:
    """What the expressions of an edition can name. earlier: by year, for what its own columns do not say."""
    return Values(edition, earlier)
