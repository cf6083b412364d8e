"""Where billing begins: what is to be invoiced, who is late, what is undecided."""

from __future__ import annotations

from litestar import get

from mediklaud.application.billing.list_billing_work import ListBillingWork
from mediklaud.domain.shared.listing import LARGEST_LIMIT
from mediklaud.domain.shared.money import total
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_SHOWN = 50


def first_page_of_billing(visitor: Visitor) -> Page:
    """What has waited longest stands first."""
    return _page(visitor, _SHOWN)


@get("/billing-work", sync_to_thread=True)
def whole_work(visitor: AtPage) -> Page:
    """The same, as much of it as a list ever shows."""
    return _page(visitor, LARGEST_LIMIT)


def _page(visitor: Visitor, shown: int) -> Page:
    work = visitor.handle(ListBillingWork(**visitor.query, limit=shown))
    hospital = visitor.site.hospital
    return visitor.page(
        "billing/home.html",
        work=work,
        shown=shown,
        late=total((one.late for one in work.overdue), hospital.currency),
        today=hospital.day_of(visitor.site.application.clock.now()),
        more=shown in (len(work.to_invoice), len(work.overdue)),
    )
