"""Whose data a compromised account came upon: those are to be told (X4)."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any
from uuid import UUID

from litestar import Response, get
from litestar.params import FromPath

from mediklaud.application.privacy.list_activity import ListActivity
from mediklaud.application.privacy.list_patients_read_by import ListPatientsReadBy
from mediklaud.domain.access.audit import PatientRead
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.shared.ids import AccountId
from mediklaud.domain.shared.paper import Paper
from mediklaud.entrypoints.http.pharmacy.papers import handed_out
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.may import require_may
from mediklaud.entrypoints.web.office.days_asked import Days
from mediklaud.entrypoints.web.office.named import names_of, numbers_of
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_WHO, _WHOSE = "office/breach.html", "office/breach_of.html"
_OF = "/privacy/breach/{account_id:uuid}"
_A_MONTH = 30
_LATELY = (1, 7, 30)
_SHOWN = 200


@get("/privacy/breach", sync_to_thread=True)
def breach(visitor: AtPage, first: Filter = None, last: Filter = None) -> Page:
    """Which account is it about? Those that did anything, the busiest first.

    The days are chosen first: everything that was done in them is counted.
    """
    days = Days.asked(first, last).or_lately(visitor, _A_MONTH)
    if not first:
        require_may(visitor, Permission.READ_AUDIT)
        since = [Days.asked(None, None).or_lately(visitor, n) for n in _LATELY]
        return visitor.page(
            _WHO, days=days, lately=zip(_LATELY, since, strict=True), active=None
        )
    try:
        active = visitor.handle(ListActivity(**visitor.query, **days.time(visitor)))
    except InvalidValue as refusal:
        return visitor.again(_WHO, refusal, days=days, active=())
    return visitor.page(_WHO, days=days, active=active)


@get(_OF, sync_to_thread=True)
def breach_of(
    visitor: AtPage,
    account_id: FromPath[UUID],
    first: Filter = None,
    last: Filter = None,
) -> Page:
    """Exactly the patients it came upon, in lists too."""
    who, days = AccountId(account_id), Days.asked(first, last)
    days = days.or_lately(visitor, _A_MONTH)
    name = names_of(visitor, [who]).get(who)
    facts: dict[str, Any] = {"who": who, "name": name, "days": days}
    try:
        found = _read_by(visitor, who, days)
    except InvalidValue as refusal:
        return visitor.again(_WHOSE, refusal, **facts, found=(), shown=(), numbers={})
    shown = found[:_SHOWN]
    numbers = numbers_of(visitor, (one.patient_id for one in shown))
    return visitor.page(_WHOSE, **facts, found=found, shown=shown, numbers=numbers)


@get(f"{_OF}/table", sync_to_thread=True)
def breach_table(
    visitor: AtPage,
    account_id: FromPath[UUID],
    first: Filter = None,
    last: Filter = None,
) -> Response[bytes]:
    """All of them for a spreadsheet, by number."""
    days = Days.asked(first, last).or_lately(visitor, _A_MONTH)
    found = _read_by(visitor, AccountId(account_id), days)
    numbers = numbers_of(visitor, (one.patient_id for one in found))
    out = StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(("patient_number", "first", "last", "times"))
    for one in found:
        number = numbers.get(one.patient_id, str(one.patient_id))
        at = one.first.isoformat(), one.last.isoformat()
        lines.writerow((number, *at, one.times))
    name = f"patients-to-tell-{days.first}-{days.last}.csv"
    return handed_out(Paper(name, "text/csv", out.getvalue().encode()))


def _read_by(visitor: Visitor, who: AccountId, days: Days) -> tuple[PatientRead, ...]:
    query = ListPatientsReadBy(**visitor.query, account_id=who, **days.time(visitor))
    return visitor.handle(query)
