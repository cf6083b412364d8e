"""Every page for the front desk."""

from litestar.handlers import HTTPRouteHandler

from mediklaud.entrypoints.web.desk import (
    arrivals,
    board,
    changes,
    correcting,
    enrol,
    moving,
    patients,
    paying,
    phone,
    portal,
    till,
)

PAGES: tuple[HTTPRouteHandler, ...] = (
    board.board,
    changes.changes,
    changes.decide_change,
    patients.patients,
    patients.find,
    patients.patient,
    arrivals.arrived,
    arrivals.missed,
    arrivals.cancel_page,
    arrivals.cancel,
    moving.desk_move_page,
    moving.desk_move,
    correcting.file_page,
    correcting.correct_file,
    enrol.enrol_page,
    enrol.enrol,
    portal.invite,
    phone.which_doctor,
    phone.which_time,
    phone.book_for,
    paying.pay_page,
    paying.take_payment,
    paying.receipt_paper,
    till.till,
    till.open_till,
    till.close_till,
)
