"""Every address about medicines: checked, prescribed, kept and handed out."""

from litestar.types import ControllerRouterHandler

from mediklaud.entrypoints.http.medication import (
    approvals,
    knowledge,
    prescriptions,
    safety_checks,
    tunings,
)
from mediklaud.entrypoints.http.pharmacy import (
    counter,
    dispensations,
    printed,
    products,
    recalls,
    reports,
    stock,
)

_Routes = tuple[ControllerRouterHandler, ...]

_SAFETY: _Routes = (
    knowledge.load_knowledge,
    knowledge.list_knowledge,
    knowledge.retire_knowledge,
    tunings.turn_rule_down,
    tunings.list_tunings,
    tunings.confirm_tuning,
    tunings.end_tuning,
    tunings.read_alert_report,
    prescriptions.prescribe,
    prescriptions.sign_prescription,
    prescriptions.revise_prescription,
    prescriptions.renew_prescription,
    prescriptions.cancel_prescription,
    prescriptions.read_prescription,
    prescriptions.list_prescriptions,
    approvals.list_awaiting_approval,
    approvals.approve_override,
    approvals.decline_override,
    safety_checks.check_safety,
)
_PHARMACY: _Routes = (
    counter.list_open_prescriptions,
    counter.read_for_dispensing,
    counter.dispense,
    dispensations.read_dispensation,
    dispensations.list_dispensations,
    dispensations.list_awaiting_witness,
    dispensations.read_controlled_register,
    dispensations.witness_dispensation,
    dispensations.cancel_dispensation,
    dispensations.return_medicine,
    reports.read_pharmacy_report,
    printed.print_label,
    printed.print_counselling_sheet,
)
_STOCK: _Routes = (
    products.add_product,
    products.list_products,
    products.read_product,
    products.update_product,
    products.list_batches,
    products.list_movements,
    stock.receive_delivery,
    stock.read_stock,
    stock.reconcile_stock,
    stock.write_off,
    stock.transfer_stock,
    stock.quarantine_batch,
    stock.release_batch,
    stock.ask_for_adjustment,
    stock.list_adjustments,
    stock.decide_adjustment,
    recalls.recall_batch,
    recalls.list_recalls,
    recalls.read_recall,
)

MEDICINES = (*_SAFETY, *_PHARMACY, *_STOCK)
