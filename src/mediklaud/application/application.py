"""The hospital at work: every message of every channel goes through `handle`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar, cast

from attrs import evolve, frozen

from mediklaud.application.attempts import begin_attempt, came_to_nothing
from mediklaud.application.authorise import authorise
from mediklaud.application.entries import entry_of, things_in
from mediklaud.application.first_answers import (
    FirstAnswerLost,
    IdempotencyKeyReused,
    first_answer,
    keep_answer,
    key_of,
)
from mediklaud.application.messages import Command, Message
from mediklaud.application.noise import Listener
from mediklaud.application.recognise import note_use, recognise, recognise_if_known
from mediklaud.application.told import Told
from mediklaud.application.trying import while_contended
from mediklaud.application.use_case import Catalogue, Nowhere, Occasion
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.attempt import Attempt
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.access.session import Present
from mediklaud.domain.access.throttle import require_patience
from mediklaud.domain.errors import Refusal, TryLater
from mediklaud.domain.shared.ids import AuditId
from mediklaud.ports.access import Audit, Remembered, SignInAttempts
from mediklaud.ports.patience import Patience
from mediklaud.ports.system import Clock, Events, Ids, Storage, Unit

T = TypeVar("T")


_REPEATED = "repeated"
"""The purpose of telling an answer again: nothing was done for it."""


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
        attempt, listener = None, self._listener
        try:
            listener.require_patience(message)
            attempt = self._attempt(message)
            return while_contended(lambda again: self._once(message, again, attempt))
        except TryLater as later:  # nothing was decided: there is nothing to remember
            self._give_back(attempt, later)
            raise
        except Refusal as refusal:
            why = refusal
        if attempt is None or not attempt.before:
            listener.hear(message, why)
        return while_contended(lambda _again: self._refuse(message, why, attempt))

    @property
    def _listener(self) -> Listener:
        return Listener(
            patience=cast("Patience", self.services[Patience]),
            storage=self.storage,
            clock=self.clock,
            ids=self.ids,
        )

    def _attempt(self, message: Message[T]) -> Attempt | None:
        """Count a try before the slow work: many at once get no more of them."""
        where = self.catalogue.attempts.get(type(message))
        if where is None:
            return None
        now, policy = self.clock.now(), self._policy
        with self.storage.unit(writes=False) as unit:
            actor = recognise(message.actor, unit, now).actor
            scope = self._authorise(message, actor, unit, now)
            budgets = where(message, self._occasion(unit, actor, scope, now, Told()))
            require_patience(unit.port(SignInAttempts).failures(budgets), now, policy)

        if not budgets:  # a made-up token: no turn at the writer for that
            return Attempt(at=now, before=())

        def begin(_again: bool) -> Attempt:  # noqa: FBT001
            with self.storage.unit(writes=True) as unit:
                return begin_attempt(budgets, unit.port(SignInAttempts), now, policy)

        return while_contended(begin)

    def _give_back(self, attempt: Attempt | None, later: TryLater) -> None:
        if attempt is not None and attempt.before:
            with self.storage.unit(writes=True) as unit:
                came_to_nothing(attempt, later, unit.port(SignInAttempts))

    def _once(
        self,
        message: Message[T],
        again: bool,  # noqa: FBT001
        attempt: Attempt | None,
    ) -> T:
        now = self.clock.now()
        prepared = self._beforehand(message, now)
        writes = message.audited or isinstance(message, Command)
        with self.storage.unit(writes=writes, steady=message.steady) as unit:
            present = recognise(message.actor, unit, now)
            actor = present.actor
            scope = self._authorise(message, actor, unit, now)
            seen = again or type(message) in self.catalogue.errands
            if seen and (earlier := self._first_answer(message, actor, unit, now)):
                return self._told_again(message, earlier, actor, unit, now)
            occasion = self._occasion(unit, actor, scope, now, told := Told())
            trying = evolve(occasion, attempt=attempt)
            answer = self.catalogue.use_cases[type(message)](prepared, trying)
            self._react(told, occasion)
            if message.audited:
                self._audit(message, occasion, answer)
            keep_answer(message, answer, actor, unit, now)
            if writes:
                note_use(present, unit, now)
        if not writes:
            self._note_use(present, now)
        return cast("T", answer)

    def _note_use(self, present: Present, now: datetime) -> None:
        """Looking something up keeps a session alive, too, though it writes nothing."""
        if present.needs_noting(now):
            with self.storage.unit(writes=True) as unit:
                note_use(present, unit, now)

    def _beforehand(self, message: Message[T], now: datetime) -> object:
        """The message, with what was worked out for it outside the transaction."""
        errand = self.catalogue.errands.get(type(message))
        slow = errand.before if errand else self.catalogue.beforehand.get(type(message))
        if slow is None:
            return message
        writes = errand is not None and isinstance(message, Command)
        with self.storage.unit(writes=writes) as unit:
            actor = recognise(message.actor, unit, now).actor
            scope = self._authorise(message, actor, unit, now)
            if errand and self._first_answer(message, actor, unit, now):
                return message  # nobody outside hears of it once more
            occasion = self._occasion(unit, actor, scope, now, Told())
            prepared = slow(message, occasion)
        nowhere = evolve(occasion, unit=Nowhere())
        return errand.outside(prepared, nowhere) if errand else prepared

    @property
    def _policy(self) -> AccessPolicy:
        return cast("AccessPolicy", self.services[AccessPolicy])

    def _authorise(
        self, message: Message[Any], actor: Actor, unit: Unit, now: datetime
    ) -> Scope:
        return authorise(message, actor, unit, now, self._policy)

    def _occasion(
        self,
        unit: Unit,
        actor: Actor,
        scope: Scope,
        now: datetime,
        told: Told,
    ) -> Occasion:
        services = {**self.services, Events: told, Ids: self.ids}
        return Occasion(unit=unit, actor=actor, scope=scope, now=now, services=services)

    def _react(self, told: Told, occasion: Occasion) -> None:
        """Let what happened have its consequences, and these theirs."""
        for event in told.events:  # grows while it is read: reactions tell events too
            for reaction in self.catalogue.reactions.get(type(event), ()):
                reaction(event, occasion)

    def _refuse(
        self, message: Message[T], refusal: Refusal, attempt: Attempt | None
    ) -> T:
        """Audit the refusal; a command that was done before gives its first answer."""
        now = self.clock.now()
        with self.storage.unit(writes=True) as unit:
            actor = (present := recognise_if_known(message.actor, unit, now)).actor
            try:
                if earlier := self._still_permitted(message, actor, unit, now):
                    return self._told_again(message, earlier, actor, unit, now)
            except (IdempotencyKeyReused, FirstAnswerLost) as about_the_key:
                refusal = about_the_key
            if attempt is not None:
                came_to_nothing(attempt, refusal, unit.port(SignInAttempts))
            told = Told([refusal])
            occasion = self._occasion(unit, actor, Scope(), now, told)
            self._react(told, occasion)
            self._audit(message, occasion, refusal)
            note_use(present, unit, now)
        raise refusal

    def _still_permitted(
        self, message: Message[Any], actor: Actor, unit: Unit, now: datetime
    ) -> Remembered | None:
        """The key's first answer, for somebody who may still send the command."""
        if key_of(message) is None:
            return None
        try:
            self._authorise(message, actor, unit, now)
        except Refusal:
            return None
        return self._first_answer(message, actor, unit, now)

    def _told_again(
        self,
        message: Message[T],
        earlier: Remembered,
        actor: Actor,
        unit: Unit,
        now: datetime,
    ) -> T:
        """The first answer, and in the audit that it was told once more."""
        occasion = self._occasion(unit, actor, Scope(purpose=_REPEATED), now, Told())
        self._audit(message, occasion, earlier.answer)
        return cast("T", earlier.answer)

    def _first_answer(
        self, message: Message[Any], actor: Actor, unit: Unit, now: datetime
    ) -> Remembered | None:
        gives = self.catalogue.use_cases[type(message)].gives
        return first_answer(message, gives, actor, unit, now)

    def _audit(self, message: Message[Any], occasion: Occasion, result: object) -> None:
        for thing in things_in(message, result):
            entry = entry_of(message, occasion, thing, id=self.ids.new(AuditId))
            occasion.unit.port(Audit).append(entry)
