"""Statements, revenue and reconciliation tell what is in the books (B8, B10)."""

from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import text

from mediklaud.application.billing.print_revenue import PrintRevenue
from mediklaud.application.billing.read_revenue import ReadRevenue
from mediklaud.application.billing.read_statement import ReadStatement
from mediklaud.application.billing.read_trial_balance import ReadTrialBalance
from mediklaud.application.billing.reconcile_books import ReconcileBooks
from mediklaud.domain.billing.difference import Check, Difference
from mediklaud.domain.billing.journal import PostingKind
from mediklaud.domain.billing.takings import RevenueBy
from mediklaud.ports.books import BooksReports
from tests.builders.billing import taka
from tests.builders.cashier import (
    account_of,
    invoiced,
    seen,
    the_cashier,
    to_pay,
    to_set_tariff,
)
from tests.builders.crediting import credited, lines_of
from tests.builders.refunds import granted, to_pay_out
from tests.builders.registry import an_enrolled_patient
from tests.clock import StandingClock
from tests.hospital import a_hospital


@pytest.fixture
def clock():
    return StandingClock()


def a_house(storage, clock):
    """A consultation costs 500 taka and 5 % of it."""
    hospital = a_hospital(storage, clock)
    hospital.handle(to_set_tariff(tax_rate=500))
    return hospital


def one_visit(hospital, patient):
    seen(hospital, patient.id)
    return invoiced(hospital, patient.id)


def statement(hospital, patient, **days):
    query = ReadStatement(actor=the_cashier(), patient_id=patient.id, **days)
    return hospital.handle(query)


def revenue(hospital, by=RevenueBy.DAY, **days):
    report = hospital.handle(ReadRevenue(actor=the_cashier(), by=by, **days))
    names = [column.name for column in report.columns]
    return [dict(zip(names, row, strict=True)) for row in report.rows], report


def test_a_statement_says_what_was_asked_for_and_what_came(storage, clock):
    hospital = a_house(storage, clock)
    patient = an_enrolled_patient(hospital)
    first = one_visit(hospital, patient)
    hospital.handle(to_pay(first, taka(600_00), keep_as_credit=True))
    clock.pass_by(timedelta(days=3))
    one_visit(hospital, patient)

    told = statement(hospital, patient)

    assert [(one.kind, one.amount) for one in told.lines] == [
        (PostingKind.INVOICE, taka(525_00)),
        (PostingKind.PAYMENT, taka(-600_00)),
        (PostingKind.INVOICE, taka(525_00)),
    ]
    assert [line.balance for line in told.lines] == [
        taka(525_00),
        taka(-75_00),
        taka(450_00),
    ]
    account = account_of(hospital, patient.id)
    assert told.closing == account.owed - account.credit


def test_a_later_statement_begins_with_what_was_owed(storage, clock):
    hospital = a_house(storage, clock)
    patient = an_enrolled_patient(hospital)
    one_visit(hospital, patient)
    clock.pass_by(timedelta(days=10))
    today = hospital.services and clock.now().date()

    told = statement(hospital, patient, since=today)

    assert told.opening == told.closing == taka(525_00)
    assert told.lines == ()


def test_a_statement_names_nobody_elses_papers(storage, clock):
    hospital = a_house(storage, clock)
    one_visit(hospital, an_enrolled_patient(hospital))
    patient = an_enrolled_patient(hospital, name="Rahim Uddin")

    assert statement(hospital, patient).lines == ()


def test_revenue_is_told_by_day(storage, clock):
    hospital = a_house(storage, clock)
    patient = an_enrolled_patient(hospital)
    invoice = one_visit(hospital, patient)
    hospital.handle(to_pay(invoice, taka(200_00)))
    clock.pass_by(timedelta(days=1))
    one_visit(hospital, patient)

    days, report = revenue(hospital)

    assert [day["invoiced_BDT"] for day in days] == ["525.00", "525.00"]
    assert [day["tax_BDT"] for day in days] == ["25.00", "25.00"]
    assert [day["bank_transfer_BDT"] for day in days] == ["200.00", "0.00"]
    assert report.totals[1] == "1050.00"


