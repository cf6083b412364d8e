"""Every page for patients."""

from litestar.handlers import HTTPRouteHandler

from mediklaud.entrypoints.web.patient import (
    contact,
    invoices,
    own,
    people,
    receipts,
    record,
    wishes,
)
from mediklaud.entrypoints.web.scheduling import appointments, ask, book, move

PAGES: tuple[HTTPRouteHandler, ...] = (
    appointments.own_appointments,
    appointments.cancel_page,
    appointments.cancel,
    book.choose_doctor,
    book.choose_time,
    book.confirm_page,
    book.book,
    own.own_medicines,
    receipts.own_receipts,
    receipts.own_receipt_paper,
    record.own_record,
    record.take_record,
    record.who_opened,
    own.own_statement,
    own.own_statement_paper,
    wishes.own_wishes,
    wishes.ask_to_set_right,
    wishes.disagree,
    people.own_people,
    people.name_somebody,
    people.end_it,
    people.act_for,
    ask.ask_page,
    ask.ask,
    ask.withdraw_wish,
    move.move_page,
    move.move,
    contact.contact_page,
    contact.change_contact,
    invoices.own_invoices,
    invoices.own_invoice,
    invoices.pay_online,
    invoices.own_paper,
)
