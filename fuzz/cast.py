"""Who speaks to the server, and the names of things that are really there."""

import json
from collections.abc import Mapping, Sequence

from attrs import frozen

from tests.server import Client
from tests.town import Town
from tests.townsfolk import a_doctor, a_patient, a_visit, as_patient

_COLLEAGUE = (
    "front_desk",
    "billing",
    "chief_medical_officer",
    "doctor",
    "senior_doctor",
)
_PRODUCT = {
    "code": "napa_500",
    "medicine": "paracetamol",
    "form": "tablet",
    "strength": "500 mg",
    "brand": "Napa",
}
_PRESCRIBED = {
    "medicine": {"name": "paracetamol", "form": "tablet", "strength": "500 mg"},
    "dose": "1",
    "times_a_day": 3,
    "duration_days": 7,
    "route": "oral",
}


@frozen
class Cast:
    """Sign-ins by what they stand for, and parameters by their name."""

    tokens: Mapping[str, str | None]
    parameters: Mapping[str, Sequence[str]]

    def settings(self, token: str | None) -> str:
        """Schemathesis' settings for one of them."""
        lines = (
            []
            if token is None
            else [f'headers = {{ Authorization = "Bearer {token}" }}']
        )
        lines.append("[parameters]")
        lines += [f'"path.{k}" = {json.dumps(v)}' for k, v in self.parameters.items()]
        return "\n".join(lines) + "\n"


def cast_of(town: Town) -> Cast:
    """Somebody of each sort, and some of each thing."""
    doctor, patient = a_doctor(town), a_patient(town)
    visits = [a_visit(town, patient, doctor) for _ in range(1)]
    colleague = town.member("fuzz", *_COLLEAGUE, doctor_id=doctor["id"])
    pharmacist = town.member("shelves", "pharmacist")
    product = pharmacist.post("/pharmacy/products", _PRODUCT)
    wish = {**_PRESCRIBED, "patient_id": patient["id"]}
    prescription = colleague.post("/prescriptions", wish)
    speakers: dict[str, Client] = {
        "staff": colleague,
        "pharmacist": pharmacist,
        "administrator": town.admin,
        "privacy officer": town.privacy,
        "patient": as_patient(town, patient),
        "nobody": town.anybody,
    }
    return Cast(
        tokens={who: client.token for who, client in speakers.items()},
        parameters={
            "patient_id": [patient["id"]],
            "doctor_id": [doctor["id"]],
            "appointment_id": [visit["id"] for visit in visits],
            "product_id": [product["id"]],
            "prescription_id": [prescription["id"]],
        },
    )
