"""Every page for the pharmacy."""

from litestar.handlers import HTTPRouteHandler

from mediklaud.entrypoints.web.pharmacy import (
    batches,
    counter,
    counts,
    deliveries,
    handed,
    queue,
    reports,
    stock,
)

PAGES: tuple[HTTPRouteHandler, ...] = (
    queue.queue,
    counter.counter_page,
    counter.hand_out,
    handed.dispensation,
    handed.witness,
    handed.undo,
    handed.take_back,
    handed.label,
    handed.sheet,
    stock.stock,
    stock.product,
    stock.new_product_page,
    stock.new_product,
    batches.change_batch,
    counts.decide_count,
    deliveries.delivery_page,
    deliveries.take_in,
    reports.reports,
    reports.report,
    reports.report_csv,
    reports.report_pdf,
)
