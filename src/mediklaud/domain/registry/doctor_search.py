"""What somebody looks for in the directory of doctors."""

from __future__ import annotations

from attrs import frozen

from mediklaud.domain.registry.doctor import Doctor
from mediklaud.domain.registry.doctor_status import DoctorStatus
from mediklaud.domain.registry.specialty import specialty_key
from mediklaud.domain.shared.numbers import checked
from mediklaud.domain.shared.texts import clean, name_key


@frozen(kw_only=True)
class DoctorSearch:
    """Finds doctors by specialty, status, number, beginnings of the name's words.

    What is not asked for does not matter.
    """

    specialty: str | None = None
    """A `specialty_key`."""
    number: str | None = None
    words: tuple[str, ...] = ()
    status: DoctorStatus | None = None

    @classmethod
    def of(
        cls, specialty: str | None, text: str | None, status: DoctorStatus | None
    ) -> DoctorSearch:
        """Read what was typed: `text` is part of a name, or a doctor's number."""
        key = specialty and specialty_key(clean(specialty, "specialty"))
        tidy = clean(text, "q") if text else ""
        if any(character.isdecimal() for character in tidy):
            return cls(specialty=key, number=checked(tidy), status=status)
        words = tuple(name_key(tidy).split())
        return cls(specialty=key, words=words, status=status)

    def finds(self, doctor: Doctor) -> bool:
        """Is this doctor looked for?"""
        names = name_key(doctor.name).split()
        return (
            self.specialty in {None, *map(specialty_key, doctor.specialties)}
            and self.status in {None, doctor.status}
            and self.number in {None, doctor.number}
            and all(any(n.startswith(w) for n in names) for w in self.words)
        )
