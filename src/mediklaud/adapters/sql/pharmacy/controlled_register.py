"""The register of controlled medicines, in a table that nobody can change."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from attrs import frozen
from sqlalchemy import Row, and_, bindparam, insert, select

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.pharmacy.dispensation_tables import (
    controlled_register,
    dispensations,
)
from mediklaud.adapters.sql.schema import Instant, here
from mediklaud.domain.pharmacy.register_line import Entry, RegisterLine
from mediklaud.domain.shared.ids import (
    AccountId,
    DispensationId,
    PatientId,
    PrescriptionId,
    ProductId,
)

_r, _d = controlled_register.c, dispensations.c
_ADD = insert(controlled_register)
_LINES = (
    select(controlled_register, _d.patient_id, _d.prescription_id)
    .join_from(
        controlled_register,
        dispensations,
        and_(_d.hospital_id == _r.hospital_id, _d.id == _r.dispensation_id),
    )
    .where(
        here(controlled_register),
        _r.at >= bindparam("since", type_=Instant),
        _r.at < bindparam("until", type_=Instant),
    )
    .order_by(_r.number)
)
_OF_PRODUCT = _LINES.where(_r.product_id == bindparam("product_id"))


@frozen
class SqlControlledRegister:
    """The `controlled_register` table; whose it was, the dispensation says."""

    database: Database

    def add(self, line: RegisterLine) -> None:
        self.database.change(
            _ADD,
            number=line.number,
            entry=line.entry.value,
            product_id=line.product_id.value,
            product_code=line.product_code,
            quantity=line.quantity,
            balance=line.balance,
            dispensation_id=line.dispensation_id.value,
            pharmacist=line.pharmacist.value,
            witness=line.witness and line.witness.value,
            at=line.at,
        )

    def lines(
        self, since: datetime, until: datetime, product_id: ProductId | None = None
    ) -> tuple[RegisterLine, ...]:
        about: dict[str, object] = {"since": since, "until": until}
        if product_id is None:
            rows = self.database.rows(_LINES, **about)
        else:
            product = product_id.value
            rows = self.database.rows(_OF_PRODUCT, **about, product_id=product)
        return tuple(map(_to_line, rows))


def _to_line(row: Row[Any]) -> RegisterLine:
    return RegisterLine(
        number=row.number,
        entry=Entry(row.entry),
        product_id=ProductId(row.product_id),
        product_code=row.product_code,
        quantity=row.quantity,
        balance=row.balance,
        patient_id=PatientId(row.patient_id),
        prescription_id=PrescriptionId(row.prescription_id),
        dispensation_id=DispensationId(row.dispensation_id),
        pharmacist=AccountId(row.pharmacist),
        witness=row.witness and AccountId(row.witness),
        at=row.at,
    )
