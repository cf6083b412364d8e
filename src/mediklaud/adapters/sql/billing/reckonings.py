# ruff: noqa: S608 - every word is our own
"""What is held against what when the books are proved: one question each.

Every question finds a thing, what it comes to by the documents, and what was found
instead; only where the two are not the same.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import BigInteger, Text, TextClause, Uuid, bindparam, text

from mediklaud.domain.billing.difference import Check

_OF_KIND = """
select p.source_id, sum(e.amount_minor) as minor from postings p
join journal_entries e on e.hospital_id = p.hospital_id and e.posting_id = p.id
where p.hospital_id = :here and p.kind = '{kind}' and e.account in ({accounts})
group by p.source_id"""
_STANDING = """
select payment_id, invoice_id, amount_minor as minor from allocations
where hospital_id = :here
union all select payment_id, invoice_id, -amount_minor from freed_allocations
where hospital_id = :here
union all select payment_id, invoice_id, -amount_minor from refund_frees
where hospital_id = :here"""
_PER_PATIENT = """
select p.patient_id, sum(e.amount_minor) as minor from postings p
join journal_entries e on e.hospital_id = p.hospital_id and e.posting_id = p.id
where p.hospital_id = :here and e.account = '{account}' group by p.patient_id"""
_MONEY = "'cash', 'card', 'mobile', 'bank', 'gateway'"
_OUT = "('approved', 'unknown', 'paid')"

_LINES = """
select i.id, i.currency, coalesce(l.minor, 0) as expected, i.gross_minor as found
from invoices i left join (
    select invoice_id, sum(gross_minor) as minor from invoice_lines
    where hospital_id = :here group by invoice_id
) l on l.invoice_id = i.id where i.hospital_id = :here"""
_INVOICES = f"""
select i.id, i.currency, i.gross_minor as expected, coalesce(j.minor, 0) as found
from invoices i
left join ({_OF_KIND.format(kind="invoice", accounts="'receivable'")}) j
    on j.source_id = i.id
where i.hospital_id = :here and i.status = 'issued'"""
_PAYMENTS = f"""
select p.id, p.currency, p.amount_minor as expected, coalesce(j.minor, 0) as found
from payments p
left join ({_OF_KIND.format(kind="payment", accounts=_MONEY)}) j on j.source_id = p.id
where p.hospital_id = :here"""
_THE_PATIENTS = "'receivable', 'patient_credit'"
_CREDIT_NOTES = f"""
select n.id, n.currency, l.minor as expected, -coalesce(j.minor, 0) as found
from credit_notes n
join (
    select credit_note_id, sum(amount_minor) as minor from credit_note_lines
    where hospital_id = :here group by credit_note_id
) l on l.credit_note_id = n.id
left join ({_OF_KIND.format(kind="credit_note", accounts=_THE_PATIENTS)}) j
    on j.source_id = n.id
where n.hospital_id = :here"""
_REFUND_POSTED = """
select r.id, r.currency,
    case when r.status in ({statuses}) then r.amount_minor else 0 end as expected,
    {sign}coalesce(j.minor, 0) as found
from refunds r left join ({posted}) j on j.source_id = r.id
where r.hospital_id = :here"""
_REFUNDS = " union all ".join(
    _REFUND_POSTED.format(
        statuses=statuses,
        sign=sign,
        posted=_OF_KIND.format(kind=kind, accounts="'refunds_payable'"),
    )
    for kind, statuses, sign in (
        ("refund_approved", "'approved', 'unknown', 'paid', 'failed'", "-"),
        ("refund_paid", "'paid'", ""),
        ("refund_undone", "'failed'", ""),
    )
)
_DUES = f"""
select i.id, i.currency, i.gross_minor - coalesce(s.minor, 0) - coalesce(c.minor, 0)
    as expected, coalesce(d.owed_minor, 0) as found
from invoices i
left join dues d on d.hospital_id = i.hospital_id and d.invoice_id = i.id
left join (
    select invoice_id, sum(minor) as minor from ({_STANDING}) a group by invoice_id
) s on s.invoice_id = i.id
left join (
    select invoice_id, sum(amount_minor) as minor from credit_note_lines
    where hospital_id = :here group by invoice_id
) c on c.invoice_id = i.id
where i.hospital_id = :here and i.status = 'issued'"""
_CREDIT = f"""
select a.patient_id as id, a.currency,
    coalesce(p.minor, 0) - coalesce(s.minor, 0) - coalesce(r.minor, 0) as expected,
    a.credit_minor as found
