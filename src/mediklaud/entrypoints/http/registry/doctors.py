"""Doctors over HTTP: the directory, their files, and their standing (D1-D4)."""

from __future__ import annotations

from uuid import UUID

from litestar import get, patch, post
from litestar.params import FromPath, FromQuery, JSONBody

from mediklaud.application.registry.list_doctors import ListDoctors
from mediklaud.application.registry.read_doctor import ReadDoctor
from mediklaud.application.registry.read_doctor_file import ReadDoctorFile
from mediklaud.application.registry.register_doctor import RegisterDoctor
from mediklaud.application.registry.update_doctor import UpdateDoctor
from mediklaud.domain.registry.doctor_status import DoctorStatus
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.entrypoints.http.desk import AtDesk, IfMatch, needed_version_in
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.person import contact_changes
from mediklaud.entrypoints.http.queries import Filter, Searched
from mediklaud.entrypoints.http.registry.doctor_bodies import (
    DoctorBody,
    DoctorChangesBody,
)
from mediklaud.entrypoints.http.registry.doctor_views import DoctorCardView, DoctorView
from mediklaud.entrypoints.http.wire import read_all

TAGS = ("doctors",)


@post("/doctors", sync_to_thread=True, tags=TAGS)
def register_doctor(data: JSONBody[DoctorBody], desk: AtDesk) -> DoctorView:
    """Open the file of a doctor who applies (D2, D3)."""
    command = RegisterDoctor(
        **desk.command,
        name=data.name,
        contact=data.contact.read(desk.region),
        specialties=tuple(data.specialties),
        qualifications=read_all(data.qualifications),
        licence=data.licence.read(),
        gender=data.gender,
    )
    return DoctorView.of(desk.handle(command))


@get("/doctors", sync_to_thread=True, tags=TAGS)
def list_doctors(
    desk: AtDesk,
    page: PageAsked,
    specialty: Filter = None,
    q: Searched = None,
    status: FromQuery[DoctorStatus | None] = None,
) -> Page[DoctorCardView]:
    """The directory: by specialty, part of the name or number, and status."""
    query = ListDoctors(
        **desk.query,
        specialty=specialty,
        q=q,
        status=status,
        after=page.after(DoctorId),
        limit=page.and_one,
    )
    return page.page(desk.handle(query), DoctorCardView.of, lambda card: card.id)


@get("/doctors/{doctor_id:uuid}", sync_to_thread=True, tags=TAGS)
def read_doctor(doctor_id: FromPath[UUID], desk: AtDesk) -> DoctorCardView:
    """What everybody may know of a doctor."""
    query = ReadDoctor(**desk.query, doctor_id=DoctorId(doctor_id))
    return DoctorCardView.of(desk.handle(query))


@get("/doctors/{doctor_id:uuid}/file", sync_to_thread=True, tags=TAGS)
def read_doctor_file(doctor_id: FromPath[UUID], desk: AtDesk) -> DoctorView:
    """Contact, licence and status: for the chief medical officer and the doctor."""
    query = ReadDoctorFile(**desk.query, doctor_id=DoctorId(doctor_id))
    return DoctorView.of(desk.handle(query))


@patch("/doctors/{doctor_id:uuid}", sync_to_thread=True, tags=TAGS)
def update_doctor(
    doctor_id: FromPath[UUID],
    data: JSONBody[DoctorChangesBody],
    desk: AtDesk,
    if_match: IfMatch = None,
) -> DoctorView:
    """Change what is given; what is left out stays."""
    command = UpdateDoctor(
        **desk.command,
        doctor_id=DoctorId(doctor_id),
        version=needed_version_in(if_match),
        name=data.name,
        contact=contact_changes(data.contact, desk.region),
        specialties=None if data.specialties is None else tuple(data.specialties),
        qualifications=data.learned(),
        licence=data.licence.read() if data.licence else None,
        gender=data.gender,
    )
    return DoctorView.of(desk.handle(command))
