"""What has to hold among the rows, whatever happened: asked of the database itself.

No private fact is read for it. Each question finds the ids of what breaks it.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen
from sqlalchemy import Engine, text

from mediklaud.adapters.sql.backup.snapshot import snapshot_of

_OVERLAPS = """
select id from (
    select id, occupied_from, lag(occupied_to) over (
        partition by hospital_id, {whose}, lane order by occupied_from, occupied_to
    ) as until
    from appointments where occupied_from is not null and {whose} is not null
) as one where until > occupied_from
"""
_CLAIMED = """
select a.id from appointments a left join (
    select hospital_id, appointment_id, resource, lane,
        min(tick) as first, max(tick) + 1 as past, count(*) as held
    from claims group by hospital_id, appointment_id, resource, lane
) c on c.hospital_id = a.hospital_id and c.appointment_id = a.id
    and c.resource = a.{whose} and c.lane = a.lane
where a.occupied_from is not null and a.{whose} is not null and (
    c.held is null or c.first <> a.occupied_from
    or c.past <> a.occupied_to or c.held <> a.occupied_to - a.occupied_from)
"""
_CLAIMED_FOR_NOTHING = """
select distinct a.id from claims c join appointments a
    on a.hospital_id = c.hospital_id and a.id = c.appointment_id
where a.status = 'cancelled' or c.resource not in (
    a.doctor_id, a.patient_id, coalesce(a.room, a.doctor_id))
"""
_SUMS_OF_LINES = """
select i.id from invoices i left join (
    select hospital_id, invoice_id, sum(net_minor) as net, sum(tax_minor) as tax
    from invoice_lines group by hospital_id, invoice_id
) l on l.hospital_id = i.hospital_id and l.invoice_id = i.id
where i.net_minor <> coalesce(l.net, 0) or i.tax_minor <> coalesce(l.tax, 0)
"""
_LINES_OF_CHARGES = """
select l.charge_id from invoice_lines l join charges c
    on c.hospital_id = l.hospital_id and c.id = l.charge_id
where c.status <> 'invoiced' or c.invoice_id <> l.invoice_id
"""
_DUES = """
select i.id from invoices i
left join dues d on d.hospital_id = i.hospital_id and d.invoice_id = i.id
left join (
    select hospital_id, invoice_id, sum(minor) as paid from (
        select hospital_id, invoice_id, amount_minor as minor from allocations
        union all
        select hospital_id, invoice_id, -amount_minor from freed_allocations
        union all
        select hospital_id, invoice_id, -amount_minor from refund_frees
    ) as one group by hospital_id, invoice_id
) p on p.hospital_id = i.hospital_id and p.invoice_id = i.id
left join (
    select hospital_id, invoice_id, sum(amount_minor) as credited
    from credit_note_lines group by hospital_id, invoice_id
) c on c.hospital_id = i.hospital_id and c.invoice_id = i.id
where (i.status = 'issued' and (d.owed_minor is null
        or d.credited_minor <> coalesce(c.credited, 0)
        or d.owed_minor <> i.gross_minor - coalesce(p.paid, 0) - d.credited_minor))
    or (i.status <> 'issued' and d.invoice_id is not null)
"""
_DISPUTED = """
select d.invoice_id from dues d left join (
    select q.hospital_id, q.invoice_id,
        sum(l.gross_minor - coalesce(c.credited, 0)) as held
    from disputes q
    join invoice_lines l on l.hospital_id = q.hospital_id
        and l.invoice_id = q.invoice_id and l.position = q.position
    left join (
        select hospital_id, invoice_id, position, sum(amount_minor) as credited
        from credit_note_lines group by hospital_id, invoice_id, position
    ) c on c.hospital_id = q.hospital_id
        and c.invoice_id = q.invoice_id and c.position = q.position
    where q.status in ('open', 'upheld') group by q.hospital_id, q.invoice_id
) h on h.hospital_id = d.hospital_id and h.invoice_id = d.invoice_id
where d.disputed_minor <> coalesce(h.held, 0)
"""
_PLANNED = """
select d.invoice_id from dues d left join payment_plans p
    on p.hospital_id = d.hospital_id and p.invoice_id = d.invoice_id
    and p.ended_at is null
where coalesce(cast(d.instalments as text), '')
    <> coalesce(cast(p.instalments as text), '')
