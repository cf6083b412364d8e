"""Somebody who forgot the password gets the way in (X2)."""

from datetime import datetime

from mediklaud.application.messaging.to_account import about_account
from mediklaud.domain.access.events import PasswordResetAsked
from mediklaud.domain.messaging.topic import Topic
from mediklaud.ports.messaging import Outbox
from mediklaud.ports.system import Ids


def when_password_reset_asked(
    event: PasswordResetAsked, *, outbox: Outbox, ids: Ids, now: datetime
) -> None:
    """Its one-use token is made when it is sent, and kept nowhere."""
    outbox.add(about_account(Topic.PASSWORD_RESET, event.account, ids, now))
