"""The names that an object somewhere in a body takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import inspect


def names_taken_by(kind: Any, pointer: str) -> tuple[str, ...]:  # noqa: ANN401
    """What may stand in the object to which the pointer leads."""
    steps = pointer.split("/")[1:]
    found = _at(inspect.type_info(kind), steps)
    return tuple(field.encode_name for struct in found for field in struct.fields)


def _at(kind: inspect.Type, steps: Sequence[str]) -> Iterator[inspect.StructType]:
    """The objects that may stand there; a step into a list is any of its items."""
    if isinstance(kind, inspect.UnionType):
        for one in kind.types:
            yield from _at(one, steps)
    elif isinstance(kind, inspect.StructType):
        if not steps:
            yield kind
        for field in kind.fields:
            if steps and field.encode_name == steps[0]:
                yield from _at(field.type, steps[1:])
    elif isinstance(kind, inspect.ListType | inspect.VarTupleType):
        yield from _at(kind.item_type, steps[1:])
