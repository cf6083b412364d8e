"""The hospital at work: every message of every channel goes through `handle`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, TypeVar, cast

from attrs import field, frozen

from mediklaud.application.authorise import authorise
from mediklaud.application.first_answers import (
    IdempotencyKeyReused,
    first_answer,
    keep_answer,
)
from mediklaud.application.messages import Command, Message
from mediklaud.application.use_case import Catalogue, Occasion
from mediklaud.domain.access.actor import ANONYMOUS, Actor, Bearer, Caller
from mediklaud.domain.access.audit import AuditEntry, Outcome
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.errors import Contended, NotSignedIn, Refusal
from mediklaud.domain.shared.ids import AuditId
from mediklaud.ports.access import Audit, Remembered, Sessions
from mediklaud.ports.system import Clock, Events, Ids, Storage, Unit

T = TypeVar("T")

_ATTEMPTS = 4


@frozen
class SessionEnded(NotSignedIn):
    """Your session has ended: please sign in again."""

    rule: ClassVar[str] = "X2"


@frozen
class _Told:
    """The events of one message, in the order they were told."""

    events: list[object] = field(factory=list)

    def tell(self, event: object) -> None:
        """Remember it until the use case is done."""
        self.events.append(event)


@frozen(kw_only=True)
class Application:
    """The hospital, as every channel and every embedding program sees it.

    A key's first answer is looked for only when a command fails or is tried again:
    the answer's own key makes a repetition fail at the end, undone, so the usual
    booking pays no extra round trip for it.
    """

    storage: Storage
    clock: Clock
    ids: Ids
    catalogue: Catalogue
    services: Mapping[type, object]

    def handle(self, message: Message[T]) -> T:
        """Do or answer what is asked, whole or not at all.

        One transaction, permission and scope, the use case, its events' reactions,
        the audit entry, the first answer for a repeated key. A `Refusal` says why
        not; it is audited too, and what it was about is unchanged.
        """
        for attempt in range(1, _ATTEMPTS + 1):
            now = self.clock.now()
            try:
                return self._once(message, now, first_time=attempt == 1)
            except Contended:
                if attempt == _ATTEMPTS:
                    raise
            except Refusal as refusal:
                return self._refused(message, refusal, now)
        raise AssertionError  # pragma: no cover - the last attempt raises

    def _once(self, message: Message[T], now: datetime, *, first_time: bool) -> T:
        prepared = self._beforehand(message, now)
        writes = message.audited or isinstance(message, Command)
        with self.storage.unit(writes=writes) as unit:
            actor = _who(message.actor, unit, now)
            if not first_time and (
                earlier := self._first_answer(message, actor, unit, now)
            ):
                return cast("T", earlier.answer)
            scope = authorise(message, actor, unit, now)
            told = _Told()
            occasion = self._occasion(unit, actor, scope, now, told)
            answer = self.catalogue.use_cases[type(message)](prepared, occasion)
            self._react(told, occasion)
            if message.audited:
                entry = self._entry(message, actor, now, Outcome.DONE, answer)
                unit.port(Audit).append(entry)
            keep_answer(message, answer, actor, unit, now)
        return cast("T", answer)

    def _beforehand(self, message: Message[T], now: datetime) -> object:
        """The message, with what was worked out for it outside the transaction."""
        slow = self.catalogue.beforehand.get(type(message))
        if slow is None:
            return message
        with self.storage.unit(writes=False) as unit:
            actor = _who(message.actor, unit, now)
            scope = authorise(message, actor, unit, now)
            return slow(message, self._occasion(unit, actor, scope, now, _Told()))

    def _occasion(
        self, unit: Unit, actor: Actor, scope: Scope, now: datetime, told: _Told
    ) -> Occasion:
        services = {**self.services, Events: told, Ids: self.ids}
        return Occasion(unit=unit, actor=actor, scope=scope, now=now, services=services)

    def _react(self, told: _Told, occasion: Occasion) -> None:
        """Let what happened have its consequences, and these theirs."""
        for event in told.events:  # grows while it is read: reactions tell events too
            for reaction in self.catalogue.reactions.get(type(event), ()):
                reaction(event, occasion)

    def _refused(self, message: Message[T], refusal: Refusal, now: datetime) -> T:
        """Audit the refusal; a command that was done before gives its first answer."""
        with self.storage.unit(writes=True) as unit:
            actor = _who_if_known(message.actor, unit, now)
            try:
                if earlier := self._first_answer(message, actor, unit, now):
                    return cast("T", earlier.answer)
            except IdempotencyKeyReused as reused:
                refusal = reused
            told = _Told([refusal])
            self._react(told, self._occasion(unit, actor, Scope(), now, told))
            entry = self._entry(message, actor, now, Outcome.REFUSED, refusal)
            unit.port(Audit).append(entry)
        raise refusal

    def _first_answer(
        self, message: Message[Any], actor: Actor, unit: Unit, now: datetime
    ) -> Remembered | None:
        gives = self.catalogue.use_cases[type(message)].gives
        return first_answer(message, gives, actor, unit, now)

    def _entry(
        self,
        message: Message[Any],
        actor: Actor,
        now: datetime,
        outcome: Outcome,
        result: object,
    ) -> AuditEntry:
        patient_id = message.concerns or getattr(result, "patient_id", None)
        subject = getattr(result, "id", None)
        return AuditEntry(
            id=self.ids.new(AuditId),
            at=now,
            action=message.action(),
            outcome=outcome,
            refusal=result.code if isinstance(result, Refusal) else None,
            account_id=actor.account_id,
            session_id=actor.session_id,
            roles=tuple(sorted(actor.roles)),
            patient_id=patient_id,
            subject_id=None if subject is None else str(subject),
            request_id=message.request_id,
        )


def _who(caller: Caller, unit: Unit, now: datetime) -> Actor:
    if isinstance(caller, Actor):
        return caller
    actor = unit.port(Sessions).actor_of(caller.token, now)
    if actor is None:
        raise SessionEnded
    return actor


def _who_if_known(caller: Caller, unit: Unit, now: datetime) -> Actor:
    if isinstance(caller, Bearer):
        return unit.port(Sessions).actor_of(caller.token, now) or ANONYMOUS
    return caller
