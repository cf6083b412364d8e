"""What the knowledge cannot answer is said: silence is never taken for safety."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from mediklaud.domain.medication import (
    Dose,
    Medicine,
    PatientFacts,
    Status,
    check_safety,
)
from mediklaud.domain.medication.checks.stack import NoKnowledge
from mediklaud.domain.medication.medicine import MalformedDose
from mediklaud.domain.shared.preparation import amounts_in

TODAY = date(2027, 3, 1)


def missed(*medicines, **asked):
    report = check_safety(medicines, on=TODAY, **asked)
    assert report.status is not Status.CLEAR
    return [(one.name, one.reason) for one in report.not_checked]


def dosed(name, strength, **given):
    return Medicine(name, dose=Dose(amounts_in(strength), Decimal(1)), **given)


def test_a_misspelt_name_is_suggested_and_not_used():
    report = check_safety(["warfrin", "ibuprofen"])
    assert report.status is Status.NOT_CHECKED
    assert "warfarin" in report.not_checked[0].suggestions


def test_a_name_in_capitals_with_needless_spaces_is_the_same_name():
    assert check_safety(["  WARFARIN ", "Acetylsalicylic  Acid"]).gravest == "major"


def test_a_synonym_is_known():
    assert check_safety(["warfarin", "aspirin"]).gravest == "major"


def test_several_known_names_joined_by_a_plus_are_a_product():
    report = check_safety(["ibuprofen + paracetamol", "warfarin"])
    assert report.gravest == "major"
    assert report.not_checked == ()


def test_one_unknown_part_makes_the_whole_unknown():
    assert missed("ibuprofen + whatnot") == [
        ("ibuprofen + whatnot", "unknown medicine"),
    ]


def test_a_code_goes_before_a_brands_name():
    assert check_safety([Medicine("Marevan", atc="b01aa03 "), "ibuprofen"]).findings


def test_a_code_that_contradicts_the_name_is_told():
    doubtful = Medicine("warfarin", atc="C09AA05")
    assert missed(doubtful) == [
        ("warfarin", "its code and its name mean different medicines")
    ]


def test_meanwhile_the_code_is_what_is_checked():
    doubtful = Medicine("warfarin", atc="C09AA05")
    (finding,) = check_safety([doubtful, "spironolactone"]).findings
    assert finding.substances == ("spironolactone", "ramipril")


def test_a_code_that_two_substances_share_leaves_it_to_the_name():
    assert missed(Medicine("whatever", atc="A04AD12")) == [
        ("whatever", "unknown medicine")
    ]
    assert check_safety([Medicine("aprepitant", atc="A04AD12")]).not_checked == ()


def test_the_label_is_what_it_is_told_by():
    warfarin = Medicine("warfarin", label="Marevan 5 mg")
    (finding,) = check_safety([warfarin, "ibuprofen"]).findings
    assert finding.pair == ("Marevan 5 mg", "ibuprofen")
    assert finding.substances == ("warfarin", "ibuprofen")


def test_an_allergy_in_words_of_its_own_is_not_checked():
    assert missed("aztreonam", allergies=["the blue pill"]) == [
        ("the blue pill", "unknown allergen")
    ]


def test_a_misspelt_allergy_is_suggested():
    report = check_safety(["aztreonam"], allergies=["penicilin"])
    assert "penicillins" in report.not_checked[0].suggestions


def test_units_are_not_turned_into_milligrams():
    assert missed(dosed("paracetamol", "500 iu")) == [
        ("paracetamol", "its dose is told in iu, the limit in mg")
    ]


def test_a_dose_has_to_tell_each_ingredient():
    assert missed(dosed("co-codamol", "500 mg")) == [
        ("co-codamol", "its dose does not tell the amount of each ingredient")
    ]


def test_the_limits_are_those_of_adults():
    child = PatientFacts(age_years=7, pregnant=False)
    reason = "its dose: only limits of adults are known"
    assert ("paracetamol", reason) in missed(
        dosed("paracetamol", "250 mg"), patient=child
    )


def test_whether_she_is_pregnant_has_to_be_asked():
    asked = PatientFacts(may_be_pregnant=True)
    assert missed("isotretinoin", patient=asked) == [
        ("isotretinoin", "pregnancy is not known")
    ]
    assert check_safety(["paracetamol"], patient=asked).status is Status.CLEAR
    assert check_safety(["isotretinoin"], patient=PatientFacts()).status is Status.CLEAR


def test_nothing_is_known_of_breastfeeding():
    assert missed("paracetamol", patient=PatientFacts(breastfeeding=True)) == [
        ("breastfeeding", "no knowledge covers it")
    ]


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({}, "kidney function (egfr) is not known"),
        ({"crcl": Decimal(90)}, "kidney function (egfr) is not known"),
        ({"egfr": Decimal(90)}, "kidney function (egfr) has no date"),
        (
            {"egfr": Decimal(90), "measured_on": TODAY - timedelta(366)},
            "kidney function (egfr) was measured over a year ago",
        ),
    ],
)
def test_a_kidney_function_is_of_one_measure_and_of_a_day(facts, reason):
    assert missed("metformin", patient=PatientFacts(**facts)) == [("metformin", reason)]


def test_without_any_knowledge_nothing_is_checked():
    with pytest.raises(NoKnowledge):
        check_safety(["warfarin"], knowledge=())


@pytest.mark.parametrize(
    ("amounts", "times", "days"), [((), 1, 1), (("1 mg",), 0, 1), (("1 mg",), 1, 0)]
)
def test_a_dose_is_something_some_time(amounts, times, days):
    told = tuple(amount for text in amounts for amount in amounts_in(text))
    with pytest.raises(MalformedDose):
        Dose(told, Decimal(times), days)
