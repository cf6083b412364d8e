"""Every page for the front desk."""

from litestar.handlers import HTTPRouteHandler

from mediklaud.entrypoints.web.desk import arrivals, enrol, patients, portal

PAGES: tuple[HTTPRouteHandler, ...] = (
    patients.patients,
    patients.find,
    patients.patient,
    arrivals.arrived,
    arrivals.missed,
    arrivals.cancel_page,
    arrivals.cancel,
    enrol.enrol_page,
    enrol.enrol,
    portal.invite,
)
