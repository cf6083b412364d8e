"""Whoever has another password is told, in case it was somebody else's doing (X2)."""

from datetime import datetime

from mediklaud.application.messaging.to_account import about_account
from mediklaud.domain.access.events import PasswordChosen
from mediklaud.domain.messaging.topic import Topic
from mediklaud.ports.messaging import Outbox
from mediklaud.ports.system import Ids


def when_password_chosen(
    event: PasswordChosen, *, outbox: Outbox, ids: Ids, now: datetime
) -> None:
    """Tell it; of the first password, patients alone: staff were told to choose it."""
    topic = Topic.PORTAL_OPENED if event.first else Topic.PASSWORD_CHANGED
    if event.account.patient_id is not None or not event.first:
        outbox.add(about_account(topic, event.account, ids, now))
