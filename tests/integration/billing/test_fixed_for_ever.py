"""What was issued or received: the databases themselves keep it as it is."""

from datetime import date

import pytest
from attrs import evolve
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.billing.invoice_tables import (
    allocations,
    dues,
    invoice_lines,
    invoices,
    payments,
)
from mediklaud.adapters.sql.database import Database
from mediklaud.domain.access.scope import EVERYONE
from mediklaud.domain.shared.ids import ChargeId, InvoiceId
from mediklaud.ports.billing import Invoices
from tests.builders.billing import (
    FEE,
    a_charge,
    a_draft,
    with_account,
    with_draft,
    with_issued,
    with_payment,
)
from tests.hospital import new, ports_of, read

NEW_YEAR = date(2027, 1, 1)


def run(database, statement):
    with database.unit(writes=True) as unit:
        by_hand: Database = unit.database
        by_hand.connection.execute(statement)


def with_issued_in(database):
    with ports_of(database) as port:
        return with_issued(port, with_account(port))


def test_a_database_refuses_to_change_or_remove_an_issued_invoice(database):
    this = invoices.c.id == with_issued_in(database).id.value

    for statement in (update(invoices).values(gross_minor=0), delete(invoices)):
        with pytest.raises(IntegrityError, match="never changes"):
            run(database, statement.where(this))


def test_a_database_refuses_to_touch_the_lines_of_an_issued_invoice(database):
    lines = invoice_lines.c
    invoice = with_issued_in(database)
    this = lines.invoice_id == invoice.id.value
    columns = [c for c in lines if c.name not in {"position", "charge_id"}]
    one_more = select(
        *columns, (lines.position + 1).label("position"), lines.charge_id
    ).where(this)
    names = [*(c.name for c in columns), "position", "charge_id"]

    for statement in (
        update(invoice_lines).values(quantity=2).where(this),
        delete(invoice_lines).where(this),
        insert(invoice_lines).from_select(names, one_more),
    ):
        with pytest.raises(IntegrityError, match="never changes"):
            run(database, statement)


def test_a_database_lets_a_draft_be_changed(database):
    with ports_of(database) as port:
        draft = with_draft(port, with_account(port))
    this = invoice_lines.c.invoice_id == draft.id.value

    run(database, update(invoice_lines).values(served_on=NEW_YEAR).where(this))

    found = read(database, Invoices).get(draft.id, EVERYONE)
    assert found.lines[0].served_on == NEW_YEAR


def test_a_database_lets_an_issued_invoice_be_sealed_anew(database):
    """By a newer key; what it is sealed with says nothing that the row must keep."""
    invoice = with_issued_in(database)
    with database.unit(writes=True) as unit:
        by_hand: Database = unit.database
        address = {"number": "P-1", "name": "Amina", "line": "1", "city": "Dhaka"}
        address |= {"postcode": "1207", "country": "BD"}
        sealed = by_hand.seal(invoices, invoice.id.value, address)
    this = invoices.c.id == invoice.id.value

    run(database, update(invoices).values(sealed=sealed).where(this))

    found = read(database, Invoices).get(invoice.id, EVERYONE)
    assert found.addressee.name == "Amina"


def test_a_database_puts_a_charge_on_one_invoice_only(database):
    invoice = with_issued_in(database)
    again = evolve(invoice, id=new(InvoiceId))

    with pytest.raises(IntegrityError), ports_of(database) as port:
        port(Invoices).add(again)


def test_a_database_gives_each_number_once(database):
    with ports_of(database) as port:
        with_issued(port, with_account(port), number="INV-1")

    with pytest.raises(IntegrityError), ports_of(database) as port:
        with_issued(port, with_account(port), number="INV-1")


def test_a_line_needs_its_charge(database):
    with ports_of(database) as port:
        draft = a_draft(a_charge(patient_id=with_account(port), id=new(ChargeId)))

    with pytest.raises(IntegrityError), ports_of(database) as port:
        port(Invoices).add(draft)


def with_paid_invoice(database):
    with ports_of(database) as port:
        patient_id = with_account(port)
        invoice = with_issued(port, patient_id)
        return with_payment(port, patient_id, FEE, (invoice.id, FEE)).id.value


@pytest.mark.parametrize("change", [delete, update])
def test_a_database_refuses_to_change_or_remove_money_that_came_in(database, change):
    payment_id = with_paid_invoice(database)
    for table, column in ((payments, payments.c.id), (allocations, allocations.c[1])):
        statement = change(table)
        if change is update:
            statement = statement.values(amount_minor=1)
        with (
            pytest.raises(IntegrityError, match="never changes"),
            database.unit(writes=True) as unit,
        ):
            unit.database.connection.execute(statement.where(column == payment_id))


def test_a_database_takes_no_payment_for_a_draft(database):
    with ports_of(database) as port:
        patient_id = with_account(port)
        draft = with_draft(port, patient_id)

    with pytest.raises(IntegrityError), ports_of(database) as port:
        with_payment(port, patient_id, FEE, (draft.id, FEE))


def test_a_database_refuses_dues_below_nothing(database):
    with ports_of(database) as port:
        invoice = with_issued(port, with_account(port))
    this = dues.c.invoice_id == invoice.id.value
    below = update(dues).values(owed_minor=-1).where(this)

    with pytest.raises(IntegrityError), database.unit(writes=True) as unit:
        unit.database.connection.execute(below)
