"""Whoever lost their second factor is told, in case they did not lose it (X2)."""

from datetime import datetime

from mediklaud.application.messaging.to_account import about_account
from mediklaud.domain.access.events import SecondFactorWithdrawn
from mediklaud.domain.messaging.topic import Topic
from mediklaud.ports.messaging import Outbox
from mediklaud.ports.system import Ids


def when_second_factor_withdrawn(
    event: SecondFactorWithdrawn, *, outbox: Outbox, ids: Ids, now: datetime
) -> None:
    """Tell it wherever the hospital can reach them."""
    topic = Topic.SECOND_FACTOR_WITHDRAWN
    outbox.add(about_account(topic, event.account, ids, now))
