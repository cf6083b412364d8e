"""A whole hospital in memory with its people at the door, each signed in."""

from datetime import timedelta
from typing import Any

from attrs import define, field
from litestar.testing import TestClient

from mediklaud.application.application import Application
from mediklaud.domain.access.actor import Role
from mediklaud.domain.shared.ids import AccountId, DoctorId
from mediklaud.ports.system import Storage
from tests.builders.access import the_token
from tests.clock import StandingClock
from tests.hospital import a_hospital
from tests.integration.http.doors import a_door_of, a_patient_body
from tests.integration.http.people import PASSWORD, bearing, token_of

CMO, DESK, BILLING = Role.CHIEF_MEDICAL_OFFICER, Role.FRONT_DESK, Role.BILLING
PATIENT, DOCTOR, ADMIN = Role.PATIENT, Role.DOCTOR, Role.ADMINISTRATOR
PRIVACY, PHARMACIST = Role.PRIVACY_OFFICER, Role.PHARMACIST
_STAFF = (CMO, DESK, BILLING, ADMIN, PRIVACY, PHARMACIST)
_WEEK = "monday tuesday wednesday thursday friday saturday sunday".split()


def a_doctor_body(number: str = "A-12345", **changes: Any) -> dict[str, Any]:
    """A body that registers a doctor, with some of it changed."""
    body = {
        "name": "Nasrin Akter",
        "contact": {"phone": "01812345678", "email": "nasrin@mail.test"},
        "specialties": ["Cardiology"],
        "qualifications": [
            {"title": "MBBS", "institution": "Dhaka Medical College", "year": 2010}
        ],
        "licence": {"council": "BMDC", "number": number, "valid_until": "2030-12-31"},
    }
    return {**body, **changes}


@define
class House:
    """Asks as anybody, and looks at the status of every answer."""

    storage: Storage | None = None
    """Where its memory lies; in dictionaries if nothing is said."""
    clock: StandingClock = field(factory=StandingClock)
    hospital: Application = field(init=False)
    door: TestClient[Any] = field(init=False)
    tokens: dict[Role, str] = field(factory=dict)
    doctors: int = 0

    def __attrs_post_init__(self) -> None:
        self.hospital = a_hospital(self.storage, self.clock)
        self.door = a_door_of(self.hospital)
        self.people_come()

    def people_come(self) -> None:
        """Staff in every role that needs no file sign in."""
        for role in _STAFF:
            self.tokens[role] = token_of(self.hospital, role)

    def another_door(self) -> TestClient[Any]:
        """For somebody else, who brings other cookies."""
        return a_door_of(self.hospital)

    def let_pass(self, time: timedelta) -> None:
        """Time goes by; sessions end, and other people come."""
        self.clock.pass_by(time)
        self.people_come()

    def ask(
        self, method: str, path: str, role: Role, status: int, **request: Any
    ) -> Any:
        """The answer, which must have this status."""
        headers = {**bearing(self.tokens[role]), **request.pop("headers", {})}
        answer = self.door.request(method, f"/api/v1{path}", headers=headers, **request)
        assert answer.status_code == status, answer.text
        return answer

    def at_the_drawer(self, role: Role) -> None:
        """Whoever is in this role opens a drawer, and may take money."""
        nothing = {"amount": "0.00", "currency": "BDT"}
        self.post("/cashier-sessions", role, {"opening_float": nothing}, 201)

    def get(self, path: str, role: Role, expected: int = 200, **query: Any) -> Any:
        """What is read."""
        return self.ask("GET", path, role, expected, params=query or None).json()

    def post(
        self, path: str, role: Role, body: Any = None, status: int = 200, **headers: str
    ) -> Any:
        """What is answered to a body, or to none."""
        sent = {} if body is None else {"json": body}
        return self.ask("POST", path, role, status, headers=headers, **sent).json()

    def sign_in(self, login: str, role: Role) -> Any:
        """Somebody with the usual password signs in as whom we ask from now on."""
        answer = self.door.post(
            "/api/v1/sessions", json={"login": login, "password": PASSWORD}
        )
        assert answer.status_code == 201, answer.text
        self.tokens[role] = answer.json()["token"]
        return answer.json()

    def a_doctor(self) -> Any:
        """A new doctor with hours on every day, signed in."""
        self.doctors += 1
        doctor = self.post("/doctors", CMO, a_doctor_body(f"A-{self.doctors}"), 201)
        self.post(f"/doctors/{doctor['id']}/approve", CMO)
        rules = [{"weekdays": _WEEK, "start": "09:00", "end": "17:00"}]
        hours = f"/doctors/{doctor['id']}/availability"
        self.ask("PUT", hours, CMO, 200, json={"rules": rules})
        who = DoctorId.parse(doctor["id"])
        self.tokens[DOCTOR] = token_of(self.hospital, DOCTOR, doctor_id=who)
        return doctor["id"]

    def a_patient(self, name: str = "Karim Hossain") -> Any:
        """A new patient, signed in."""
        body = a_patient_body(name=name, duplicate_reason="Another person")
        patient = self.post("/patients", DESK, body, 201)
        invited = self.post(
            f"/patients/{patient['id']}/portal-invitation", DESK, status=201
        )
        acceptance = {
            "token": the_token(self.hospital, AccountId.parse(invited["account_id"])),
            "password": PASSWORD,
            "birth_date": patient["birth_date"],
        }
        accepted = self.door.post("/api/v1/invitations/accept", json=acceptance)
        assert accepted.status_code == 200, accepted.text
        self.sign_in(accepted.json()["login"], PATIENT)
        return patient["id"]

    def a_booking(self, starts_at: str, **changes: Any) -> Any:
        """A booking of a new patient with a new doctor."""
        body = {
            "patient_id": self.a_patient(),
            "doctor_id": self.a_doctor(),
            "starts_at": starts_at,
            "visit_type": "consultation",
            **changes,
        }
        return self.post("/appointments", DESK, body, 201)
