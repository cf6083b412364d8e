"""What somebody wants to know, and where the pharmacy's reports find it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from attrs import evolve, frozen

from mediklaud.application.use_case import Gathered
from mediklaud.domain.pharmacy.reports import ReportDays, ReportName
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.report import Cell, Column, Report, Row
from mediklaud.ports.dispensing import ControlledRegister
from mediklaud.ports.medication import Alerts
from mediklaud.ports.privacy import Names
from mediklaud.ports.stock import Stock
from mediklaud.ports.stock_reports import StockReports


@frozen(kw_only=True)
class Books(Gathered):
    """What the pharmacy has written down."""

    register: ControlledRegister
    alerts: Alerts
    stock: Stock
    stock_reports: StockReports
    names: Names
    hospital: Hospital
    now: datetime

    def asked(self, name: ReportName, since: date | None, until: date | None) -> Asked:
        """One report, of these days or of the last thirty."""
        days = ReportDays.asked(since, until, self.hospital.day_of(self.now))
        return Asked(name=name, days=days, hospital=self.hospital, now=self.now)


@frozen(kw_only=True)
class Asked:
    """One report: which, of which days, where, and when it is made."""

    name: ReportName
    days: ReportDays
    hospital: Hospital
    now: datetime

    @property
    def today(self) -> date:
        """The day on which it is made."""
        return self.hospital.day_of(self.now)

    @property
    def since(self) -> datetime:
        """The instant at which its first day begins."""
        return self.hospital.start_of(self.days.since)

    @property
    def until(self) -> datetime:
        """The instant at which its last day is over."""
        return self.hospital.start_of(self.days.behind)

    def moment(self, at: datetime) -> Cell:
        """A time to the minute, as it stood on the hospital's clock."""
        here = at.astimezone(self.hospital.time_zone)
        return here.isoformat(timespec="minutes")

    def report(
        self,
        title: str,
        columns: tuple[Column, ...],
        rows: Iterable[Row],
        totals: Row | None = None,
    ) -> Report:
        """What was found of these days."""
        return Report(
            name=self.name,
            title=title,
            columns=columns,
            rows=tuple(rows),
            totals=totals,
            since=self.days.since,
            until=self.days.until,
            made_at=self.now,
        )

    def standing(
        self,
        title: str,
        columns: tuple[Column, ...],
        rows: Iterable[Row],
        totals: Row | None = None,
    ) -> Report:
        """What is so today, whatever days were asked for."""
        found = self.report(title, columns, rows, totals)
        return evolve(found, since=None, until=self.today)