"""
_SPENT_TWICE = """
select p.id from payments p join (
    select hospital_id, payment_id, sum(minor) as spent from (
        select hospital_id, payment_id, amount_minor as minor from allocations
        union all
        select hospital_id, payment_id, -amount_minor from freed_allocations
        union all
        select hospital_id, payment_id, -amount_minor from refund_frees
        union all
        select hospital_id, payment_id, amount_minor from refunds
        where status in ('approved', 'unknown', 'paid')
    ) as one group by hospital_id, payment_id
) s on s.hospital_id = p.hospital_id and s.payment_id = p.id
where s.spent > p.amount_minor
"""
_REFUNDED = """
select p.id from payments p
left join payment_refunds h on h.hospital_id = p.hospital_id and h.payment_id = p.id
left join (
    select hospital_id, payment_id, sum(amount_minor) as held from refunds
    where status in ('asked', 'approved', 'unknown', 'paid')
    group by hospital_id, payment_id
) r on r.hospital_id = p.hospital_id and r.payment_id = p.id
where coalesce(r.held, 0) <> coalesce(h.held_minor, 0)
    or coalesce(r.held, 0) > p.amount_minor
    or h.amount_minor <> p.amount_minor
"""
_SERIES = """
select c.series as id from counters c where c.series like '{series}' and c.last <> (
    select count(*) from {table} t where t.hospital_id = c.hospital_id and {mine})
"""
_ON_HAND = """
select b.id from batches b left join (
    select hospital_id, batch_id, sum(quantity) as moved
    from movements group by hospital_id, batch_id
) m on m.hospital_id = b.hospital_id and m.batch_id = b.id
where b.on_hand <> coalesce(m.moved, 0)
"""
_HANDED_OUT = """
select p.id from prescriptions p join (
    select hospital_id, prescription_id, sum(quantity - returned) as kept
    from dispensations where status <> 'cancelled'
    group by hospital_id, prescription_id
) d on d.hospital_id = p.hospital_id and d.prescription_id = p.id
where d.kept > p.quantity * (1 + p.refills)
"""
_NUMBERED = "t.number like c.series || '-%'"

QUESTIONS: dict[str, str] = {
    "no two visits of a doctor overlap": _OVERLAPS.format(whose="doctor_id"),
    "no two visits in a room overlap": _OVERLAPS.format(whose="room"),
    "every visit claims its doctor's time": _CLAIMED.format(whose="doctor_id"),
    "every visit claims its room's time": _CLAIMED.format(whose="room"),
    "nothing is claimed for no visit": _CLAIMED_FOR_NOTHING,
    "an invoice is the sum of its lines": _SUMS_OF_LINES,
    "an invoice's lines are its charges": _LINES_OF_CHARGES,
    "what is owed is what was not paid": _DUES,
    "what is disputed is what is left of disputed lines": _DISPUTED,
    "what may be paid in parts was agreed": _PLANNED,
    "no payment is spent twice": _SPENT_TWICE,
    "no more goes back than was paid": _REFUNDED,
    "every batch is the sum of its movements": _ON_HAND,
    "no more is handed out than was prescribed": _HANDED_OUT,
    "invoices are numbered without a gap": _SERIES.format(
        series="INV-%", table="invoices", mine=_NUMBERED
    ),
    "receipts are numbered without a gap": _SERIES.format(
        series="RCP-%", table="payments", mine=_NUMBERED
    ),
    "credit notes are numbered without a gap": _SERIES.format(
        series="CN-%", table="credit_notes", mine=_NUMBERED
    ),
    "refunds are numbered without a gap": _SERIES.format(
        series="RFD-%", table="refunds", mine=_NUMBERED
    ),
    "patients are numbered without a gap": _SERIES.format(
        series="patients", table="patients", mine="1 = 1"
    ),
    "doctors are numbered without a gap": _SERIES.format(
        series="doctors", table="doctors", mine="1 = 1"
    ),
}


@frozen
class Answer:
    """How it stands with one invariant."""

    invariant: str
    broken: tuple[str, ...]
    """The ids of some that break it."""


_SOME = 10


def ask_all(engine: Engine) -> tuple[Answer, ...]:
    """All of them, as they stood at one moment; nothing is changed."""
    return tuple(_ask_all(engine))


def _ask_all(engine: Engine) -> Iterator[Answer]:
    with snapshot_of(engine, counted=False) as snapshot:
        for invariant, question in QUESTIONS.items():
            found = snapshot.connection.execute(text(question)).fetchmany(_SOME)
            yield Answer(invariant, tuple(str(row[0]) for row in found))
