"""A use case, and what it asks for by its parameters' annotations."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, TypeVar, get_type_hints

from attrs import field, fields, frozen

from mediklaud.application.messages import Message
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.attempt import Attempt
from mediklaud.domain.access.scope import Scope
from mediklaud.ports.system import Unit

Function = Callable[..., Any]
T = TypeVar("T")


class Gathered:
    """Things that belong together: a use case asks for them by one type.

    Each field of a class derived from it is supplied by its own type.
    """


_PARTS: dict[type, Mapping[str, type]] = {}


def _parts(kind: type[Gathered]) -> Mapping[str, type]:
    """The fields of what is gathered, by their kinds; read once."""
    if kind not in _PARTS:
        hints = get_type_hints(kind)
        known: type[Any] = kind
        _PARTS[kind] = {part.name: hints[part.name] for part in fields(known)}
    return _PARTS[kind]


def asked_for(kind: type) -> Iterator[type]:
    """The kind itself, or those of all that is gathered in it."""
    if not issubclass(kind, Gathered):
        yield kind
        return
    for part in _parts(kind).values():
        yield from asked_for(part)


@frozen(kw_only=True)
class Occasion:
    """What a use case may ask for besides its ports: who, whose, and when."""

    unit: Unit
    actor: Actor
    scope: Scope
    now: datetime
    attempt: Attempt | None = None
    """The try at proving something that the message is, if it is one."""
    services: Mapping[type, object]
    """What outlives it: ids, passwords, policies; and this message's events."""

    def supply(self, kind: type) -> object:
        """The one thing of this kind: of the occasion, a service, or a port."""
        if kind is Actor:
            return self.actor
        if kind is Scope:
            return self.scope
        if kind is datetime:
            return self.now
        if kind is Attempt:
            return self.attempt
        if issubclass(kind, Gathered):
            parts = _parts(kind).items()
            return kind(**{name: self.supply(part) for name, part in parts})
        found = self.services.get(kind)
        return self.unit.port(kind) if found is None else found


@frozen
class UseCase:
    """A function with the kinds of its keyword-only parameters, read once."""

    function: Function
    needs: Mapping[str, type]
    gives: object
    """The kind of its answer."""

    @classmethod
    def of(cls, function: Function) -> UseCase:
        """Read the function's signature."""
        hints = get_type_hints(function)
        parameters = inspect.signature(function).parameters.values()
        asked = [p.name for p in parameters if p.kind is p.KEYWORD_ONLY]
        needs = {name: hints[name] for name in asked}
        return cls(function, needs, hints.get("return"))

    def __call__(self, subject: object, occasion: Occasion) -> Any:  # noqa: ANN401
        """Run it on a message, an event or a refusal."""
        given = {name: occasion.supply(kind) for name, kind in self.needs.items()}
        return self.function(subject, **given)


@frozen
class Errand:
    """What calls somebody outside the hospital: between transactions, never in one.

    `before` is kept by a transaction of its own, `outside` is done with no connection
    held, and the message's use case is given what came of it.
    """

    before: UseCase
    outside: UseCase


@frozen
class Nowhere:
    """Outside every transaction: nothing the hospital remembers is at hand."""

    def port(self, kind: type[T]) -> T:
        """Nothing."""
        raise LookupError(kind.__name__)


@frozen(kw_only=True)
class Catalogue:
    """What the hospital can do: its use cases, and what follows from what."""

    use_cases: Mapping[type[Message[Any]], UseCase]
    beforehand: Mapping[type[Message[Any]], UseCase]
    """What takes long (hashing a password) and is done before the transaction."""
    errands: Mapping[type[Message[Any]], Errand] = field(factory=dict)
    """What has to ask somebody outside, who may be slow."""
    reactions: Mapping[type, tuple[UseCase, ...]]
    """By the event, or by the refusal, that they follow."""
    attempts: Mapping[type[Message[Any]], UseCase] = field(factory=dict)
    """Where a try at proving something counts, for the messages that are one."""

    @classmethod
    def of(
        cls,
        use_cases: Mapping[type[Message[Any]], Function],
        beforehand: Mapping[type[Message[Any]], Function],
        reactions: Mapping[type, Iterable[Function]],
        attempts: Mapping[type[Message[Any]], Function] | None = None,
        errands: Mapping[type[Message[Any]], tuple[Function, Function]] | None = None,
    ) -> Catalogue:
        """Read every signature once."""
        return cls(
            use_cases={kind: UseCase.of(f) for kind, f in use_cases.items()},
            beforehand={kind: UseCase.of(f) for kind, f in beforehand.items()},
            errands={
                kind: Errand(*map(UseCase.of, both))
                for kind, both in (errands or {}).items()
            },
            reactions={
                kind: tuple(map(UseCase.of, many)) for kind, many in reactions.items()
            },
            attempts={k: UseCase.of(f) for k, f in (attempts or {}).items()},
        )
