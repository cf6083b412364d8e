"""Marker values for everything that is a patient's, and the story that plants them."""

from itertools import count
from typing import Any

from attrs import define, field

from mediklaud.domain.billing.sandbox import Button
from tests.patience import eventually
from tests.sandbox import pressed_at_the_sandbox
from tests.server import Client
from tests.town import AN_EMPTY_DRAWER, PASSWORD, Town
from tests.townsfolk import (
    a_doctor,
    a_phone,
    a_visit,
    a_word,
    as_doctor,
    as_patient,
    free,
    later,
)

_days = count(10)
_EMPTY = b"\0"
WARFARIN_AND_IBUPROFEN = "MK-0076"


@define
class Planted:
    """Every marker by what it stands for; none is a word that anybody else uses."""

    markers: dict[str, str] = field(factory=lambda: {"password": PASSWORD})

    def word(self, what: str) -> str:
        """A marker in free text."""
        return self.keep(what, f"Qz{a_word()}")

    def keep(self, what: str, marker: str) -> str:
        """Remember it, to be searched for."""
        self.markers[f"{what} {len(self.markers)}"] = marker
        return marker

    def file(self) -> dict[str, Any]:
        """Somebody of whom everything is a marker."""
        phone, born = a_phone(), f"1957-03-{next(_days)}"
        self.keep("phone", phone.removeprefix("0"))
        return {
            "name": f"{self.word('first name')} {self.word('last name')}",
            "birth_date": self.keep("birth date", born),
            "contact": {"phone": phone, "email": f"{self.word('mail')}@patients.test"},
            "address": {
                "line": self.word("address"),
                "city": self.word("city"),
                "postcode": self.keep("postcode", a_word()[:10]),
            },
            "national_id": self.word("national id"),
            "duplicate_reason": self.word("duplicate reason"),
        }

    def found_in(self, data: bytes) -> list[str]:
        """What of it stands there, however it is written."""
        small = data.rstrip(_EMPTY).lower() + _EMPTY  # a log's file is long in advance
        return [
            what
            for what, marker in self.markers.items()
            if any(form in small for form in _forms(marker.lower()))
        ]


def _forms(marker: str) -> tuple[bytes, ...]:
    return (
        marker.encode(),
        marker.encode().hex().encode(),
        marker.encode("utf-16-le"),
    )


