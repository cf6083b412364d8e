"""The record as a page: readable, exact, and in need of nothing else (X7)."""

import re
import zlib
from html.parser import HTMLParser

import msgspec
import pytest
from attrs import evolve

from mediklaud.adapters.memory import ports as memory
from mediklaud.adapters.memory.storage import MemoryStorage
from mediklaud.domain.records.clinical_facts import ClinicalFacts
from mediklaud.domain.records.observation import ObservationKind as Kind
from mediklaud.entrypoints.http.privacy.record_views import RecordView
from mediklaud.entrypoints.http.wire import MoneyView
from mediklaud.entrypoints.record_page.files import RecordFormat, written
from mediklaud.entrypoints.record_page.page import page_of
from mediklaud.entrypoints.record_page.words import NOTHING, Words
from tests.builders.clinical_facts import an_observation
from tests.builders.whole_record import a_patient_with_everything, exported

FETCHING = {"src", "srcset", "data", "action", "poster", "background", "ping"}


@pytest.fixture(scope="module")
def record():
    return exported(*a_patient_with_everything(MemoryStorage(memory.PORTS)))


@pytest.fixture(scope="module")
def page(record):
    return page_of(RecordView.of(record))


class _Reader(HTMLParser):
    """Notes every element with what stands in it."""

    def __init__(self, page):
        super().__init__()
        self.elements, self.seen, self.words = [], set(), []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return re.sub(r"\s+", " ", "".join(self.words))


def test_it_runs_nothing_and_fetches_nothing(page):
    found = _Reader(page)

    assert not {"script", "link", "img", "iframe", "object", "form"} & found.seen
    for _, attributes in found.elements:
        assert not FETCHING & set(attributes)
        assert not [name for name in attributes if name.startswith("on")]
        assert attributes.get("href", "#").startswith("#")
    assert "url(" not in page
    assert "@import" not in page


def test_what_people_wrote_stays_words(page):
    assert "<script" not in page
    assert "No <script>alert('cold')</script> & no flu." in _Reader(page).text


def test_it_says_whose_it_is_when_it_was_made_and_in_which_zone(page, record):
    text = _Reader(page).text

    assert f"Health record of {record.patient.name}" in text
    assert f"Patient number {record.patient.number}" in text
    assert "as it stood on 1 March 2027, 08:00" in text
    assert "at the patient's own request" in text
    assert "All times are those of Asia/Dhaka" in text


def test_what_a_guardian_took_home_says_so(record):
    page = page_of(RecordView.of(evolve(record, by_proxy=True)))

    assert "by a guardian on the patient's behalf" in _Reader(page).text


def test_every_part_has_its_heading_and_the_contents_lead_there(page):
    found = _Reader(page).elements
    sections = [a["id"] for tag, a in found if tag == "section"]

    assert [a["href"][1:] for tag, a in found if tag == "a"] == sections
    assert len(sections) == len([tag for tag, _ in found if tag == "h2"]) == 12


def test_amounts_are_exact(page):
    text = _Reader(page).text

    assert "paid 200.00 BDT, credited 1.00 BDT, still due 299.00 BDT" in text
    assert "Owed299.00 BDT" in text


def test_what_was_credited_disputed_and_agreed_is_told(page):
    text = _Reader(page).text

    assert "CN-2027-000001" in text
    assert "I was not there" in text
    assert "to be paid in parts: agreed 1 March 2027" in text


def test_a_denial_and_the_disagreement_stand_beside_the_note(page):
    text = _Reader(page).text

    assert "An amendment was denied, 1 March 2027It stands." in text
    assert "The patient disagrees: It was hay fever." in text


def test_it_tells_allergies_conditions_and_measurements_with_their_units(page):
    text = _Reader(page).text

    assert "Allergy: penicillin (active) Medicine; recorded 1 March 2027" in text
    assert "hives & a swollen lip" in text
    assert "High blood pressure (ICD-10 I10) Since 1 March 2027" in text
    assert "Kidney function (eGFR): 52.5 ml/min/1.73 m\N{SUPERSCRIPT TWO}" in text


def test_silence_about_allergies_is_not_told_as_none(record):
    nobody_asked = ClinicalFacts(patient_id=record.patient.id)
    asked = evolve(
        nobody_asked, observations=(an_observation(Kind.NO_KNOWN_ALLERGIES),)
    )

    silent, none = (
        _Reader(page_of(RecordView.of(evolve(record, facts=facts)))).text
        for facts in (nobody_asked, asked)
    )

    assert "Nobody recorded whether there are allergies." in silent
    assert "No known allergies, said" in none
    assert "Nobody recorded" not in none


def test_it_tells_what_needs_no_account(page):
    assert "for treatment, for payment" in _Reader(page).text


def test_a_record_in_which_nothing_stands_says_so(record):
    money = evolve(record.money, charges=(), invoices=(), payments=())
    parts = ("guardianships", "appointments", "change_requests", "entries")
    more = ("amendments", "messages", "accesses", "disclosures", "doctors")
    empty = evolve(record, money=money, **dict.fromkeys((*parts, *more), ()))

    text = _Reader(page_of(RecordView.of(empty))).text

    assert "No visit was ever booked." in text
    assert "Nothing was disclosed." in text


def test_as_json_it_is_the_same_record(record):
    view = RecordView.of(record)

    assert msgspec.json.decode(written(view, RecordFormat.JSON), type=RecordView) == (
        view
    )
    assert written(view, RecordFormat.HTML) == page_of(view).encode()


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0.00", "0.00 BDT"),
        ("1575.05", "1,575.05 BDT"),
        ("-0.50", "-0.50 BDT"),
        ("12345678901234567", "12,345,678,901,234,567 BDT"),
    ],
)
def test_every_digit_of_an_amount_is_shown(amount, words):
    assert Words.money(MoneyView(amount=amount, currency="BDT")) == words


def test_where_there_is_no_amount_there_is_a_dash():
    assert Words.money(None) == NOTHING


def test_it_is_small_enough_to_be_mailed_or_printed(page):
    assert len(zlib.compress(page.encode())) < 100_000
