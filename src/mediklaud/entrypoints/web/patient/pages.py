"""Every page for patients."""

from litestar.handlers import HTTPRouteHandler

from mediklaud.entrypoints.web.patient import contact, invoices
from mediklaud.entrypoints.web.scheduling import appointments, book

PAGES: tuple[HTTPRouteHandler, ...] = (
    appointments.own_appointments,
    appointments.cancel_page,
    appointments.cancel,
    book.choose_doctor,
    book.choose_time,
    book.confirm_page,
    book.book,
    contact.contact_page,
    contact.change_contact,
    invoices.own_invoices,
    invoices.own_invoice,
    invoices.pay_online,
    invoices.own_paper,
)
