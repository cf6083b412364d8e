"""Every page for patients."""

from litestar.handlers import HTTPRouteHandler

from mediklaud.entrypoints.web.patient import contact, invoices, record
from mediklaud.entrypoints.web.scheduling import appointments, book, move

PAGES: tuple[HTTPRouteHandler, ...] = (
    appointments.own_appointments,
    appointments.cancel_page,
    appointments.cancel,
    book.choose_doctor,
    book.choose_time,
    book.confirm_page,
    book.book,
    record.own_medicines,
    record.own_record,
    record.take_record,
    record.own_statement,
    record.own_statement_paper,
    move.move_page,
    move.move,
    contact.contact_page,
    contact.change_contact,
    invoices.own_invoices,
    invoices.own_invoice,
    invoices.pay_online,
    invoices.own_paper,
)
