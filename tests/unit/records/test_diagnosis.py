"""What a doctor may write as a diagnosis."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.records.diagnosis import Diagnosis, MalformedDiagnosisCode
from mediklaud.domain.shared.texts import MalformedText
from tests.builders.records import a_diagnosis, icd_10_codes


@given(icd_10_codes)
def test_a_code_in_its_printed_form_stays_as_it_is(code):
    assert a_diagnosis(code=code).code == code


@given(icd_10_codes)
def test_a_code_is_understood_without_dot_in_any_case(code):
    typed = f" {code.replace('.', '').lower()} "

    assert a_diagnosis(code=typed).code == code


@given(icd_10_codes)
def test_what_the_hospital_has_printed_it_reads_back(code):
    diagnosis = a_diagnosis(code=code)

    assert Diagnosis(code=diagnosis.code, text=diagnosis.text) == diagnosis


@pytest.mark.parametrize(
    "code",
    ["", "J", "J0", "06.9", "J06.", "J06.99999", "J06 9", "JJ6", "\u040806.9", "J0٦"],
)
def test_what_is_no_code_is_refused(code):
    with pytest.raises(MalformedDiagnosisCode) as refused:
        a_diagnosis(code=code)

    assert refused.value.rule == "R1"
    assert refused.value.facts == {}


@pytest.mark.parametrize("text", ["", "  ", "cold\x00", "x" * 201])
def test_a_diagnosis_needs_words_that_can_be_read(text):
    with pytest.raises(MalformedText):
        a_diagnosis(text=text)


@given(st.sampled_from(["Z21", "F20.0"]), st.sampled_from(["HIV", "Schizophrenia"]))
def test_a_diagnosis_is_never_shown_by_accident(code, text):
    shown = repr(Diagnosis(code=code, text=text))

    assert code not in shown
    assert text not in shown