from patient_accounts a
left join (
    select patient_id, sum(amount_minor) as minor from payments
    where hospital_id = :here group by patient_id
) p on p.patient_id = a.patient_id
left join (
    select y.patient_id, sum(z.minor) as minor from ({_STANDING}) z
    join payments y on y.hospital_id = :here and y.id = z.payment_id
    group by y.patient_id
) s on s.patient_id = a.patient_id
left join (
    select patient_id, sum(amount_minor) as minor from refunds
    where hospital_id = :here and status in {_OUT} group by patient_id
) r on r.patient_id = a.patient_id
where a.hospital_id = :here"""
_RECEIVABLE = f"""
select a.patient_id as id, a.currency, coalesce(d.minor, 0) as expected,
    coalesce(j.minor, 0) as found
from patient_accounts a
left join (
    select patient_id, sum(owed_minor) as minor from dues
    where hospital_id = :here group by patient_id
) d on d.patient_id = a.patient_id
left join ({_PER_PATIENT.format(account="receivable")}) j
    on j.patient_id = a.patient_id
where a.hospital_id = :here"""
_CREDIT_POSTED = f"""
select a.patient_id as id, a.currency, a.credit_minor as expected,
    -coalesce(j.minor, 0) as found
from patient_accounts a
left join ({_PER_PATIENT.format(account="patient_credit")}) j
    on j.patient_id = a.patient_id
where a.hospital_id = :here"""
_CAPTURES = """
select i.id, i.currency, i.amount_minor as expected,
    coalesce(p.amount_minor, 0) as found
from payment_intents i
left join payments p on p.hospital_id = i.hospital_id and p.intent_id = i.id
where i.hospital_id = :here and i.status = 'succeeded'
union all
select x.id, x.captured_currency, x.captured_minor, coalesce(p.amount_minor, 0)
from payment_exceptions x
left join payments p on p.hospital_id = x.hospital_id and p.id = x.payment_id
where x.hospital_id = :here and x.status = 'kept'
union all
select p.id, p.currency, 0, p.amount_minor from payments p
left join payment_intents i on i.hospital_id = p.hospital_id and i.id = p.intent_id
where p.hospital_id = :here and p.method = 'online'
    and coalesce(i.status, '') <> 'succeeded' and not exists (
        select 1 from payment_exceptions x where x.hospital_id = p.hospital_id
        and x.payment_id = p.id and x.status = 'kept'
    )"""
_BALANCES = """
select p.id, p.currency, 0 as expected, coalesce(sum(e.amount_minor), 0) as found
from postings p
left join journal_entries e on e.hospital_id = p.hospital_id and e.posting_id = p.id
where p.hospital_id = :here group by p.id, p.currency"""


def _where_not_the_same(question: str) -> TextClause:
    asked = f"""
select id, currency, cast(expected as bigint) as expected,
    cast(found as bigint) as found
from ({question}) q where expected <> found order by id"""
    said = text(asked).bindparams(bindparam("here", type_=Uuid))
    return said.columns(  # type: ignore[return-value]
        id=Uuid, currency=Text, expected=BigInteger, found=BigInteger
    )


RECKONINGS: Mapping[Check, TextClause] = {
    Check.INVOICE_IS_ITS_LINES: _where_not_the_same(_LINES),
    Check.INVOICE_IN_JOURNAL: _where_not_the_same(_INVOICES),
    Check.PAYMENT_IN_JOURNAL: _where_not_the_same(_PAYMENTS),
    Check.CREDIT_NOTE_IN_JOURNAL: _where_not_the_same(_CREDIT_NOTES),
    Check.REFUND_IN_JOURNAL: _where_not_the_same(_REFUNDS),
    Check.DUES_ARE_WHAT_IS_LEFT: _where_not_the_same(_DUES),
    Check.CREDIT_IS_WHAT_IS_LEFT: _where_not_the_same(_CREDIT),
    Check.RECEIVABLE_IS_OWED: _where_not_the_same(_RECEIVABLE),
    Check.CREDIT_IN_JOURNAL: _where_not_the_same(_CREDIT_POSTED),
    Check.GATEWAY_CAPTURE_IS_PAYMENT: _where_not_the_same(_CAPTURES),
    Check.POSTING_BALANCES: _where_not_the_same(_BALANCES),
}
"""Check by check, what does not agree."""
