"""What the pharmacy can do about its stock."""

from typing import Any

from mediklaud.application.messages import Message
from mediklaud.application.pharmacy.add_product import AddProduct, add_product
from mediklaud.application.pharmacy.ask_for_adjustment import (
    AskForAdjustment,
    ask_for_adjustment,
)
from mediklaud.application.pharmacy.decide_adjustment import (
    DecideAdjustment,
    decide_adjustment,
)
from mediklaud.application.pharmacy.list_adjustments import (
    ListAdjustments,
    list_adjustments,
)
from mediklaud.application.pharmacy.list_batches import ListBatches, list_batches
from mediklaud.application.pharmacy.list_movements import ListMovements, list_movements
from mediklaud.application.pharmacy.list_products import ListProducts, list_products
from mediklaud.application.pharmacy.list_recalls import ListRecalls, list_recalls
from mediklaud.application.pharmacy.quarantine_batch import (
    QuarantineBatch,
    quarantine_batch,
)
from mediklaud.application.pharmacy.read_product import ReadProduct, read_product
from mediklaud.application.pharmacy.read_recall import ReadRecall, read_recall
from mediklaud.application.pharmacy.read_stock import ReadStock, read_stock
from mediklaud.application.pharmacy.recall_batch import RecallBatch, recall_batch
from mediklaud.application.pharmacy.receive_delivery import (
    ReceiveDelivery,
    receive_delivery,
)
from mediklaud.application.pharmacy.reconcile_stock import (
    ReconcileStock,
    reconcile_stock,
)
from mediklaud.application.pharmacy.release_batch import ReleaseBatch, release_batch
from mediklaud.application.pharmacy.transfer_stock import TransferStock, transfer_stock
from mediklaud.application.pharmacy.update_product import UpdateProduct, update_product
from mediklaud.application.pharmacy.write_off import WriteOff, write_off
from mediklaud.application.use_case import Function

USE_CASES: dict[type[Message[Any]], Function] = {
    AddProduct: add_product,
    UpdateProduct: update_product,
    ListProducts: list_products,
    ReceiveDelivery: receive_delivery,
    WriteOff: write_off,
    TransferStock: transfer_stock,
    QuarantineBatch: quarantine_batch,
    ReleaseBatch: release_batch,
    AskForAdjustment: ask_for_adjustment,
    DecideAdjustment: decide_adjustment,
    ListAdjustments: list_adjustments,
    RecallBatch: recall_batch,
    ReadRecall: read_recall,
    ListRecalls: list_recalls,
    ReadStock: read_stock,
    ListBatches: list_batches,
    ReadProduct: read_product,
    ListMovements: list_movements,
    ReconcileStock: reconcile_stock,
}
