"""Which function makes which report."""

from collections.abc import Callable, Mapping

from mediklaud.application.pharmacy.reports.alerts import alerts_report
from mediklaud.application.pharmacy.reports.asked import Asked, Books
from mediklaud.application.pharmacy.reports.below_reorder_level import (
    below_reorder_level_report,
)
from mediklaud.application.pharmacy.reports.controlled_register import (
    controlled_register_report,
)
from mediklaud.application.pharmacy.reports.dispensations import dispensations_report
from mediklaud.application.pharmacy.reports.expiring import expiring_report
from mediklaud.application.pharmacy.reports.movements import movements_report
from mediklaud.application.pharmacy.reports.stock_value import stock_value_report
from mediklaud.domain.pharmacy.reports import ReportName
from mediklaud.domain.shared.report import Report

REPORTS: Mapping[ReportName, Callable[[Asked, Books], Report]] = {
    ReportName.STOCK_VALUE: stock_value_report,
    ReportName.EXPIRING: expiring_report,
    ReportName.BELOW_REORDER_LEVEL: below_reorder_level_report,
    ReportName.MOVEMENTS: movements_report,
    ReportName.DISPENSATIONS: dispensations_report,
    ReportName.CONTROLLED_REGISTER: controlled_register_report,
    ReportName.ALERTS: alerts_report,
}
