"""Take the messages that are due, and write them out as things stand right now."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.application.messaging.choose_channels import choose_channels
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.errors import SealBroken
from mediklaud.domain.messaging.letter import Letter
from mediklaud.domain.messaging.notice import Notice, NoticeStatus
from mediklaud.domain.messaging.particulars import Particulars
from mediklaud.domain.messaging.policy import MessagingPolicy
from mediklaud.domain.messaging.reach import address_for
from mediklaud.domain.messaging.recipient import WAYS
from mediklaud.domain.messaging.topic import CAN_WAIT, WITH_A_WAY_IN, Topic
from mediklaud.domain.messaging.truth import objection
from mediklaud.domain.messaging.way_in import WayIn
from mediklaud.domain.messaging.writing import Writer
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import AccountId
from mediklaud.domain.shared.listing import a_limit
from mediklaud.ports.access import Accounts, Invitations
from mediklaud.ports.messaging import Correspondence, Outbox
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class LeaseDueMessages(Command[tuple[Letter, ...]]):
    """Give a worker messages to send, for as long as its lease lasts (N2)."""

    permission: ClassVar[Permission] = Permission.DELIVER
    audited: ClassVar[bool] = False
    """Once a second, by nobody: the outbox itself tells what was sent."""
    remembered: ClassVar[bool] = False
    limit: int = field(default=20, validator=a_limit)


def lease_due_messages(
    command: LeaseDueMessages,
    *,
    outbox: Outbox,
    correspondence: Correspondence,
    invitations: Invitations,
    accounts: Accounts,
    ids: Ids,
    now: datetime,
    hospital: Hospital,
    policy: MessagingPolicy,
    access: AccessPolicy,
) -> tuple[Letter, ...]:
    """Those that are still true and can reach somebody; the others end here (N4)."""
    choose_channels(outbox, correspondence, ids, now, command.limit)
    due = outbox.due(WAYS, now, command.limit)
    if not due:
        return ()
    known = correspondence.about(due)
    morning = policy.quiet.awake(now, hospital.time_zone)
    taken = [_take(n, known[n.id], now, morning, policy) for n in due]
    outbox.save(taken)
    desk = _Desk(Writer(hospital), invitations, accounts, now, access)
    leased = [n for n in taken if n.status is NoticeStatus.LEASED]
    return tuple(letter for n in leased for letter in desk.letters(n, known[n.id]))


def _take(
    notice: Notice,
    known: Particulars,
    now: datetime,
    morning: datetime,
    policy: MessagingPolicy,
) -> Notice:
    problem = objection(notice, known, now)
    if problem is not None:
        return notice.cancel(problem)
    if address_for(notice, known, notice.channel) is None:
        return notice.without_contact()
    if notice.cause.topic in CAN_WAIT and now < morning:
        return notice.postpone(morning)
    return notice.lease(now, policy)


@frozen
class _Desk:
    """Where letters are written, and tokens made for those who are invited."""

    writer: Writer
    invitations: Invitations
    accounts: Accounts
    now: datetime
    policy: AccessPolicy

    def letters(self, notice: Notice, known: Particulars) -> tuple[Letter, ...]:
        """The one letter; none, till the leases run out, if an account is broken."""
        try:
            return (self.write(notice, known),)
        except SealBroken:
            return ()

    def write(self, notice: Notice, known: Particulars) -> Letter:
        """The letter for a notice that was just leased."""
        to = address_for(notice, known, notice.channel) or ""
        return self.writer.write(notice, to, known, self.now, self._way_in(notice))

    def _way_in(self, notice: Notice) -> WayIn | None:
        if notice.cause.topic not in WITH_A_WAY_IN:
            return None
        account_id = AccountId(notice.cause.subject_id)
        invited = notice.cause.topic is Topic.PATIENT_INVITED
        lasts = self.policy.invitation_lasts if invited else self.policy.reset_lasts
        ends_at = self.now + lasts
        return WayIn(
            token=self.invitations.issue(account_id, self.now, ends_at),
            login=self.accounts.get(account_id).login,
            ends_at=ends_at,
        )
