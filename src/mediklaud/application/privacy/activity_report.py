"""The privacy officer looks for what strikes in the audit (X4)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.audit import Outcome
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.privacy.policy import PrivacyPolicy
from mediklaud.domain.privacy.reporting import (
    Report,
    ReportKind,
    Sighting,
    closed_hours,
    lines_of,
    share_surname,
    stretch,
)
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.period import Period
from mediklaud.ports.privacy import Names, Watch


@frozen(kw_only=True)
class ActivityReport(Query[Report]):
    """Which accounts did it how often, and where that stands in the audit."""

    permission: ClassVar = Permission.READ_AUDIT
    kind: ReportKind
    since: datetime
    until: datetime


def activity_report(
    query: ActivityReport,
    *,
    watch: Watch,
    names: Names,
    policy: PrivacyPolicy,
    hospital: Hospital,
) -> Report:
    """Of a time of at most 92 days; it names accounts, and no patient."""
    time = stretch(query.since, query.until)
    desk = _Desk(watch, names, policy, hospital)
    found = desk.look_for(query.kind, time)
    accounts = {one.account_id for one in found if one.account_id}
    lines = lines_of(found, names.of_accounts(accounts))
    return Report(kind=query.kind, since=time.start, until=time.end, lines=lines)


@frozen
class _Desk:
    """Where each kind of report is put together."""

    watch: Watch
    names: Names
    policy: PrivacyPolicy
    hospital: Hospital

    def look_for(self, kind: ReportKind, time: Period) -> tuple[Sighting, ...]:
        """What fits this kind."""
        kinds: dict[ReportKind, Callable[[Period], tuple[Sighting, ...]]] = {
            ReportKind.BREAK_GLASS: self._break_glass,
            ReportKind.AFTER_HOURS: self._after_hours,
            ReportKind.SAME_SURNAME: self._same_surname,
            ReportKind.BULK_VIEWS: self._bulk_views,
            ReportKind.FAILED_SIGN_INS: self._failed_sign_ins,
        }
        return kinds[kind](time)

    def _break_glass(self, time: Period) -> tuple[Sighting, ...]:
        return self.watch.done("break_glass", Outcome.DONE, time)

    def _failed_sign_ins(self, time: Period) -> tuple[Sighting, ...]:
        return self.watch.done("sign_in", Outcome.REFUSED, time)

    def _after_hours(self, time: Period) -> tuple[Sighting, ...]:
        policy, zone = self.policy, self.hospital.time_zone
        closed = closed_hours(time, policy.opens_at, policy.closes_at, zone)
        return self.watch.opened(closed)

    def _bulk_views(self, time: Period) -> tuple[Sighting, ...]:
        return self.watch.busy_hours(time, self.policy.usual_in_an_hour)

    def _same_surname(self, time: Period) -> tuple[Sighting, ...]:
        opened = self.watch.opened((time,))
        staff = self.names.of_accounts({s.account_id for s in opened if s.account_id})
        whose = self.names.of_patients({s.patient_id for s in opened if s.patient_id})
        return tuple(
            one
            for one in opened
            if one.account_id
            and one.patient_id
            and share_surname(
                staff.get(one.account_id, ""), whose.get(one.patient_id, "")
            )
        )
