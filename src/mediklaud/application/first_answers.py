"""The same command sent twice with one key is done once and answered twice (S8)."""

import hashlib
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from attrs import asdict, fields, frozen

from mediklaud.application.messages import Command, Message
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.errors import RuleBroken
from mediklaud.domain.shared.ids import AccountId
from mediklaud.ports.access import Answers, Remembered
from mediklaud.ports.system import Unit

_NO_ACCOUNT = AccountId(UUID(int=0))
"""Whose keys a program's are that brings its own actors."""
_HOW_IT_WAS_SENT = {attribute.name for attribute in fields(Command)}


@frozen
class IdempotencyKeyReused(RuleBroken):
    """This idempotency key was used for another command: take a new one."""

    rule: ClassVar[str] = "S8"


@frozen
class FirstAnswerLost(RuleBroken):
    """This was done already, but what was answered then cannot be told any more."""

    rule: ClassVar[str] = "S8"


def key_of(message: Message[Any]) -> str | None:
    """The key it came with; none for a question, nor where secrets are told."""
    if isinstance(message, Command) and message.remembered:
        return message.idempotency_key
    return None


def first_answer(
    message: Message[Any], gives: object, actor: Actor, unit: Unit, now: datetime
) -> Remembered | None:
    """What was answered when this command, which gives that, came the first time."""
    key = key_of(message)
    if key is None:
        return None
    account_id = actor.account_id or _NO_ACCOUNT
    earlier = unit.port(Answers).recall(account_id, key, gives, now)
    if earlier is not None and earlier.fingerprint != _fingerprint(message):
        raise IdempotencyKeyReused
    if earlier is not None and not earlier.readable:
        raise FirstAnswerLost
    return earlier


def keep_answer(
    message: Message[Any], answer: object, actor: Actor, unit: Unit, now: datetime
) -> None:
    """Remember it for the command's key; `Contended` if the key was just answered."""
    key = key_of(message)
    if key is not None:
        account_id = actor.account_id or _NO_ACCOUNT
        kept = Remembered(fingerprint=_fingerprint(message), answer=answer)
        unit.port(Answers).remember(account_id, key, kept, now)


def _fingerprint(message: Message[Any]) -> str:
    """The same for the same command, whoever sends it with whatever key."""
    # As plain values: what a value's own repr keeps quiet about counts as well.
    plain = asdict(message).items()
    own = [(name, value) for name, value in plain if name not in _HOW_IT_WAS_SENT]
    return hashlib.sha256(repr((type(message).__name__, own)).encode()).hexdigest()
