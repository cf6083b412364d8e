"""What whoever remembers payments online promises."""

from datetime import timedelta

import pytest
from attrs import evolve

from mediklaud.domain.access.scope import EVERYONE, Scope
from mediklaud.domain.billing.online import IntentNotFound, IntentStatus
from mediklaud.domain.billing.payment import PaymentMethod
from mediklaud.domain.billing.payment_exception import PaymentExceptionNotFound
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import (
    PatientId,
    PaymentExceptionId,
    PaymentIntentId,
)
from mediklaud.ports.billing import Payments
from mediklaud.ports.payments_online import (
    PaymentEvents,
    PaymentExceptions,
    PaymentIntents,
)
from tests.builders.billing import FEE, a_payment, with_payment
from tests.builders.online import (
    a_redirect,
    a_report,
    an_exception,
    an_intent,
    with_intent,
)
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of

NOW = MONDAY_MORNING
LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def port(storage):
    with ports_of(storage) as port:
        yield port


@pytest.fixture
def intents(port):
    return port(PaymentIntents)


def test_an_attempt_comes_back_as_it_was(port, intents):
    intent = with_intent(port)

    assert intents.get(intent.id, EVERYONE) == intent
    assert intents.of_patient(intent.patient_id) == (intent,)


def test_what_the_gateway_said_comes_back_too(port, intents):
    kept = intents.save(with_intent(port).started(a_redirect("ref-9")))

    assert intents.get(kept.id, EVERYONE) == kept
    assert kept.version == 2
    assert intents.of_ref("sandbox", "ref-9") == kept
    assert intents.of_ref("stripe", "ref-9") is None


def test_another_patients_attempt_is_not_found(port, intents):
    intent = with_intent(port)

    for wrong in (intent.id, new(PaymentIntentId)):
        with pytest.raises(IntentNotFound):
            intents.get(wrong, Scope(patients=frozenset({new(PatientId)})))


def test_who_has_read_an_older_version_does_not_overwrite_a_newer(port, intents):
    intent = with_intent(port)
    intents.save(intent.unanswered())

    with pytest.raises(Contended):
        intents.save(intent.started(a_redirect()))


def test_an_invoice_has_one_open_attempt(storage):
    with ports_of(storage) as port:
        open_one = with_intent(port)

    whose = {
        "patient_id": open_one.patient_id,
        "invoice_id": open_one.invoice_id,
    }
    with pytest.raises(Contended), ports_of(storage) as port:
        port(PaymentIntents).add(an_intent(**whose))


def test_where_one_has_ended_another_may_begin(port, intents):
    ended = intents.save(with_intent(port).ended(IntentStatus.CANCELLED))
    assert intents.latest_of(ended.invoice_id) == ended

    another = an_intent(patient_id=ended.patient_id, invoice_id=ended.invoice_id)
    intents.add(another)

    assert intents.latest_of(ended.invoice_id) == another


def test_those_are_looked_at_whose_time_has_come(port, intents):
    due = with_intent(port, look_at=NOW)
    with_intent(port, look_at=LATER)
    with_intent(port, look_at=None)

    assert intents.to_look_at(NOW, 10) == (due.id,)


def test_what_was_reported_is_looked_at_first(port, intents):
    with_intent(port, look_at=NOW)
    reported = with_intent(port, look_at=None)
    report = a_report(reported)
    port(PaymentEvents).add("sandbox", report, reported, NOW)

    assert intents.to_look_at(NOW, 1) == (reported.id,)

    port(PaymentEvents).followed_up("sandbox", [report], NOW)
    assert reported.id not in intents.to_look_at(NOW, 10)


def test_a_report_is_kept_once(port):
    events, intent = port(PaymentEvents), with_intent(port)
    report = a_report(intent, id="evt-1")

    assert events.add("sandbox", report, intent, NOW)
    assert not events.add("sandbox", report, intent, LATER)
    assert events.add("stripe", report, None, NOW)
    assert events.undone(intent.id) == (report,)


def test_a_report_is_followed_up_once(port):
    events, intent = port(PaymentEvents), with_intent(port)
    first, second = a_report(intent), a_report(intent)
    for report in (first, second):
        events.add("sandbox", report, intent, NOW)

    events.followed_up("sandbox", [first], NOW)

    assert events.undone(intent.id) == (second,)


def test_an_exception_comes_back_as_it_was(port):
    exceptions = port(PaymentExceptions)
    exception = an_exception(with_intent(port))
    exceptions.add(exception)

    assert exceptions.get(exception.id) == exception
    assert exceptions.page(waiting=True, after=None, limit=5) == (exception,)
    with pytest.raises(PaymentExceptionNotFound):
        exceptions.get(new(PaymentExceptionId))


def test_an_attempt_is_on_the_list_once(storage):
    with ports_of(storage) as port:
        intent = with_intent(port)
        port(PaymentExceptions).add(an_exception(intent))

    with pytest.raises(Contended), ports_of(storage) as port:
        port(PaymentExceptions).add(an_exception(intent))


def test_what_was_decided_waits_no_more(port):
    exceptions, intent = port(PaymentExceptions), with_intent(port)
    exceptions.add(exception := an_exception(intent))
    payment = with_payment(port, intent.patient_id, FEE)

    kept = exceptions.save(exception.kept(payment.id, "Is hers.", None, NOW))

    assert exceptions.get(exception.id) == kept
    assert exceptions.page(waiting=True, after=None, limit=5) == ()
    assert exceptions.page(waiting=False, after=None, limit=5) == (kept,)
    with pytest.raises(Contended):
        exceptions.save(exception)


def test_the_list_goes_on_after_the_last_that_was_seen(port):
    exceptions = port(PaymentExceptions)
    found = [an_exception(with_intent(port)) for _ in range(3)]
    for exception in found:
        exceptions.add(exception)

    assert exceptions.page(waiting=True, after=found[2].id, limit=1) == (found[1],)


def test_what_goes_back_is_told_the_first_decided_first(port):
    exceptions, going = port(PaymentExceptions), []
    for at in (LATER, NOW):
        exceptions.add(one := an_exception(with_intent(port)))
        going.append(exceptions.save(one.going_back("Not hers.", None, at)))

    assert exceptions.going_back(5) == (going[1].id, going[0].id)
    exceptions.save(going[1].gone_back())
    assert exceptions.going_back(5) == (going[0].id,)


def test_a_payment_says_which_attempt_it_came_of(port):
    intent = with_intent(port)
    online = a_payment(
        FEE,
        patient_id=intent.patient_id,
        method=PaymentMethod.ONLINE,
        intent_id=intent.id,
        cashier_session_id=None,
    )
    port(Payments).add(online)

    assert port(Payments).of_patient(intent.patient_id, None, 5) == (online,)


def test_the_database_lets_no_attempt_go_back(storage):
    if not hasattr(storage, "engine"):
        pytest.skip("dictionaries have no triggers")
    with ports_of(storage) as port:
        intent = with_intent(port)
        ended = port(PaymentIntents).save(intent.ended(IntentStatus.FAILED))

    with pytest.raises(Exception, match="only goes forward"), ports_of(storage) as port:
        port(PaymentIntents).save(evolve(ended, status=IntentStatus.STARTED))