def test_revenue_is_told_by_service(storage, clock):
    hospital = a_house(storage, clock)
    patient = an_enrolled_patient(hospital)
    for _ in range(2):
        one_visit(hospital, patient)

    (row,), report = revenue(hospital, RevenueBy.SERVICE)

    assert (row["kind"], row["service"], row["times"]) == ("consultation",) * 2 + (2,)
    assert row["gross_BDT"] == "1050.00"
    assert report.totals[-1] == "1050.00"


def test_other_days_are_left_out(storage, clock):
    hospital = a_house(storage, clock)
    one_visit(hospital, an_enrolled_patient(hospital))
    later = clock.now().date() + timedelta(days=40)

    assert revenue(hospital, since=later, until=later)[0] == []
    assert revenue(hospital, RevenueBy.SERVICE, since=later, until=later)[0] == []


def test_the_trial_balance_balances(storage, clock):
    hospital = a_house(storage, clock)
    invoice = one_visit(hospital, an_enrolled_patient(hospital))
    hospital.handle(to_pay(invoice, taka(100_00)))

    report = hospital.handle(ReadTrialBalance(actor=the_cashier()))

    assert report.totals == ("Total", "525.00", "525.00")
    assert ("receivable", "425.00", "0.00") in report.rows
    assert ("tax", "0.00", "25.00") in report.rows


def test_revenue_is_printed():
    hospital = a_house(None, StandingClock())
    one_visit(hospital, an_enrolled_patient(hospital))
    paper = hospital.handle(PrintRevenue(actor=the_cashier()))

    assert paper.content.startswith(b"%PDF")
    assert paper.name.startswith("revenue_by_day-")


def test_books_that_add_up_have_no_differences(storage, clock):
    hospital = a_house(storage, clock)
    patient = an_enrolled_patient(hospital)
    invoice = one_visit(hospital, patient)
    hospital.handle(to_pay(invoice, taka(700_00), keep_as_credit=True))

    found = hospital.handle(ReconcileBooks(actor=the_cashier()))

    assert found.agrees
    assert set(found.checks) == set(Check)


WRONG = {
    Check.INVOICE_IS_ITS_LINES: (
        "update invoice_lines set unit_minor = unit_minor + 1,"
        " net_minor = net_minor + 1, gross_minor = gross_minor + 1"
    ),
    Check.INVOICE_IN_JOURNAL: (
        "update journal_entries set amount_minor = amount_minor + 1"
        " where account = 'receivable' and posting_id in"
        " (select id from postings where kind = 'invoice')"
    ),
    Check.PAYMENT_IN_JOURNAL: (
        "update journal_entries set amount_minor = amount_minor - 1"
        " where account = 'bank'"
    ),
    Check.CREDIT_NOTE_IN_JOURNAL: (
        "update credit_note_lines set amount_minor = amount_minor + 1"
    ),
    Check.REFUND_IN_JOURNAL: "update refunds set amount_minor = amount_minor + 1",
    Check.DUES_ARE_WHAT_IS_LEFT: "update dues set owed_minor = owed_minor + 1",
    Check.CREDIT_IS_WHAT_IS_LEFT: "update patient_accounts set credit_minor = 1",
    Check.RECEIVABLE_IS_OWED: "update dues set owed_minor = 7",
    Check.CREDIT_IN_JOURNAL: "update patient_accounts set credit_minor = 5",
    Check.POSTING_BALANCES: (
        "update journal_entries set amount_minor = amount_minor + 1"
        " where account = 'tax'"
    ),
    Check.GATEWAY_CAPTURE_IS_PAYMENT: (
        "insert into payment_intents (hospital_id, id, patient_id, invoice_id,"
        " amount_minor, currency, provider, status, asked_at, expires_at, version)"
        " select hospital_id, id, patient_id, id, 700, currency, 'sandbox',"
        " 'succeeded', drafted_at, drafted_at, 1 from invoices"
    ),
}


