"""Bodies, read strictly: one JSON object, each name once, nothing unknown."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import msgspec

from mediklaud.entrypoints.http.malformed import Malformed
from mediklaud.entrypoints.http.names import names_taken_by

_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
_PLACE = re.compile(r" - at `\$(.*)`$")
_YEARS = range(1000, 3000)
_FAR_AWAY = "Expected a year from 1000 to 2999 in `{}`"
_TELLING = re.compile(
    r"Expected `[^`]*`(, got `[^`]*`| of length .*| [<>]=? .*| with a timezone.*)?"
    r"|Invalid RFC3339 encoded datetime|Invalid ISO8601 .*|Invalid UUID"
    r"|(Number|Integer value) out of range|Expected a year from .*"
)
"""What the decoder says without repeating what was sent."""
_MISSING = re.compile(r"Object missing required field `(\w+)`")


class Body(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What a request carries; its own shape, never a message's."""

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            value = getattr(self, name)
            if isinstance(value, date) and value.year not in _YEARS:
                raise ValueError(_FAR_AWAY.format(name))


def read_body(body: bytes, kind: Any) -> Any:  # noqa: ANN401 - `kind` says what
    """The body as this kind of value; `Malformed` says where it is not one."""
    if _NUL.search(body):
        raise Malformed("", "holds a NUL character")
    try:
        json.loads(body, object_pairs_hook=_each_name_once)
        return msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError as error:
        raise _malformed(str(error), kind) from None
    except RecursionError:
        raise Malformed("", "nested too deeply") from None
    except (ValueError, msgspec.DecodeError):
        raise Malformed("", "not JSON") from None


def _each_name_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    known = dict(pairs)
    if len(known) < len(pairs):
        raise Malformed("", "a name stands twice in one object")
    return known


def _malformed(message: str, kind: Any) -> Malformed:  # noqa: ANN401
    place = _PLACE.search(message)
    pointer = pointer_of(place[1]) if place else ""
    said = message[: place.start()] if place else message
    missing = _MISSING.fullmatch(said)
    if missing:
        return Malformed(f"{pointer}/{missing[1]}", "missing")
    if said.startswith("Object contains unknown field"):
        names = ", ".join(names_taken_by(kind, pointer))
        return Malformed(pointer, f"holds an unknown field: it takes {names}")
    return Malformed(pointer, safe(said))


def pointer_of(path: str) -> str:
    """A JSON pointer (RFC 6901) for the decoder's `.lines[0].price`."""
    return (
        path.replace("[...]", "/*").replace("[", "/").replace("]", "").replace(".", "/")
    )


def safe(said: str) -> str:
    """What the decoder says, unless it repeats a value of the caller."""
    if said.startswith("Invalid enum value"):
        return "not one of the allowed values"
    return said.replace("`", "") if _TELLING.fullmatch(said) else "not valid"
