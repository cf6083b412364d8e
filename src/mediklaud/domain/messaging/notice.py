"""A message on its way to one person: the outbox's entry, and its life (N1, N2)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from attrs import evolve, field, frozen

from mediklaud.domain.errors import NotFound, RuleBroken
from mediklaud.domain.messaging.delivery import HandedBack, Outcome, Problem, Sent
from mediklaud.domain.messaging.policy import MessagingPolicy
from mediklaud.domain.messaging.recipient import Channel, Recipient
from mediklaud.domain.messaging.topic import Cause
from mediklaud.domain.shared.ids import OutboxId
from mediklaud.domain.shared.period import has_time_zone


class NoticeStatus(StrEnum):
    """Where a message stands in its life."""

    PENDING = "pending"
    LEASED = "leased"
    SENT = "sent"
    DEAD = "dead"
    CANCELLED = "cancelled"
    NO_CONTACT = "no_contact"


WAITING = (NoticeStatus.PENDING, NoticeStatus.LEASED)
"""The worker has still to do with it."""
GIVEN_UP = (NoticeStatus.DEAD, NoticeStatus.NO_CONTACT)
"""Somebody may look into it and have it tried again."""


@frozen
class NoticeNotFound(NotFound):
    """There is no such message in the outbox."""

    rule: ClassVar[str] = "N2"
    outbox_id: OutboxId


@frozen
class NotGivenUp(RuleBroken):
    """Only a message that was given up can be tried again."""

    rule: ClassVar[str] = "N2"
    outbox_id: OutboxId
    status: NoticeStatus


@frozen(kw_only=True)
class Notice:
    """One message to one person on one channel; written out only when it is sent.

    Pending, then leased by a worker, then sent; after a failure pending again, and
    dead after the last. Cancelled where it is not true any more.
    """

    id: OutboxId
    cause: Cause
    recipient: Recipient
    channel: Channel = Channel.PREFERRED
    template_version: int = 1
    starts_at: datetime | None = None
    """The time of the visit it speaks of."""
    due_at: datetime = field(validator=has_time_zone)
    created_at: datetime = field(validator=has_time_zone)
    status: NoticeStatus = NoticeStatus.PENDING
    attempts: int = 0
    next_try_at: datetime = field(validator=has_time_zone)
    """When a worker may take it; for a leased one, when its lease has run out."""
    leased_until: datetime | None = None
    provider_id: str | None = None
    last_problem: Problem | None = None

    def lease(self, now: datetime, policy: MessagingPolicy) -> Notice:
        """Belong to one worker for a while; dead if the last one was lost with it."""
        if self.attempts >= policy.most_attempts:
            return self._ended(NoticeStatus.DEAD, Problem.LEASE_RAN_OUT)
        until = now + policy.lease
        return evolve(
            self,
            status=NoticeStatus.LEASED,
            attempts=self.attempts + 1,
            next_try_at=until,
            leased_until=until,
        )

    def after(self, outcome: Outcome, now: datetime, policy: MessagingPolicy) -> Notice:
        """What an attempt has made of it."""
        if isinstance(outcome, Sent):
            sent = evolve(self, provider_id=outcome.provider_id)
            return sent._ended(NoticeStatus.SENT, None)  # noqa: SLF001 - our own kind
        if isinstance(outcome, HandedBack):
            return self._waits_until(now, self.attempts - 1, self.last_problem)
        if outcome.for_good or self.attempts >= policy.most_attempts:
            return self._ended(NoticeStatus.DEAD, outcome.problem)
        pause = policy.pauses[max(self.attempts, 1) - 1]
        return self._waits_until(now + pause, self.attempts, outcome.problem)

    def cancel(self, problem: Problem) -> Notice:
        """It need not go out any more."""
        return self._ended(NoticeStatus.CANCELLED, problem)

    def postpone(self, until: datetime) -> Notice:
        """It is due later: nobody is to be woken for it (N5)."""
        later = evolve(self, due_at=max(self.due_at, until))
        return later._waits_until(until, self.attempts, self.last_problem)  # noqa: SLF001

    def without_contact(self) -> Notice:
        """The recipient cannot be reached, or does not want to be (N3)."""
        return self._ended(NoticeStatus.NO_CONTACT, Problem.NO_CONTACT)

    def retry(self, now: datetime) -> Notice:
        """Begin anew, because somebody has seen to what was wrong."""
        if self.status not in GIVEN_UP:
            raise NotGivenUp(self.id, self.status)
        return self._waits_until(now, 0, self.last_problem)

    def _waits_until(
        self, then: datetime, attempts: int, problem: Problem | None
    ) -> Notice:
        return evolve(
            self,
            status=NoticeStatus.PENDING,
            attempts=attempts,
            next_try_at=then,
            leased_until=None,
            last_problem=problem,
        )

    def _ended(self, status: NoticeStatus, problem: Problem | None) -> Notice:
        return evolve(self, status=status, leased_until=None, last_problem=problem)
