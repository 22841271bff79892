"""Records that cannot change, each field declared where it is explained.

What `dataclass(frozen=True)` does, without its price at start-up: that writes and compiles six methods for each
class, about a millisecond, and a whole check is over in a fifth of a second. Here all classes share the same few
methods.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self, dataclass_transform


class _Apart:
    """Marks a field that says nothing about what a record means."""


def apart() -> Any:
    """Declares a field that is left out of equality, such as the place where a record stands."""
    return _Apart()


@dataclass_transform(frozen_default=True, kw_only_default=False, field_specifiers=(apart,))
class Record:
    """The base of a record: its annotations are its fields, all given when it is made, in order or by name.

    Two records are equal when they are of one class and all fields that are not apart are equal.
    """

    FIELDS: ClassVar[tuple[str, ...]] = ()
    NAMES: ClassVar[frozenset[str]] = frozenset()
    COMPARED: ClassVar[tuple[str, ...]] = ()
    DEFAULTS: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        own = tuple(
            name for name, kind in cls.__annotations__.items() if not str(kind).startswith("ClassVar")
        )
        given = {name: vars(cls)[name] for name in own if name in vars(cls)}
        cls.FIELDS, cls.NAMES = own, frozenset(own)
        cls.COMPARED = tuple(name for name in own if not isinstance(given.get(name), _Apart))
        cls.DEFAULTS = {name: value for name, value in given.items() if not isinstance(value, _Apart)}
        for name in given:
            delattr(cls, name)

    def __init__(self, *args: Any, **named: Any) -> None:
        fields, given = self.FIELDS, len(args)
        values = {**self.DEFAULTS, **dict(zip(fields, args, strict=False)), **named}
        twice = given and named and not named.keys().isdisjoint(fields[:given])
        if twice or given > len(fields) or values.keys() != self.NAMES:
            raise TypeError(f"{type(self).__name__} has the fields {', '.join(fields)}")
        object.__setattr__(self, "__dict__", values)

    def changed(self, **named: Any) -> Self:
        """The same record with other values in some fields."""
        return type(self)(**{**self.__dict__, **named})

    def _meaning(self) -> tuple[Any, ...]:
        return tuple([self.__dict__[name] for name in self.COMPARED])

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._meaning() == other._meaning()

    def __hash__(self) -> int:
        return hash(self._meaning())

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot change: {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} cannot change: {name}")

    def __repr__(self) -> str:
        return (
            f"{type(self).__name__}({', '.join(f'{name}={self.__dict__[name]!r}' for name in self.FIELDS)})"
        )
