"""Where billing begins: what is to be invoiced, and who is late."""

from __future__ import annotations

from mediklaud.application.billing.list_billing_work import ListBillingWork
from mediklaud.domain.shared.money import total
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.visitor import Visitor

_SHOWN = 50


def first_page_of_billing(visitor: Visitor) -> Page:
    """What has waited longest stands first."""
    work = visitor.handle(ListBillingWork(**visitor.query, limit=_SHOWN))
    hospital = visitor.site.hospital
    return visitor.page(
        "billing/home.html",
        work=work,
        shown=_SHOWN,
        late=total((one.late for one in work.overdue), hospital.currency),
        today=hospital.day_of(visitor.site.application.clock.now()),
    )
