"""Invented people. Any likeness to somebody is an accident of common names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from attrs import frozen

from mediklaud.domain.registry.gender import Gender
from mediklaud.domain.registry.licence import Licence
from mediklaud.domain.registry.qualification import Qualification
from mediklaud.domain.shared.person import Address, BirthDate, Contact

_WOMEN = (
    "Amina Anika Ayesha Dilara Farhana Farida Fatema Jahanara Kamala Laila Mahmuda "
    "Mitu Nadia Nasrin Nusrat Parveen Razia Rokeya Ruma Sabina Salma Shirin Sultana "
    "Sumaiya Tahmina Tania Yasmin Zarin"
).split()
_MEN = (
    "Abdul Anwar Arif Ashraf Enamul Faisal Habib Hasan Imran Jahangir Jamal Kabir "
    "Kamrul Mahbub Masud Mizanur Mostafa Nayeem Rafiq Rashed Rezaul Sajid Salim "
    "Shafiq Sohel Tanvir Tariq Zahid"
).split()
_FAMILIES = (
    "Ahmed Akter Alam Ali Bhuiyan Biswas Chowdhury Das Dey Ghosh Haque Hossain Islam "
    "Kazi Khan Khatun Majumder Miah Mollah Nath Paul Rahman Roy Saha Sarker Sheikh "
    "Sikder Sultan Talukder Uddin"
).split()
_STREETS = "Lake Road,Station Road,College Road,Green Road,Mosque Lane,River View"
_TOWNS = ("Dhaka", "Narayanganj", "Gazipur", "Savar", "Tongi")
_SCHOOLS = ("Dhaka Medical College", "Sir Salimullah Medical College", "BSMMU")

SPECIALTIES = {
    "Cardiology": "MD (Cardiology)",
    "General medicine": "FCPS (Medicine)",
    "Gynaecology": "FCPS (Gynaecology)",
    "Orthopaedics": "MS (Orthopaedics)",
    "Paediatrics": "FCPS (Paediatrics)",
    "Dermatology": "DDV",
}
"""Each with the qualification that goes with it."""


@frozen(kw_only=True)
class Somebody:
    """An invented person."""

    name: str
    gender: Gender
    contact: Contact
    address: Address
    birth_date: BirthDate


def somebodies(chance: Random, today: date) -> Iterator[Somebody]:
    """One after the other, no two with the same phone or e-mail address."""
    count = 0
    while True:
        count += 1
        yield _somebody(chance, today, count)


def _somebody(chance: Random, today: date, count: int) -> Somebody:
    gender = chance.choice((Gender.FEMALE, Gender.MALE))
    given = chance.choice(_WOMEN if gender is Gender.FEMALE else _MEN)
    family = chance.choice(_FAMILIES)
    house = f"House {chance.randint(1, 190)}, {chance.choice(_STREETS.split(','))}"
    return Somebody(
        name=f"{given} {family}",
        gender=gender,
        contact=Contact(
            phone=f"+88017{chance.randint(0, 99):02}{count:06}",
            email=f"{given}.{family}.{count}@example.org".lower(),
        ),
        address=Address(line=house, city=chance.choice(_TOWNS)),
        birth_date=BirthDate(
            day=today - timedelta(days=chance.randint(400, 85 * 365)),
            estimated=chance.randrange(10) == 0,
        ),
    )


def a_licence(chance: Random, count: int, today: date) -> Licence:
    """A licence that holds for one to four years more."""
    return Licence(
        council="BMDC",
        number=f"A-{40_000 + count * 7}",
        valid_until=today + timedelta(days=chance.randint(365, 4 * 365)),
    )


def studies(chance: Random, specialty: str, today: date) -> tuple[Qualification, ...]:
    """A basic degree and the one of the specialty."""
    year = today.year - chance.randint(12, 30)
    school = chance.choice(_SCHOOLS)
    return (
        Qualification(title="MBBS", institution=school, year=year),
        Qualification(title=SPECIALTIES[specialty], institution="BCPS", year=year + 6),
    )
