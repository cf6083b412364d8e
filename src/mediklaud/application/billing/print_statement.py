"""A statement of account on paper (B10)."""

from datetime import date, datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.billing.statement_of import statement_of
from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.invoice import Addressee
from mediklaud.domain.billing.papers import PaperLanguage, StatementPaper
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.paper import PDF, Paper, TooLongToPrint
from mediklaud.ports.books import BooksReports
from mediklaud.ports.printing import Printer
from mediklaud.ports.registry import Patients

MOST_LINES = 5000


@frozen(kw_only=True)
class PrintStatement(Query[Paper]):
    """Everything that changed what a patient owes, to hand or send to them."""

    permission: ClassVar = Permission.READ_ACCOUNT
    steady: ClassVar = True
    patient_id: PatientId
    since: date | None = None
    until: date | None = None
    language: PaperLanguage = PaperLanguage.ENGLISH


def print_statement(
    query: PrintStatement,
    *,
    books: BooksReports,
    patients: Patients,
    printer: Printer,
    hospital: Hospital,
    now: datetime,
) -> Paper:
    """The same statement that programs read, as PDF."""
    today = hospital.day_of(now)
    history = statement_of(
        query.patient_id, query.since, query.until or today, books, hospital
    )
    if len(history.lines) > MOST_LINES:
        raise TooLongToPrint(len(history.lines), MOST_LINES)
    patient = patients.get(query.patient_id)
    paper = StatementPaper(
        history=history,
        payer=Addressee(
            number=patient.number, name=patient.name, address=patient.address
        ),
        made_on=today,
        language=query.language,
    )
    name = f"statement-{patient.number}-{history.until}.pdf"
    return Paper(name, PDF, printer.statement(paper), patient_id=patient.id)
