"""Messages about an account reach its person wherever the hospital knows them."""

from __future__ import annotations

from datetime import datetime

from mediklaud.domain.access.account import Account
from mediklaud.domain.messaging.notice import Notice
from mediklaud.domain.messaging.queueing import queued
from mediklaud.domain.messaging.recipient import Recipient
from mediklaud.domain.messaging.topic import Cause, Topic
from mediklaud.domain.shared.ids import OutboxId
from mediklaud.ports.system import Ids


def about_account(
    topic: Topic, account: Account, ids: Ids, now: datetime
) -> tuple[Notice, ...]:
    """The message to its person; none where the hospital has no address of them."""
    recipient = _recipient(account)
    if recipient is None:
        return ()
    cause = Cause(topic, account.id.value, int(now.timestamp() * 1000))
    return (queued(ids.new(OutboxId), cause, recipient, now=now),)


def _recipient(account: Account) -> Recipient | None:
    """The patient or the doctor; else whose login is an e-mail address."""
    if account.patient_id is not None:
        return Recipient.patient(account.patient_id)
    if account.doctor_id is not None:
        return Recipient.doctor(account.doctor_id)
    return Recipient.account(account.id) if account.email else None
