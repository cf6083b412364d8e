"""What holds of every check, whatever is asked."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.medication import (
    Dose,
    KnownAllergy,
    Medicine,
    PatientFacts,
    Status,
    check_new,
    check_safety,
    shipped_knowledge,
)
from mediklaud.domain.shared.preparation import Administration, Amount, Measure

KNOWN = shipped_knowledge()
TODAY = date(2027, 3, 1)
NAMES = st.sampled_from(sorted(KNOWN.substances))
PRODUCTS = st.sampled_from(KNOWN.combinations)
CALLED = NAMES | PRODUCTS.map(lambda product: product.name)
ALLERGIES = st.lists(
    st.builds(
        KnownAllergy,
        NAMES | st.sampled_from(sorted(KNOWN.allergens)),
        st.booleans(),
        st.booleans(),
    ),
    max_size=3,
    unique=True,
)
DOSES = st.builds(
    Dose,
    st.integers(1, 4000).map(lambda n: (Amount(Decimal(n), Measure.MILLIGRAM),)),
    st.integers(1, 6).map(Decimal),
    st.sampled_from([1, 7]),
)
MEDICINES = st.builds(
    Medicine,
    CALLED,
    route=st.none() | st.sampled_from(Administration),
    stopped_on=st.none() | st.integers(-2, 40).map(lambda n: TODAY - timedelta(n)),
    dose=st.none() | DOSES,
)
REGIMENS = st.lists(MEDICINES, max_size=8)
PATIENTS = st.none() | st.builds(
    PatientFacts,
    pregnant=st.none() | st.booleans(),
    may_be_pregnant=st.booleans(),
    egfr=st.none() | st.integers(5, 120).map(Decimal),
    crcl=st.none() | st.integers(5, 120).map(Decimal),
    measured_on=st.none() | st.just(TODAY),
)


def said(report):
    """Who is warned of what: each rule of each pair."""
    return {
        (one.pair, each.rule_id, each.severity)
        for one in report.findings
        for each in (one, *one.also)
    }


@given(REGIMENS, ALLERGIES, PATIENTS, st.randoms())
def test_the_order_does_not_matter(regimen, allergies, patient, random):
    shuffled = random.sample(regimen, len(regimen))
    asked = {"on": TODAY, "patient": patient}
    one = check_safety(regimen, allergies=allergies, **asked)
    other = check_safety(shuffled, allergies=allergies[::-1], **asked)
    assert said(one) == said(other)
    assert one.not_checked == other.not_checked
    assert one.gravest == other.gravest


@given(MEDICINES, MEDICINES)
def test_harm_is_mutual(one, other):
    assert check_safety([one, other], on=TODAY) == check_safety([other, one], on=TODAY)


@given(REGIMENS, ALLERGIES, PATIENTS)
def test_the_same_question_has_the_same_answer(regimen, allergies, patient):
    def ask():
        return check_safety(regimen, allergies=allergies, on=TODAY, patient=patient)

    assert ask() == ask()


@given(REGIMENS, ALLERGIES, MEDICINES)
def test_another_medicine_removes_no_finding(regimen, allergies, one):
    undosed = [m for m in regimen if m.dose is None]  # a sum names all who share in it
    before = check_safety(undosed, allergies=allergies, on=TODAY)
    after = check_safety([*undosed, one], allergies=allergies, on=TODAY)
    assert said(before) <= said(after)


@given(REGIMENS, MEDICINES, ALLERGIES, PATIENTS)
def test_what_is_new_is_warned_of_as_in_the_whole(regimen, one, allergies, patient):
    asked = {"allergies": allergies, "on": TODAY, "patient": patient}
    whole = check_safety([*regimen, one], **asked)
    new = check_new([one], beside=regimen, **asked)
    assert said(new) <= said(whole)
    assert said(whole) - said(new) <= said(check_safety(regimen, **asked))


@given(NAMES, st.none() | st.sampled_from(Administration))
def test_a_medicine_alone_harms_with_nothing(name, route):
    assert check_safety([Medicine(name, route=route)]).findings == ()


@given(PRODUCTS)
def test_a_product_does_not_harm_with_itself(product):
    for medicine in (product.name, Medicine("whatever", atc=product.atc)):
        assert check_safety([medicine]).findings == ()


@given(PRODUCTS, CALLED, st.none() | st.sampled_from(Administration))
def test_a_product_harms_as_its_ingredients_do(product, other, route):
    def rules(*names):
        medicines = [Medicine(name, route=route) for name in names]
        found = check_new(medicines, beside=[other]).findings
        return {
            each.rule_id
            for one in found
            for each in (one, *one.also)
            if other in one.pair  # what the ingredients have among themselves is left
        }

    assert rules(product.name) == rules(*product.ingredients)


@given(PRODUCTS, ALLERGIES)
def test_a_product_is_reacted_to_as_its_ingredients_are(product, allergies):
    def gravest(*names):
        found = check_safety(names, allergies=allergies).findings
        return min((f.severity.rank for f in found if f.kind == "allergy"), default=9)

    assert gravest(product.name) == gravest(*product.ingredients)


@given(REGIMENS, ALLERGIES)
def test_unknown_is_never_clear(regimen, allergies):
    report = check_safety([*regimen, "no such thing"], allergies=allergies, on=TODAY)
    assert report.status is not Status.CLEAR
    assert "no such thing" in {one.name for one in report.not_checked}


@given(REGIMENS, ALLERGIES, PATIENTS)
def test_clear_means_that_everything_was_looked_at(regimen, allergies, patient):
    report = check_safety(regimen, allergies=allergies, on=TODAY, patient=patient)
    clear = report.status is Status.CLEAR
    assert clear == (not report.findings and not report.not_checked)


@given(REGIMENS, ALLERGIES)
def test_the_gravest_comes_first_and_folds_nothing_graver(regimen, allergies):
    findings = check_safety(regimen, allergies=allergies, on=TODAY).findings
    ranks = [one.severity.rank for one in findings]
    assert ranks == sorted(ranks)
    for one in findings:
        assert all(one.severity.rank <= each.severity.rank for each in one.also)


@given(NAMES, NAMES, st.integers(0, 400))
def test_a_washout_only_ever_ends(one, other, ago):
    def rules(days):
        stopped = Medicine(one, stopped_on=TODAY - timedelta(days))
        return said(check_safety([stopped, other], on=TODAY))

    assert rules(ago + 1) <= rules(ago)
