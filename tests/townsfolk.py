"""Doctors and patients of a town, each somebody new, and their visits."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from tests.server import Client
from tests.town import PASSWORD, Town

BORN = "1980-04-12"
EVERY_DAY = "monday tuesday wednesday thursday friday saturday sunday".split()
VISITS = ("consultation", "follow_up", "procedure", "emergency")
_phones = count(10_000_000)
_rooms = count(1)


def always() -> list[dict[str, Any]]:
    """At any hour of any day, in a room of one's own: somebody can always be seen."""
    daily = {"weekdays": EVERY_DAY, "visit_types": VISITS, "place": _a_room()}
    halves = (("00:00", "12:00"), ("12:00", "00:00"))
    return [{**daily, "start": start, "end": end} for start, end in halves]


def _a_room() -> str:
    return f"Room {next(_rooms)}"


def a_word() -> str:
    """A word that nobody else is called by."""
    return "".join(chr(ord("a") + int(digit, 16)) for digit in uuid4().hex[:12])


def a_phone() -> str:
    """A number that nobody else has, as it is dialled here."""
    return f"017{next(_phones)}"


def today() -> date:
    """The day in UTC: far enough from any edge for what is told in weeks."""
    return datetime.now(UTC).date()


def later(**time: float) -> str:
    """So long from now, as an address takes it."""
    return f"{datetime.now(UTC) + timedelta(**time):%Y-%m-%dT%H:%M:%SZ}"


def a_doctors_file(**changes: Any) -> dict[str, Any]:
    """What a doctor who applies says."""
    word = a_word()
    usual = {
        "name": f"Nasrin {word.title()}",
        "contact": {"phone": a_phone(), "email": f"{word}@doctors.test"},
        "specialties": ["Cardiology"],
        "qualifications": [
            {"title": "MBBS", "institution": "Dhaka Medical College", "year": 2010}
        ],
        "licence": {
            "council": "BMDC",
            "number": f"L-{word}",
            "valid_until": str(today() + timedelta(days=700)),
        },
    }
    return {**usual, **changes}


def a_patients_file(**changes: Any) -> dict[str, Any]:
    """What somebody says who becomes a patient."""
    word = a_word()
    usual = {
        "name": f"Rahima {word.title()}",
        "birth_date": BORN,
        "contact": {"phone": a_phone(), "email": f"{word}@patients.test"},
        "address": {"line": "12 Lake Road", "city": "Dhaka"},
    }
    return {**usual, **changes}


def a_doctor(town: Town, *, hours: Any = None, **changes: Any) -> Any:
    """Somebody approved, who is here at any hour of any day."""
    doctor = town.chief.post("/doctors", a_doctors_file(**changes))
    town.chief.post(f"/doctors/{doctor['id']}/approve")
    rules = {"rules": hours or always()}
    town.chief.put(f"/doctors/{doctor['id']}/availability", rules)
    return doctor


def a_patient(town: Town, **changes: Any) -> Any:
    """Somebody enrolled at the front desk."""
    return town.desk.post("/patients", a_patients_file(**changes))


def as_doctor(town: Town, doctor: Any) -> Client:
    """This doctor, signed in."""
    return town.member(f"dr.{a_word()}", "doctor", doctor_id=doctor["id"])


def as_patient(town: Town, patient: Any) -> Client:
    """This patient, signed in to the portal."""
    town.desk.post(f"/patients/{patient['id']}/portal-invitation")
    proof = {"birth_date": patient["birth_date"]}
    login = town.activate(town.mailed_token(patient["contact"]["email"]), **proof)
    return town.anybody.sign_in(login, PASSWORD)


def free(client: Client, doctor: Any, at_most: int = 20, **after: Any) -> list[str]:
    """The first free slots of this doctor so long from now: three days."""
    asked = {
        "doctor_id": doctor["id"],
        "from": later(**after or {"days": 3}),
        "limit": at_most,
    }
    found = client.get(f"/slots?{urlencode(asked)}")["items"]
    return [slot["starts_at"] for slot in found]


def a_wish(patient: Any, doctor: Any, at: str, **more: Any) -> dict[str, Any]:
    """What is asked for to book a visit."""
    usual = {
        "patient_id": patient["id"],
        "doctor_id": doctor["id"],
        "starts_at": at,
        "visit_type": "consultation",
    }
    return {**usual, **more}


def a_visit(town: Town, patient: Any, doctor: Any, **after: Any) -> Any:
    """The patient is booked with the doctor, for the first free slot by then."""
    at = free(town.desk, doctor, **after)[0]
    return town.desk.post("/appointments", a_wish(patient, doctor, at, channel="desk"))


def a_seen_patient(town: Town, doctor: Any, patient: Any, seen_by: Client) -> Any:
    """The patient came, and the doctor has signed what was found."""
    visit = a_visit(town, patient, doctor, minutes=1)
    seen_by.post(f"/appointments/{visit['id']}/start")
    return seen_by.post(f"/appointments/{visit['id']}/complete", FINDINGS)


FINDINGS = {
    "note": "Palpitations since Friday.\nRest, and come again.",
    "diagnosis": {"code": "I49.9", "text": "Cardiac arrhythmia"},
    "vitals": {"systolic": "142", "diastolic": "91", "temperature": "36.8"},
}
CLINICAL = ("palpitation", "arrhythmia", "cardi", "i49", "consultation", "rest,")
"""Words that must not leave the house in a message (P4), in small letters."""


def told(problem: Any) -> tuple[int, str, str | None]:
    """What a client goes by."""
    return problem["status"], problem["code"], problem["rule"]
