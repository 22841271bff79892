"""Text that something is drawn over. A page is drawn from the bottom up, and its text comes after its areas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

_CORNERS = {b"m": 1, b"l": 1, b"c": 3, b"v": 2, b"y": 2}
_FILLED = frozenset({b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"})
_STROKED = frozenset({b"S", b"s", b"B", b"B*", b"b", b"b*"})
# Where in a letter it is seen whether it is covered: this far in and up, in parts of its size.
_INWARD = 0.3

Point = tuple[float, float]


class _Seen(NamedTuple):
    """Text that has been drawn, and a point of its first letter."""

    text: str
    point: Point


class Covering:
    """Follows what is drawn of a page. covered: the text that something was drawn over."""

    def __init__(self) -> None:
        self.covered: list[str] = []
        self._seen: list[_Seen] = []
        self._path: list[Point] = []
        self._width = 1.0

    def text(self, text: str, placed: Sequence[float], at: Sequence[float], size: float) -> None:
        """Text has been drawn. placed, at: where, as two matrices. size: of its letters."""
        point = _through(at, (_INWARD * size, _INWARD * size))
        self._seen.append(_Seen(text.strip(), _through(placed, point)))

    def draw(self, operator: bytes, operands: Sequence[Any], placed: Sequence[float]) -> None:
        """Something else is drawn."""
        if operator == b"w" and operands:
            self._width = float(operands[0])
        elif operator == b"re" and len(operands) == 4:
            x, y, width, height = map(float, operands)
            self._path += [
                _through(placed, point)
                for point in ((x, y), (x + width, y), (x, y + height), (x + width, y + height))
            ]
        elif operator in _CORNERS and len(operands) == 2 * _CORNERS[operator]:
            numbers = list(map(float, operands))
            self._path += [_through(placed, point) for point in zip(numbers[::2], numbers[1::2], strict=True)]
        elif operator in _FILLED | _STROKED:
            self._cover(self._width / 2 if operator in _STROKED else 0)
            self._path = []
        elif operator == b"n":
            self._path = []

    def _cover(self, around: float) -> None:
        if not self._path:
            return
        xs, ys = zip(*self._path, strict=True)
        left, right, low, high = min(xs) - around, max(xs) + around, min(ys) - around, max(ys) + around
        for seen in self._seen:
            x, y = seen.point
            if left <= x <= right and low <= y <= high:
                self.covered.append(seen.text)


def _through(matrix: Sequence[float], point: Point) -> Point:
    a, b, c, d, e, f = map(float, matrix)
    x, y = point
    return a * x + c * y + e, b * x + d * y + f