@pytest.mark.parametrize("check", WRONG, ids=lambda check: check.value)
def test_whoever_writes_around_the_rules_is_found(database, clock, check):
    hospital = a_house(database, clock)
    invoice = one_visit(hospital, an_enrolled_patient(hospital))
    receipt = hospital.handle(to_pay(invoice, taka(100_00)))
    credited(hospital, invoice, *lines_of(_1=5_00))
    granted(hospital, receipt.payment, taka(10_00))
    assert hospital.handle(ReconcileBooks(actor=the_cashier())).agrees
    joint = "and" if " where " in WRONG[check] else "where"
    statement = f"{WRONG[check]} {joint} hospital_id = :here"
    found: tuple[Difference, ...] = ()
    with suppress(_Undone), database.unit(writes=True) as unit:
        _tamper(unit.database, statement)
        found = unit.port(BooksReports).differences()
        raise _Undone

    assert check in {one.check for one in found}


LEFT_OUT = {
    PostingKind.INVOICE: Check.INVOICE_IN_JOURNAL,
    PostingKind.PAYMENT: Check.PAYMENT_IN_JOURNAL,
    PostingKind.CREDIT_NOTE: Check.CREDIT_NOTE_IN_JOURNAL,
    PostingKind.REFUND_APPROVED: Check.REFUND_IN_JOURNAL,
}


@pytest.mark.parametrize("kind", LEFT_OUT)
def test_what_a_posting_was_left_out_of_is_found_in_memory_too(clock, kind):
    hospital = a_house(None, clock)
    invoice = one_visit(hospital, an_enrolled_patient(hospital))
    receipt = hospital.handle(to_pay(invoice, taka(100_00)))
    credited(hospital, invoice, *lines_of(_1=5_00))
    granted(hospital, receipt.payment, taka(10_00))
    assert hospital.handle(ReconcileBooks(actor=the_cashier())).agrees

    postings = hospital.storage.tables["postings"]
    for key in [k for k, one in postings.items() if one.kind is kind]:
        del postings[key]

    found = hospital.handle(ReconcileBooks(actor=the_cashier())).differences
    assert {one.check for one in found} == {LEFT_OUT[kind]}


class _Undone(Exception):
    """What was written around the rules does not stay for other tests to find."""


def _tamper(database, statement):
    """As somebody does who has the database itself."""
    here = database.hospital_id
    if database.dialect == "postgresql":
        quiet = "set local session_replication_role = replica"
        database.connection.execute(text(quiet))
        database.connection.execute(text(statement), {"here": here})
        return
    triggers = database.connection.execute(
        text("select name from sqlite_master where type = 'trigger'")
    ).all()
    for (name,) in triggers:
        database.connection.execute(text(f"drop trigger {name}"))
    database.connection.execute(text(statement), {"here": here.hex})


_DOUBLED = """update journal_entries set amount_minor = amount_minor * 2
where hospital_id = :here and posting_id in (
    select id from postings where kind = '{}'
)"""


@pytest.mark.parametrize("kind", ["refund_approved", "refund_paid"])
def test_a_refund_is_posted_as_far_as_it_has_come(database, clock, kind):
    """Granted and paid out, each is held against its own posting."""
    hospital = a_house(database, clock)
    invoice = one_visit(hospital, an_enrolled_patient(hospital))
    receipt = hospital.handle(to_pay(invoice, taka(100_00)))
    refund = granted(hospital, receipt.payment, taka(10_00))
    hospital.handle(to_pay_out(refund))
    found: tuple[Difference, ...] = ()
    statement = _DOUBLED.format(kind)
    with suppress(_Undone), database.unit(writes=True) as unit:
        _tamper(unit.database, statement)
        found = unit.port(BooksReports).differences()
        raise _Undone

    assert Check.REFUND_IN_JOURNAL in {one.check for one in found}
