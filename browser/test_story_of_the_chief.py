"""The chief medical officer: a new doctor, hours, an absence, who is affected."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

SHEET = {
    "Specialties": "Nephrology",
    "Phone": "01911111111",
    "Title": "MBBS",
    "From where": "Dhaka Medical College",
    "Year": "2012",
    "Council": "BMDC",
    "Valid until": "2039-12-31",
}


def register(page, name):
    """A doctor applies, with papers."""
    page.get_by_role("link", name="Register a doctor").click()
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("E-mail").fill("nephrology@example.org")
    page.get_by_label("Number").fill(f"A-{name}")
    for label, written in SHEET.items():
        page.get_by_label(label).fill(written)
    page.get_by_role("button", name="Register").click()
    expect(page.get_by_role("status")).to_contain_text("waits for your approval")


def set_hours(page, *days):
    """From nine to twelve on these days."""
    form = page.locator("form[action$='/hours']")
    for day in days:
        form.get_by_label(day).check()
    form.get_by_label("From", exact=True).fill("09:00")
    form.get_by_label("Until").first.fill("12:00")
    form.get_by_label("Room").fill("Room 7")
    form.get_by_role("button", name="Set the hours").click()


def test_a_doctor_applies_is_approved_gets_hours_and_can_be_booked(person):
    page = person("chief_medical_officer").page
    register(page, "Afsana Karim")
    page.get_by_role("button", name="Approve").click()
    set_hours(page, "Monday", "Thursday")
    expect(page.get_by_text("Works here")).to_be_visible()
    expect(page.get_by_text("Room 7")).to_be_visible()

    patient = person("patient", "owes nothing").go("/book")
    patient.get_by_role("link", name="Nephrology").click()
    patient.get_by_role("link", name="Afsana Karim").click()

    expect(patient.locator(".times a").first).to_be_visible()
    expect(patient.locator(".days")).to_contain_text("6 times")


def away(page, since, until):
    """The doctor whose file is open is not there then."""
    form = page.locator("form[action$='/absences']").last
    form.get_by_label("From").fill(f"{since}T00:00")
    form.get_by_label("Until").fill(f"{until}T00:00")
    form.get_by_label("Why").fill("A congress")
    form.get_by_role("button", name="Write it down").click()


def test_who_is_booked_with_a_doctor_who_is_away_is_decided(person, demo):
    page = person("chief_medical_officer").page
    page.get_by_role("link", name=demo.who("doctor").who).click()
    today = datetime.now(UTC).date()
    away(page, today + timedelta(days=7), today + timedelta(days=10))
    expect(page.get_by_role("status")).to_contain_text("fall into it")
    visits = page.locator("main .list > li")
    before = visits.count()
    visits.first.get_by_label("Why").fill("The doctor is at a congress")
    visits.first.get_by_role("button", name="Cancel").click()

    expect(page.get_by_role("status")).to_contain_text("the patient is told")
    expect(visits).to_have_count(before - 1)
