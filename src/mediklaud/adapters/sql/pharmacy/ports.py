"""Which adapter of the `pharmacy` context fills which port."""

from mediklaud.adapters.sql.pharmacy.controlled_register import SqlControlledRegister
from mediklaud.adapters.sql.pharmacy.dispensations import SqlDispensations
from mediklaud.adapters.sql.pharmacy.products import SqlProducts
from mediklaud.adapters.sql.pharmacy.queue import SqlPharmacyQueue
from mediklaud.adapters.sql.pharmacy.set_right import SqlAdjustments, SqlRecalls
from mediklaud.adapters.sql.pharmacy.stock import SqlStock
from mediklaud.adapters.sql.pharmacy.stock_reports import SqlStockReports
from mediklaud.adapters.sql.storage import SqlPort
from mediklaud.ports.dispensing import (
    ControlledRegister,
    Dispensations,
    PharmacyQueue,
)
from mediklaud.ports.stock import Adjustments, Products, Recalls, Stock
from mediklaud.ports.stock_reports import StockReports

PORTS: dict[type, SqlPort] = {
    Dispensations: SqlDispensations,
    ControlledRegister: SqlControlledRegister,
    PharmacyQueue: SqlPharmacyQueue,
    Products: SqlProducts,
    Stock: SqlStock,
    Adjustments: SqlAdjustments,
    Recalls: SqlRecalls,
    StockReports: SqlStockReports,
}
