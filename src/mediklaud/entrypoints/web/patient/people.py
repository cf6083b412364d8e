"""Who acts for a patient, and for whom the patient acts (P5)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.privacy.end_guardianship import EndGuardianship
from mediklaud.application.privacy.list_guardianships import ListGuardianships
from mediklaud.application.privacy.list_wards import ListWards
from mediklaud.application.privacy.name_guardian import NameGuardian
from mediklaud.domain.errors import Refusal
from mediklaud.domain.privacy.guardianship import Basis
from mediklaud.domain.shared.ids import GuardianshipId
from mediklaud.domain.shared.proxy import ProxyScope
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.reading import read_day
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.doctor.own import now
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_PAGE = "patient/people.html"


@get("/my/people", sync_to_thread=True)
def own_people(visitor: AtPage, done: Filter = None) -> Page:
    """Those who act for one another, and how somebody is named."""
    return visitor.page(_PAGE, **_about(visitor), done=done)


@post("/my/people", status_code=303, sync_to_thread=True)
def name_somebody(visitor: AtPage) -> Page:
    """From now on they may act for the patient, in what was ticked."""
    try:
        visitor.handle(_named(visitor))
    except Refusal as refusal:
        return visitor.again(_PAGE, refusal, **_about(visitor), done=None)
    return visitor.go("/my/people?done=named")


@post("/my/people/{guardianship_id:uuid}/end", status_code=303, sync_to_thread=True)
def end_it(visitor: AtPage, guardianship_id: FromPath[UUID]) -> Page:
    """From now on they may not any more."""
    wanted = GuardianshipId(guardianship_id)
    visitor.handle(EndGuardianship(**visitor.command, guardianship_id=wanted))
    return visitor.go("/my/people?done=ended")


@post("/my/people/act", status_code=303, sync_to_thread=True)
def act_for(visitor: AtPage) -> Page:
    """The pages are about somebody one looks after; or about oneself again."""
    jar, whose = visitor.site.jar, visitor.form["patient_id"]
    visitor.cookies.append(jar.keep(jar.ward, whose) if whose else jar.forget(jar.ward))
    return visitor.go("/")


def _named(visitor: Visitor) -> NameGuardian:
    with visitor.form.reading() as read:
        number = read.need("number", str)
        until = read.may("until", read_day)
    return NameGuardian(
        **visitor.command,
        patient_id=visitor.own_id,
        guardian_number=number,
        scopes=tuple(one for one in ProxyScope if one in visitor.form.all("scope")),
        basis=Basis.WISH,
        until=until,
    )


def _about(visitor: Visitor) -> dict[str, Any]:
    own = visitor.own_id
    query = ListGuardianships(**visitor.query, patient_id=own)
    known = [one for one in visitor.handle(query) if one.holds_at(now(visitor))]
    return {
        "helpers": [one for one in known if one.patient_id == own],
        "helped": {one.patient_id: one for one in known if one.guardian_id == own},
        "wards": visitor.handle(ListWards(**visitor.query)),
        "scopes": tuple(ProxyScope),
    }
