"""Lost second factors: asked for by one, decided by another."""

from mediklaud.application.access.ask_for_factor_reset import AskForFactorReset
from mediklaud.application.access.ask_for_patient_factor_reset import (
    AskForPatientFactorReset,
)
from mediklaud.application.access.decide_factor_reset import DecideFactorReset
from mediklaud.application.access.list_factor_resets import ListFactorResets
from mediklaud.ports.second_factors import SecondFactors
from tests.hospital import read

WHY = "The telephone fell into the river with the bag"


def asked(hospital, actor, account, reason=WHY):
    command = AskForFactorReset(actor=actor, account_id=account.id, reason=reason)
    return hospital.handle(command)


def asked_at_the_desk(hospital, clerk, patient_id):
    command = AskForPatientFactorReset(
        actor=clerk.as_actor(), patient_id=patient_id, reason="Showed her identity card"
    )
    return hospital.handle(command)


def decided(hospital, actor, account, *, granted=True, **what):
    usual = {"account_id": account.id, "granted": granted, "reason": "Spoke to her"}
    return hospital.handle(DecideFactorReset(actor=actor, **{**usual, **what}))


def withdrawn(hospital, admin, officer, account):
    asked(hospital, admin, account)
    return decided(hospital, officer, account)


def has_factor(hospital, account):
    return read(hospital.storage, SecondFactors).in_use(account.id) is not None


def listed(hospital, actor):
    return [one.login for one in hospital.handle(ListFactorResets(actor=actor))]
