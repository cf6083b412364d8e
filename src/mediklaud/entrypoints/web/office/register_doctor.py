"""The chief medical officer registers a doctor (D1, D2)."""

from __future__ import annotations

from litestar import get, post

from mediklaud.application.registry.register_doctor import RegisterDoctor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.errors import Refusal
from mediklaud.domain.registry.gender import Gender
from mediklaud.domain.registry.licence import Licence
from mediklaud.domain.registry.qualification import Qualification
from mediklaud.entrypoints.reading import read_contact, read_day
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.may import require_may
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_PAGE = "office/register_doctor.html"


@get("/doctors/register", sync_to_thread=True)
def register_page(visitor: AtPage) -> Page:
    """An empty file."""
    require_may(visitor, Permission.REGISTER_DOCTOR)
    return visitor.page(_PAGE)


@post("/doctors/register", status_code=303, sync_to_thread=True)
def register(visitor: AtPage) -> Page:
    """The doctor applies; or the form again, and what is the matter."""
    try:
        applied = visitor.handle(_registered(visitor))
    except Refusal as refusal:
        return visitor.again(_PAGE, refusal)
    return visitor.go(f"/doctors/{applied.id}?done=registered")


def _registered(visitor: Visitor) -> RegisterDoctor:
    form, region = visitor.form, visitor.site.hospital.region
    with form.reading() as read:
        name = read.need("name", str)
        specialties = read.need("specialties", _several)
        title, school = read.need("title", str), read.need("institution", str)
        year = read.need("year", int)
        council, number = read.need("council", str), read.need("number", str)
        valid_until = read.need("valid_until", read_day)
        gender = read.may("gender", Gender)
    return RegisterDoctor(
        **visitor.command,
        name=name,
        contact=read_contact(form["phone"] or None, form["email"] or None, region),
        specialties=specialties,
        qualifications=(Qualification(title=title, institution=school, year=year),),
        licence=Licence(council=council, number=number, valid_until=valid_until),
        gender=gender,
    )


def _several(text: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in text.split(",") if one.strip())
