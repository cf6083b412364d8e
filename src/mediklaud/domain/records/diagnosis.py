"""What a doctor found, in words and in the code that other hospitals understand."""

import re
from typing import ClassVar

from attrs import field, frozen

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.shared.texts import clean

_ICD_10 = re.compile(r"([A-Z]\d[0-9AB])(?:\.?([0-9A-Z]{1,4}))?", re.ASCII)


@frozen
class MalformedDiagnosisCode(InvalidValue):
    """A diagnosis is coded by ICD-10: a letter, two digits, then more after a dot."""

    rule: ClassVar[str] = "R1"


def _code(text: str) -> str:
    """The code as it is printed: `j069` is J06.9."""
    match = _ICD_10.fullmatch(text.strip().upper())
    if match is None:
        raise MalformedDiagnosisCode
    category, rest = match.groups()
    return f"{category}.{rest}" if rest else category


def _words(text: str) -> str:
    return clean(text, "diagnosis.text")


@frozen(kw_only=True)
class Diagnosis:
    """A disease by its ICD-10 code and in the doctor's words; never logged."""

    code: str = field(converter=_code, repr=False)
    text: str = field(converter=_words, repr=False)


@frozen
class Disease:
    """A disease as a coded list names it."""

    code: str
    name: str
