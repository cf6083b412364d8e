"""What of an invoice had been paid and went back, as others build it in."""

from sqlalchemy import ColumnElement, and_, func, literal_column, select

from mediklaud.adapters.sql.billing.invoice_tables import dues
from mediklaud.adapters.sql.billing.refund_tables import refund_frees, refunds
from mediklaud.domain.billing.refund import OUT_OF_THE_ACCOUNT

_f, _r = refund_frees.c, refunds.c
_OF_REFUND = and_(_r.hospital_id == _f.hospital_id, _r.id == _f.refund_id)
_GONE: list[ColumnElement[str]] = [
    literal_column(f"'{status}'") for status in sorted(OUT_OF_THE_ACCOUNT)
]

REFUNDED_OF_DUES = (
    select(func.sum(_f.amount_minor))
    .join_from(refund_frees, refunds, _OF_REFUND)
    .where(
        _f.hospital_id == dues.c.hospital_id,
        _f.invoice_id == dues.c.invoice_id,
        _r.status.in_(_GONE),
    )
    .correlate(dues)
    .scalar_subquery()
)
"""Of the invoice of a row of `dues`; null if nothing."""