@define
class Story:
    """A patient's life in one town, told in markers."""

    town: Town
    began: float
    """Before its town was founded."""
    planted: Planted = field(factory=Planted)
    said: list[str] = field(factory=list)
    """What was answered to those who were refused."""
    patient: Any = None
    doctor: Any = None
    consultation: Any = None
    healer: Any = None
    at_home: Any = None

    def tell(self) -> None:
        """All of it, from enrolment to what is told of it later."""
        self.patient = self._enrol()
        self.doctor = a_doctor(self.town)
        self.healer = as_doctor(self.town, self.doctor)
        self.at_home = as_patient(self.town, self.patient)
        self._come_and_go()
        self._be_seen()
        self._pay()
        self._be_prescribed()
        self._ask_for_rights()
        self._turn_a_rule_down()
        self._break_the_glass()
        self._become_one_file()
        self._be_refused()

    def _enrol(self) -> Any:
        patient = self.town.desk.post("/patients", self.planted.file())
        changes = {"address": {"line": self._word("street"), "city": "Dhaka"}}
        one, version = f"/patients/{patient['id']}", f'"{patient["version"]}"'
        moved = self.town.desk.ask("PATCH", one, changes, If_Match=version)
        assert moved.is_success, moved.text
        self.town.desk.get(f"/patients?q={patient['name'].split()[0]}")
        return self.town.desk.get(f"/patients/{patient['id']}")

    def _come_and_go(self) -> None:
        """Books, wishes, is cancelled; the doctor is away."""
        late = self._book(self.at_home, "reason to come", hours=3)
        wish = {"wish": "cancel", "note": self._word("wish")}
        asked = self.at_home.post(f"/appointments/{late['id']}/change-requests", wish)
        refused = {"granted": False, "reason": self._word("decision")}
        self.town.desk.post(f"/change-requests/{asked['id']}/decision", refused)
        other = self._book(self.at_home, "another reason", days=4)
        why = {"reason": self._word("cancelled because")}
        self.at_home.post(f"/appointments/{other['id']}/cancel", why)
        away = {"starts_at": later(days=40), "ends_at": later(days=41)}
        away["reason"] = self._word("absence")
        self.town.chief.post(f"/doctors/{self.doctor['id']}/absences", away)

    def _be_seen(self) -> None:
        visit = a_visit(self.town, self.patient, self.doctor, minutes=1)
        self.healer.post(f"/appointments/{visit['id']}/start")
        diagnosis = {"code": "I49.9", "text": self._word("diagnosis")}
        findings = {"note": self._word("findings"), "diagnosis": diagnosis}
        one = f"/appointments/{visit['id']}/complete"
        self.consultation = self.healer.post(one, findings)
        addendum = {"text": self._word("addendum")}
        self.healer.post(f"/consultations/{self.consultation['id']}/addenda", addendum)
        note = {"text": self._word("note"), "appointment_id": visit["id"]}
        self._of(self.patient, self.healer, "POST", "/notes", note)
        self._of(self.patient, self.healer, "GET", "/record")

    def _be_prescribed(self) -> None:
        """What harms the patient is known; two medicines harm together."""
        reacts = {"substance": self._word("allergy"), "reaction": self._word("rash")}
        self._of(self.patient, self.healer, "POST", "/allergies", reacts)
        diagnosis = {"code": "I48.0", "text": self._word("condition")}
        condition = {"diagnosis": diagnosis}
        self._of(self.patient, self.healer, "POST", "/conditions", condition)
        self._prescribe(self._word("medicine"))
        self._hand_out(self._prescribe("warfarin"))
        answer = {"rule_id": WARFARIN_AND_IBUPROFEN, "reason": "monitoring_ordered"}
        answer["text"] = self._word("overridden because")
        self._prescribe("ibuprofen", overrides=[answer])

    def _hand_out(self, prescription: Any) -> None:
        """The pharmacy asks who it is, and says how to take it."""
        pharmacist = self.town.member(f"pharmacy.{a_word()}", "pharmacist")
        tablet = {"medicine": "warfarin", "form": "tablet", "strength": "5 mg"}
        told = {**tablet, "code": "warfarin_5", "brand": "Warf"}
        product = pharmacist.post("/pharmacy/products", told)
        batch = {"product": "warfarin_5", "batch": "B1", "units": 100}
        line = {**batch, "expires_on": later(days=300)[:10]}
        pharmacist.post("/pharmacy/receipts", {"lines": [line]})
        who = {name: self.patient[name] for name in ("birth_date", "number")}
        counsel = {"language": "Bengali", "points": [self._word("counsel")]}
        given = {"product_id": product["id"], "identifiers": who}
        one = f"/prescriptions/{prescription['id']}/dispensations"
        handed_out = pharmacist.post(one, {**given, "counselling": counsel})
        self._bring_back(handed_out, pharmacist)

    def _bring_back(self, handed_out: Any, pharmacist: Client) -> None:
        """One tablet, after the invoice: a credit note says so."""
        cashier = self.town.cashier
        found = self._of(self.patient, cashier, "GET", "/charges")["items"]
        unpriced = next(one for one in found if one["status"] == "unpriced")
        price = {"price": {"amount": "2.00", "currency": "BDT"}}
        cashier.post(f"/charges/{unpriced['id']}/price", price)
        draft = cashier.post("/invoices", {"patient_id": self.patient["id"]})
        cashier.post(f"/invoices/{draft['id']}/issue")
        part = {"batch_id": handed_out["parts"][0]["batch_id"], "quantity": 1}
        back = {"parts": [part], "unopened": False, "reason": self._word("returned")}
        pharmacist.post(f"/dispensations/{handed_out['id']}/return", back)

    def _prescribe(self, name: str, **more: Any) -> Any:
        medicine = {"name": name, "form": "tablet", "strength": "5 mg"}
        how = {"dose": 1, "times_a_day": 1, "duration_days": 7, "route": "oral"}
        whose = {"patient_id": self.patient["id"], "medicine": medicine}
        told = {"instructions": self._word("instructions"), **how, **more}
        return self.healer.post("/prescriptions", {**whose, **told})

    def _pay(self) -> None:
        cashier = self.town.cashier
        who = {"patient_id": self.patient["id"]}
        draft = cashier.post("/invoices", who)
        invoice = cashier.post(f"/invoices/{draft['id']}/issue")
        part = {"amount": {"amount": "100.00", "currency": "BDT"}, "method": "cash"}
        paid = cashier.post(f"/invoices/{invoice['id']}/payments", part)
        back = {"amount": part["amount"], "reason": self._word("refund")}
        cashier.post(f"/payments/{paid['id']}/refunds", back)
        self._count_the_drawer()
        reason = {"reason": self._word("override")}
        self._of(self.patient, cashier, "POST", "/dues-overrides", reason)
        self._object(f"/invoices/{invoice['id']}", cashier)
        self._pay_amiss(f"/invoices/{invoice['id']}")
        second = a_visit(self.town, self.patient, self.doctor, minutes=40)
        self.healer.post(f"/appointments/{second['id']}/start")
        diagnosis = {"code": "I10", "text": self._word("second diagnosis")}
        findings = {"note": self._word("second findings"), "diagnosis": diagnosis}
        self.healer.post(f"/appointments/{second['id']}/complete", findings)
        found = self._of(self.patient, cashier, "GET", "/charges")["items"]
        pending = next(one for one in found if one["status"] == "pending")
        reason = {"reason": self._word("void")}
        cashier.post(f"/charges/{pending['id']}/void", reason)

    def _count_the_drawer(self) -> None:
        """A note says whose money is missing."""
        cashier = self.town.cashier
        mine = cashier.get("/cashier-sessions/mine")
        count = {"counted": [], "note": self._word("drawer")}
        cashier.post(f"/cashier-sessions/{mine['id']}/close", count)
        cashier.post("/cashier-sessions", AN_EMPTY_DRAWER)

    def _object(self, invoice: str, cashier: Client) -> None:
        """A line is disputed, the answer declined; something else is agreed on."""
        taka = {"amount": "1.00", "currency": "BDT"}
        wrong = {"position": 1, "reason": self._word("dispute")}
        dispute = self.at_home.post(f"{invoice}/disputes", wrong)
        right = {"upheld": True, "reason": self._word("upheld"), "amount": taka}
        answered = cashier.post(f"/disputes/{dispute['id']}/decision", right)
        request = answered["credited"]["request"]["id"]
        no = {"granted": False, "reason": self._word("credit declined")}
        cashier.post(f"/credit-requests/{request}/decision", no)
        due = self.at_home.get(invoice)["due"]
        parts = [{"due_on": later(days=20)[:10], "amount": due}]
        cashier.post(f"{invoice}/plan", {"instalments": parts})
        cashier.post(f"{invoice}/plan/end", {"reason": self._word("plan ended")})

    def _pay_amiss(self, invoice: str) -> None:
        """Too little comes online; it goes back, for a reason."""
        taka = {"amount": "2.00", "currency": "BDT"}
        online = self.at_home.post(f"{invoice}/payment-intents", {"amount": taka})
        pressed_at_the_sandbox(self.town, online, Button.SHORT)
        cashier, address = self.town.cashier, "/payment-exceptions"
        (found,) = eventually(lambda: cashier.get(address)["items"])
        back = {"decision": "return", "reason": self._word("sent back")}
        cashier.post(f"{address}/{found['id']}/decision", back)

    def _ask_for_rights(self) -> None:
        at_home, patient = self.at_home, self.patient
        wish = {"text": self._word("amendment")}
        wish["consultation_id"] = self.consultation["id"]
        asked = self._of(patient, at_home, "POST", "/amendments", wish)
        one, privacy = f"/amendments/{asked['id']}", self.town.privacy
        refused = {"accepted": False, "text": self._word("amendment refused")}
        self.healer.post(f"{one}/decision", refused)
        at_home.post(f"{one}/disagreement", {"statement": self._word("disagreement")})
        told = {n: self._word(n) for n in ("recipient", "address", "what", "purpose")}
        told["disclosed_at"] = later(minutes=-5)
        self._of(patient, privacy, "POST", "/disclosures", told)
        guardian = self.town.desk.post("/patients", self.planted.file())
        named = {"guardian_number": guardian["number"], "scopes": ["appointments"]}
        named["basis"] = "wish"
        self._of(patient, at_home, "POST", "/guardianships", named)
        at_home.post("/sessions/current/proof", {"password": PASSWORD})

    def _turn_a_rule_down(self) -> None:
        """For a patient's sake, which is said where it should not be."""
        decision = {"knowledge": "mediklaud-default", "rule_id": "MK-0001"}
        why = {"reason": self._word("turned down"), "review_on": later(days=90)[:10]}
        told = {**decision, **why, "presentation": "interrupt"}
        self.town.chief.post("/safety/tunings", told)

    def _break_the_glass(self) -> None:
        stranger = a_doctor(self.town)
        client = as_doctor(self.town, stranger)
        why = {"reason_code": "emergency", "text": self._word("emergency")}
        opened = self._of(self.patient, client, "POST", "/break-glass", why)
        self._of(self.patient, client, "GET", "/record")
        review = {"break_glass_id": opened["id"], "finding": "justified"}
        review["text"] = self._word("review")
        self.town.privacy.post("/audit/break-glass-reviews", review)

    def _become_one_file(self) -> None:
        twin = self.town.desk.post("/patients", self.planted.file())
        wish = {"duplicate_id": twin["id"], "reason": self._word("merge")}
        asked = self._of(self.patient, self.town.desk, "POST", "/merge", wish)
        decided = {"granted": True, "reason": self._word("merge granted")}
        colleague = self.town.member(f"desk.{a_word()}", "front_desk")
        colleague.post(f"/patients/merges/{asked['id']}/decide", decided)

    def _be_refused(self) -> None:
        """Wrong in every way, with something private in each."""
        desk, file = self.town.desk, self.planted.file()
        for wrong in (
            {**file, "birth_date": file["name"]},
            {**file, "contact": {"email": file["name"]}},
            {**file, file["name"]: file["national_id"]},
            {**file, "name": [file["name"]]},
        ):
            self.said.append(desk.ask("POST", "/patients", wrong).text)
        wanted = f"/patients?q={file['name'].split()[1]}&{file['national_id']}=1"
        self.said.append(self.healer.ask("GET", wanted).text)
        login = {"login": file["contact"]["email"], "password": file["name"]}
        self.said.append(self.town.anybody.ask("POST", "/sessions", login).text)
        self.said.append(self.town.anybody.ask("GET", f"/{file['name'][:12]}").text)

    def _book(self, client: Client, what: str, **after: Any) -> Any:
        at = free(self.town.desk, self.doctor, **after)[0]
        wish = {"patient_id": self.patient["id"], "doctor_id": self.doctor["id"]}
        more = {"starts_at": at, "visit_type": "consultation"}
        return client.post(
            "/appointments", {**wish, **more, "reason": self._word(what)}
        )

    def _of(self, patient: Any, client: Client, method: str, of: str, json=None) -> Any:
        """Something about this patient, done."""
        answer = client.ask(method, f"/patients/{patient['id']}{of}", json)
        assert answer.is_success, (of, answer.text)
        return answer.json() if answer.content else None

    def _word(self, what: str) -> str:
        return self.planted.word(what)
