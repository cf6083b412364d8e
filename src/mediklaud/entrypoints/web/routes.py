"""Every page of the site."""

from __future__ import annotations

from litestar import Router
from litestar.di import Provide
from litestar.handlers import HTTPRouteHandler
from litestar.types import ControllerRouterHandler

from mediklaud.entrypoints.http.paging import paging
from mediklaud.entrypoints.web import home
from mediklaud.entrypoints.web.access import account, invitation, second_factor, sign_in
from mediklaud.entrypoints.web.assets import asset
from mediklaud.entrypoints.web.billing import pages as billing
from mediklaud.entrypoints.web.billing import pay, sandbox
from mediklaud.entrypoints.web.desk import pages as desk
from mediklaud.entrypoints.web.doctor import pages as doctor
from mediklaud.entrypoints.web.office import pages as office
from mediklaud.entrypoints.web.patient import pages as patient
from mediklaud.entrypoints.web.pharmacy import pages as pharmacy
from mediklaud.entrypoints.web.refusals import HANDLERS
from mediklaud.entrypoints.web.site import Site
from mediklaud.entrypoints.web.visitor import visitor_of

_EVERYBODY: tuple[HTTPRouteHandler, ...] = (
    home.first_page,
    home.choose_language,
    sign_in.sign_in_page,
    sign_in.sign_in,
    sign_in.sign_out,
    invitation.invitation_page,
    invitation.accept_invitation,
    account.account,
    account.end_session,
    account.password_page,
    account.change_password,
    second_factor.second_factor_page,
    second_factor.start_second_factor,
    second_factor.confirm_second_factor,
    second_factor.draw_recovery_codes,
    second_factor.remove_second_factor,
    pay.pay_page,
    pay.pay,
    sandbox.sandbox_page,
    sandbox.press,
)
PAGES: tuple[HTTPRouteHandler, ...] = (
    *_EVERYBODY,
    *patient.PAGES,
    *desk.PAGES,
    *doctor.PAGES,
    *pharmacy.PAGES,
    *billing.PAGES,
    *office.PAGES,
)


def pages(site: Site) -> list[ControllerRouterHandler]:
    """The whole site of one hospital."""
    router = Router(
        "/",
        route_handlers=PAGES,
        dependencies={
            "visitor": Provide(visitor_of(site)),
            "page": Provide(paging, sync_to_thread=False),
        },
        exception_handlers=HANDLERS,
        include_in_schema=False,
    )
    return [asset, router]
