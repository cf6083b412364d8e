"""Patients as they come: what each of them is warned of, and what not."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from mediklaud.domain.medication import (
    Dose,
    KnownAllergy,
    Medicine,
    PatientFacts,
    Status,
    check_new,
    check_safety,
)
from mediklaud.domain.shared.preparation import Administration, amounts_in

TODAY = date(2027, 3, 1)
STOP, MAJOR, MODERATE, MINOR = "contraindicated", "major", "moderate", "minor"

INTERACTIONS = [
    ("on warfarin given metronidazole bleeds", "warfarin", "metronidazole", MAJOR),
    ("on warfarin given ibuprofen bleeds", "warfarin", "ibuprofen", MAJOR),
    ("on warfarin with fever takes paracetamol", "warfarin", "paracetamol", MINOR),
    ("with angina takes sildenafil", "isosorbide mononitrate", "sildenafil", STOP),
    ("on phenelzine is given sertraline", "phenelzine", "sertraline", STOP),
    ("on sertraline is given linezolid", "sertraline", "linezolid", MAJOR),
    ("on sertraline is given tramadol", "sertraline", "tramadol", MAJOR),
    ("on simvastatin gets clarithromycin", "simvastatin", "clarithromycin", STOP),
    ("on simvastatin gets amlodipine", "simvastatin", "amlodipine", MODERATE),
    ("with gout on azathioprine gets febuxostat", "azathioprine", "febuxostat", STOP),
    ("on azathioprine gets allopurinol", "azathioprine", "allopurinol", MAJOR),
    ("on lithium takes ibuprofen", "lithium", "ibuprofen", MAJOR),
    ("on digoxin gets amiodarone", "digoxin", "amiodarone", MAJOR),
    ("on methotrexate gets trimethoprim", "methotrexate", "trimethoprim", MAJOR),
    ("with a stent gets omeprazole", "clopidogrel", "omeprazole", MAJOR),
    ("with spasms gets ciprofloxacin", "tizanidine", "ciprofloxacin", STOP),
    ("on spironolactone gets potassium", "spironolactone", "potassium chloride", MAJOR),
    ("on verapamil gets propranolol", "verapamil", "propranolol", MAJOR),
    ("on theophylline gets ciprofloxacin", "theophylline", "ciprofloxacin", MAJOR),
    ("on clozapine gets carbamazepine", "clozapine", "carbamazepine", MAJOR),
    ("on morphine gets diazepam", "morphine", "diazepam", MAJOR),
    ("on metformin gets a contrast", "metformin", "iohexol", MAJOR),
    ("on tamoxifen gets fluoxetine", "tamoxifen", "fluoxetine", MAJOR),
    ("on colchicine gets clarithromycin", "colchicine", "clarithromycin", MAJOR),
    ("on sacubitril gets ramipril", "sacubitril-valsartan", "ramipril", STOP),
    ("on the pill gets rifampicin", "levonorgestrel and ethinylestradiol", "rifampicin",
     MAJOR),
    ("by its brand's code, on C09DX04, gets ramipril", "ramipril",
     Medicine("Entresto", atc="C09DX04"), STOP),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "one", "other", "severity"),
    INTERACTIONS,
    ids=[f"a patient {row[0]}" for row in INTERACTIONS],
)
def test_two_medicines_harm(sentence, one, other, severity):
    (finding,) = check_safety([one, other]).findings

    assert (finding.kind, finding.severity) == ("interaction", severity), sentence
    assert finding.mechanism
    assert finding.management
    assert finding.source
    assert finding.knowledge == "mediklaud-default 1.0"


HARMLESS = [
    ("on warfarin rubs in ibuprofen", "warfarin",
     Medicine("ibuprofen", route=Administration.TOPICAL)),
    ("on warfarin rubs in diclofenac under its own code", "warfarin",
     Medicine("diclofenac", atc="M02AA15")),
    ("on verapamil gets timolol drops under their own code", "verapamil",
     Medicine("timolol", atc="S01ED01")),
    ("on ritonavir takes paracetamol", "ritonavir", "paracetamol"),
    ("gets the antibiotic by vein and calcium by mouth",
     Medicine("ciprofloxacin", route=Administration.INTRAVENOUS),
     Medicine("calcium carbonate", route=Administration.ORAL)),
    ("takes metformin and amlodipine", "metformin", "amlodipine"),
    ("takes insulin before meals and at night", "insulin aspart", "insulin glargine"),
    ("takes two of one group against HIV", "lamivudine", "zidovudine"),
    ("takes what shares a rare use alone", "ibuprofen", "adenosine"),
    ("takes reliever and preventer", "salbutamol", "budesonide"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "one", "other"),
    HARMLESS,
    ids=[f"a patient who {row[0]}" for row in HARMLESS],
)
def test_nothing_is_known_against_it(sentence, one, other):
    assert check_safety([one, other]).status is Status.CLEAR, sentence


def test_miconazole_gel_in_the_mouth_reaches_warfarin_all_the_same():
    gel = Medicine("miconazole", atc="A01AB09")
    assert check_safety(["warfarin", gel]).gravest == MAJOR


def test_a_nasal_spray_may_be_for_the_whole_body():
    spray = Medicine("sumatriptan", route=Administration.NASAL)
    assert check_safety(["phenelzine", spray]).gravest == STOP


def test_a_contraceptive_ring_is_for_the_whole_body():
    ring = Medicine("etonogestrel", route=Administration.VAGINAL)
    assert check_safety(["rifampicin", ring]).gravest == MAJOR


def test_celecoxib_is_a_painkiller_that_harms_with_warfarin_whatever_else_it_is():
    assert check_safety(["celecoxib", "warfarin"]).gravest == MAJOR
    assert check_safety(["celecoxib", "ibuprofen"]).gravest == MAJOR


def test_celecoxib_under_its_cancer_code_is_in_no_class_of_painkillers():
    as_painkiller = Medicine("celecoxib", atc="M01AH01")
    for_cancer = Medicine("celecoxib", atc="L01XX33")
    assert _rules(as_painkiller, "lisinopril") - _rules(for_cancer, "lisinopril")


def _rules(*medicines):
    findings = check_safety(medicines).findings
    return {each.rule_id for one in findings for each in (one, *one.also)}


WASHOUTS = [
    ("phenelzine", "sertraline", 14),
    ("fluoxetine", "phenelzine", 35),
    ("sildenafil", "glyceryl trinitrate", 2),
    ("tadalafil", "glyceryl trinitrate", 2),
    ("rifampicin", "apixaban", 0),
]


@pytest.mark.parametrize(("stopped", "started", "days"), WASHOUTS)
def test_what_was_stopped_counts_to_the_day(stopped, started, days):
    def status(ago):
        medicine = Medicine(stopped, stopped_on=TODAY - timedelta(ago))
        asked = [[medicine, started], [started, medicine]]
        (both,) = {check_safety(each, on=TODAY).status for each in asked}
        return both

    assert status(days) is Status.ALERT
    assert status(days + 1) is Status.CLEAR


def test_what_will_be_stopped_tomorrow_is_taken_today():
    phenelzine = Medicine("phenelzine", stopped_on=TODAY + timedelta(1))
    assert check_safety([phenelzine, "sertraline"], on=TODAY).gravest == STOP


def test_without_a_day_what_was_stopped_counts_as_taken():
    phenelzine = Medicine("phenelzine", stopped_on=date(2020, 1, 1))
    assert check_safety([phenelzine, "sertraline"]).gravest == STOP


def test_two_medicines_that_were_both_stopped_do_not_meet():
    stopped = [Medicine(n, stopped_on=TODAY) for n in ("phenelzine", "sertraline")]
    tomorrow = TODAY + timedelta(1)
    assert check_safety(stopped, on=tomorrow).status is Status.CLEAR


ALLERGIES = [
    ("to penicillin gets amoxicillin", "penicillin", "amoxicillin", STOP),
    ("to penicillin gets co-amoxiclav", "penicillin", "co-amoxiclav", STOP),
    ("to amoxicillin gets amoxicillin", "amoxicillin", "amoxicillin", STOP),
    ("to amoxicillin gets cefalexin", "amoxicillin", "cefalexin", MAJOR),
    ("to penicillin gets cefuroxime", "penicillin", "cefuroxime", MODERATE),
    ("to penicillin gets meropenem", "penicillin", "meropenem", MINOR),
    ("to ceftriaxone gets cefotaxime", "ceftriaxone", "cefotaxime", STOP),
    ("to ceftriaxone gets cefuroxime", "ceftriaxone", "cefuroxime", MAJOR),
    ("to cefalexin gets cefazolin", "cefalexin", "cefazolin", MODERATE),
    ("to ceftazidime gets aztreonam", "ceftazidime", "aztreonam", MAJOR),
    ("to co-trimoxazole gets sulfasalazine", "co-trimoxazole", "sulfasalazine", STOP),
    ("to a sulfonamide antibiotic gets furosemide", "sulfonamide antibiotics",
     "furosemide", MINOR),
    ("to aspirin gets naproxen", "aspirin", "naproxen", STOP),
    ("to aspirin gets celecoxib", "aspirin", "celecoxib", MODERATE),
    ("to coxibs gets celecoxib", "coxibs", "celecoxib", STOP),
    ("to codeine gets morphine", "codeine", "morphine", MAJOR),
    ("to carbamazepine gets phenytoin", "carbamazepine", "phenytoin", STOP),
    ("to enalapril gets sacubitril", "enalapril", "sacubitril-valsartan", STOP),
    ("to egg gets the yellow fever vaccine", "egg", "yellow fever vaccine", MAJOR),
    ("to bisphosphonates gets alendronate", "bisphosphonates", "alendronate", STOP),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "allergy", "medicine", "severity"),
    ALLERGIES,
    ids=[f"a patient allergic {row[0]}" for row in ALLERGIES],
)
def test_a_patient_may_react(sentence, allergy, medicine, severity):
    (finding,) = check_safety([medicine], allergies=[allergy]).findings

    assert (finding.kind, finding.severity) == ("allergy", severity), sentence
    assert finding.pair == (medicine, allergy)


TOLERATED = [
    ("penicillin", "aztreonam"),
    ("penicillin", "azithromycin"),
    ("egg", "propofol"),
    ("procaine", "lidocaine"),
    ("povidone-iodine", "iohexol"),
    ("sulfonamide antibiotics", "metformin"),
]


@pytest.mark.parametrize(("allergy", "medicine"), TOLERATED)
def test_what_an_allergy_lets_through(allergy, medicine):
    assert check_safety([medicine], allergies=[allergy]).status is Status.CLEAR


def test_a_severe_reaction_moves_the_warning_one_step():
    mild, severe = KnownAllergy("amoxicillin"), KnownAllergy("amoxicillin", severe=True)
    assert check_safety(["cefalexin"], allergies=[mild]).gravest == MAJOR
    assert check_safety(["cefalexin"], allergies=[severe]).gravest == STOP
    assert check_safety(["cefuroxime"], allergies=[severe]).gravest == MAJOR


def test_a_severe_delayed_reaction_bars_every_beta_lactam():
    allergy = KnownAllergy("amoxicillin", severe=True, delayed=True)
    for medicine in ("meropenem", "cefuroxime", "aztreonam"):
        assert check_safety([medicine], allergies=[allergy]).gravest == STOP


def test_an_allergy_does_not_ask_how_it_is_given():
    drops = Medicine("neomycin", route=Administration.OCULAR)
    assert check_safety([drops], allergies=["gentamicin"]).gravest == STOP


DUPLICATES = [
    ("amoxicillin inside and beside a product", "co-amoxiclav", "amoxicillin", MAJOR),
    ("paracetamol in two products", "co-codamol", "paracetamol", MAJOR),
    ("two painkillers of one kind", "ibuprofen", "diclofenac", MAJOR),
    ("two anticoagulants", "apixaban", "enoxaparin", MAJOR),
    ("two statins", "simvastatin", "atorvastatin", MODERATE),
    ("a sedative and a sleeping pill", "diazepam", "zopiclone", MODERATE),
    ("two acid suppressants", "omeprazole", "famotidine", MINOR),
    ("two of one group that no rule names", "cetirizine", "levocetirizine", MODERATE),
    ("two long-acting inhalers", Medicine("salmeterol"), Medicine("formoterol"),
     MODERATE),
    ("a beta-blocker, and drops with another", "metoprolol",
     Medicine("timolol", route=Administration.OCULAR), MINOR),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "one", "other", "severity"),
    DUPLICATES,
    ids=[f"a patient takes {row[0]}" for row in DUPLICATES],
)
def test_the_same_is_taken_twice(sentence, one, other, severity):
    findings = check_safety([one, other]).findings
    told = [each for f in findings for each in (f, *f.also) if each.kind == "duplicate"]
    assert told, sentence
    assert told[0].severity == severity, sentence


def test_a_graver_interaction_is_not_hidden_by_a_duplicate():
    (finding,) = check_safety(["enalapril", "losartan"]).findings
    assert finding.kind == "interaction"
    assert [each.kind for each in finding.also] == ["duplicate"]


def test_two_orders_of_one_medicine_harm_with_a_third_in_one_sentence():
    findings = check_safety(["warfarin", "ibuprofen", "ibuprofen"]).findings
    assert [one.pair for one in findings] == [
        ("ibuprofen", "ibuprofen"),
        ("ibuprofen", "warfarin"),
    ]


def test_a_medicine_ordered_twice_is_a_duplicate_and_nothing_else():
    (finding,) = check_safety(["spironolactone", "spironolactone"]).findings
    assert (finding.kind, finding.also) == ("duplicate", ())


def test_a_cream_is_no_duplicate_of_a_tablet():
    cream = Medicine("ibuprofen", route=Administration.TOPICAL)
    assert check_safety(["ibuprofen", cream]).status is Status.CLEAR


def a_dose(strength, times, every_days=1):
    return Dose(amounts_in(strength), Decimal(times), every_days)


DOSES = [
    ("of paracetamol, 1 g four times a day", "paracetamol", a_dose("1 g", 4), None),
    ("of paracetamol, 1 g six times a day", "paracetamol", a_dose("1 g", 6), MAJOR),
    ("of paracetamol, 1500 mg at once", "paracetamol", a_dose("1500 mg", 1), MAJOR),
    ("of digoxin in milligrams for micrograms", "digoxin", a_dose("62.5 mg", 1), MAJOR),
    ("of digoxin, 125 micrograms", "digoxin", a_dose("125 microgram", 1), None),
    ("of methotrexate weekly", "methotrexate", a_dose("15 mg", 1, 7), None),
    ("of methotrexate, in three parts on one day a week", "methotrexate",
     a_dose("2.5 mg", 3, 7), None),
    ("of methotrexate daily", "methotrexate", a_dose("2.5 mg", 1), STOP),
    ("of methotrexate, 40 mg weekly", "methotrexate", a_dose("40 mg", 1, 7), MAJOR),
    ("of alendronate, 10 mg daily", "alendronic acid", a_dose("10 mg", 1), None),
    ("of alendronate, 70 mg daily", "alendronic acid", a_dose("70 mg", 1), MAJOR),
    ("of risedronate, 35 mg weekly", "risedronic acid", a_dose("35 mg", 1, 7), None),
    ("of simvastatin, every other day", "simvastatin", a_dose("160 mg", 1, 2), None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "name", "dose", "severity"),
    DOSES,
    ids=[f"a dose {row[0]}" for row in DOSES],
)
def test_a_dose_is_held_to_its_limit(sentence, name, dose, severity):
    report = check_safety([Medicine(name, dose=dose)])
    assert report.gravest == severity, sentence
    assert report.not_checked == ()


def test_what_two_products_bring_is_added_up():
    tablets = Medicine("paracetamol", dose=a_dose("1 g", 3))
    with_codeine = Medicine("co-codamol", dose=a_dose("30 mg + 500 mg", 4))

    findings = check_safety([tablets, with_codeine]).findings

    (dose,) = [one for one in findings if one.kind == "dose"]
    assert dose.pair == ("co-codamol + paracetamol", "dose")
    assert dose.mechanism == "5000 mg a day, at most 4000 mg"


def test_a_vein_has_its_own_limit_and_the_sum_is_held_to_the_widest():
    def ketorolac(strength, times, route):
        return Medicine("ketorolac", route=route, dose=a_dose(strength, times))

    by_mouth = ketorolac("10 mg", 4, Administration.ORAL)
    by_vein = ketorolac("30 mg", 3, Administration.INTRAVENOUS)

    def doses(*medicines):
        return [f for f in check_safety(medicines).findings if f.kind == "dose"]

    assert doses(by_mouth) == doses(by_vein) == []
    assert len(doses(by_mouth, by_vein)) == 1


def test_what_is_rubbed_in_is_not_added():
    gel = Medicine("diclofenac", atc="M02AA15", dose=a_dose("10 mg", 4))
    tablets = Medicine("diclofenac", atc="M01AB05", dose=a_dose("50 mg", 3))
    assert check_safety([gel, tablets]).status is Status.CLEAR


def test_what_was_stopped_adds_nothing():
    old = Medicine("paracetamol", dose=a_dose("1 g", 3), stopped_on=date(2027, 2, 1))
    new = Medicine("paracetamol", dose=a_dose("1 g", 3))
    assert check_safety([old, new], on=TODAY).status is Status.CLEAR


PREGNANT = PatientFacts(pregnant=True, egfr=Decimal(90), crcl=Decimal(90),
                        measured_on=TODAY)  # fmt: skip


@pytest.mark.parametrize(
    ("medicine", "severity"),
    [
        ("isotretinoin", STOP),
        ("valproic acid", STOP),
        ("ramipril", STOP),
        ("simvastatin", MAJOR),
        ("paroxetine", MODERATE),
        ("paracetamol", None),
        (Medicine("diclofenac", atc="M02AA15"), None),
        (Medicine("ketorolac", route=Administration.OCULAR), None),
    ],
)
def test_a_pregnant_patient_is_kept_from_what_harms_the_child(medicine, severity):
    assert check_safety([medicine], patient=PREGNANT).gravest == severity


def kidneys(**measured):
    return PatientFacts(pregnant=False, measured_on=TODAY, **measured)


@pytest.mark.parametrize(
    ("medicine", "measured", "severity"),
    [
        ("metformin", {"egfr": Decimal(29)}, STOP),
        ("metformin", {"egfr": Decimal(30)}, MAJOR),
        ("metformin", {"egfr": Decimal(44)}, MAJOR),
        ("metformin", {"egfr": Decimal(45)}, None),
        ("gabapentin", {"crcl": Decimal(50)}, MODERATE),
        ("co-trimoxazole", {"crcl": Decimal(10)}, STOP),
        ("amlodipine", {}, None),
    ],
)
def test_weak_kidneys_need_care(medicine, measured, severity):
    report = check_safety([medicine], patient=kidneys(**measured), on=TODAY)
    assert report.gravest == severity
    assert report.not_checked == ()


def test_what_is_new_is_held_against_the_rest_and_the_rest_is_left_alone():
    report = check_new(["ibuprofen"], beside=["warfarin", "metronidazole"])
    assert [one.pair for one in report.findings] == [("ibuprofen", "warfarin")]


def test_it_is_told_how_many_pairs_were_looked_at():
    taken = ["warfarin", "ibuprofen", "no such thing", "lisinopril"]
    assert check_safety(taken).checked_pairs == 3
    assert check_new(taken[:1], beside=taken[1:]).checked_pairs == 2
    assert check_new(taken[1:], beside=taken[:1]).checked_pairs == 3
