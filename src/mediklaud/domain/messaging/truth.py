"""Whether a message is still true when it is to go out (N4)."""

from datetime import datetime, timedelta

from mediklaud.domain.messaging.delivery import Problem
from mediklaud.domain.messaging.notice import Notice
from mediklaud.domain.messaging.particulars import Particulars, Visit
from mediklaud.domain.messaging.standing import Standing
from mediklaud.domain.messaging.topic import (
    ABOUT_APPOINTMENTS,
    ABOUT_EMERGENCIES,
    ABOUT_LICENCES,
    ABOUT_MONEY,
    ABOUT_RIGHTS,
    ABOUT_SAFETY,
    HAPPENED,
    Topic,
)

_LASTING = ABOUT_EMERGENCIES | ABOUT_RIGHTS | ABOUT_SAFETY | ABOUT_MONEY
_REMEMBERED = timedelta(minutes=60)
"""So long somebody waits for the mail they asked for."""


def objection(notice: Notice, known: Particulars, now: datetime) -> Problem | None:
    """Why it need not go out any more, if so."""
    if known.gone:
        return Problem.RECIPIENT_GONE
    return None if _is_true(notice, known, now) else Problem.NO_LONGER_TRUE


def _is_true(notice: Notice, known: Particulars, now: datetime) -> bool:
    topic = notice.cause.topic
    if topic in HAPPENED or known.newest > notice.cause.version:
        return topic in HAPPENED
    if topic in _LASTING:
        return True
    if topic in ABOUT_APPOINTMENTS:
        return known.visit is not None and _stands(notice, known.visit, now)
    if topic in ABOUT_LICENCES:
        until = known.licence_until
        return until is not None and until.toordinal() == notice.cause.version
    if topic is Topic.PASSWORD_RESET:
        return now < notice.created_at + _REMEMBERED
    return known.invited


def _stands(notice: Notice, visit: Visit, now: datetime) -> bool:
    """Is the visit where, and what, the message says?"""
    topic = notice.cause.topic
    if visit.period.start != notice.starts_at:
        return False
    if topic is Topic.APPOINTMENT_CANCELLED:
        return visit.standing is Standing.CANCELLED
    if topic is Topic.APPOINTMENT_NEAR:
        return visit.standing is Standing.AHEAD and now < visit.period.start
    return visit.standing in {Standing.AHEAD, Standing.BEGUN}
