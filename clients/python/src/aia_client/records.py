"""JSON objects whose fields are attributes."""

from __future__ import annotations

import typing
from typing import Any, Dict, Iterator, List, Mapping, Type, TypeVar

R = TypeVar("R", bound="Record")


class Record:
    """A JSON object of an answer: ``task.task_id`` and ``task["task_id"]`` are the same.

    Subclasses annotate the documented fields; of these, one that the answer lacks is ``None``. A name that is neither annotated nor in
    the answer is an ``AttributeError``.
    """

    _data: Dict[str, Any]

    def __init__(self, data: Mapping[str, Any]) -> None:
        hints = _hints(type(self))
        object.__setattr__(self, "_data", {key: _wrapped(value, hints.get(key)) for key, value in data.items()})

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        if name in self._data:
            return self._data[name]
        if name in _hints(type(self)):
            return None
        raise AttributeError(f"The answer has no '{name}'; it has {', '.join(self._data) or 'nothing'}")

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"An answer cannot be changed; '{name}' was to be set")

    def __getitem__(self, key: str) -> Any:
        return self._data[key]

    def __contains__(self, key: object) -> bool:
        return key in self._data

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Record) and self._data == other._data

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.to_dict()!r})"

    def __reduce__(self) -> Any:
        return type(self), (self.to_dict(),)

    def to_dict(self) -> Dict[str, Any]:
        """The object as plain dictionaries and lists."""
        return {key: _unwrapped(value) for key, value in self._data.items()}


_HINTS: Dict[Any, Dict[str, Any]] = {}


def _hints(kind: Type[Record]) -> Dict[str, Any]:
    """The documented fields and their types."""
    if kind not in _HINTS:
        _HINTS[kind] = {name: hint for name, hint in typing.get_type_hints(kind).items() if not name.startswith("_")}
    return _HINTS[kind]


def _wrapped(value: Any, hint: Any) -> Any:
    if isinstance(value, dict):
        return _record_type(hint)(value)
    if isinstance(value, list):
        return [_wrapped(item, hint) for item in value]
    return value


def _record_type(hint: Any) -> Type[Record]:
    """The class of records within ``X``, ``Optional[X]`` or ``List[X]``."""
    kinds: List[Any] = [hint]
    while kinds:
        kind = kinds.pop()
        if isinstance(kind, type) and issubclass(kind, Record):
            return kind
        kinds.extend(typing.get_args(kind))
    return Record


def _unwrapped(value: Any) -> Any:
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, list):
        return [_unwrapped(item) for item in value]
    return value


def plain(value: object) -> Dict[str, Any]:
    """A record for ``json.dumps``, so that what was answered can be sent."""
    if isinstance(value, Record):
        return value.to_dict()
    raise TypeError(f"{type(value).__name__} is not JSON serializable")
