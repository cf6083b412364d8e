"""The groups of commands about what is charged, owed and paid."""

from mediklaud.entrypoints.cli.lazy import LazyGroup

tariff = LazyGroup(
    "tariff",
    "What services cost.",
    {
        "set": "billing.tariffs:set_tariff",
        "list": "billing.tariffs:list_tariffs",
        "withdraw": "billing.tariffs:withdraw",
    },
)
charge = LazyGroup(
    "charge",
    "Services to be paid for.",
    {
        "list": "billing.charges:list_charges",
        "unpriced": "billing.charges:unpriced",
        "work": "billing.charges:work",
        "price": "billing.charges:price",
        "void": "billing.charges:void",
    },
)
invoice = LazyGroup(
    "invoice",
    "Invoices.",
    {
        "draft": "billing.invoices:draft",
        "issue": "billing.invoices:issue",
        "discard": "billing.invoices:discard",
        "show": "billing.invoices:show",
        "list": "billing.invoices:list_invoices",
        "print": "billing.papers:invoice",
        "print-credit": "billing.papers:credit_note",
        "credit": "billing.credits:credit",
        "waive": "billing.credits:waive",
        "write-off": "billing.credits:write_off",
        "credit-requests": "billing.credits:credit_requests",
        "credit-request": "billing.credits:credit_request",
        "approve-credit": "billing.credits:approve_credit",
        "credit-notes": "billing.credits:of_invoice",
        "credit-note": "billing.credits:credit_note",
        "dispute": "billing.disputes:dispute",
        "disputes": "billing.disputes:of_invoice",
        "plan": "billing.disputes:plan",
        "end-plan": "billing.disputes:end_plan",
    },
)
payment = LazyGroup(
    "payment",
    "Payments at the desk and online, and money that goes back.",
    {
        "take": "billing.payments:take",
        "list": "billing.payments:list_payments",
        "receipt": "billing.papers:receipt",
        "online": "billing.online:online",
        "link": "billing.online:link",
        "by-link": "billing.online:by_link",
        "intent": "billing.online:show_intent",
        "exceptions": "billing.online:exceptions",
        "exception": "billing.online:show_exception",
        "decide-exception": "billing.online:decide_exception",
        "refund": "billing.refunds:ask",
        "refunds": "billing.refunds:list_refunds",
        "show-refund": "billing.refunds:show",
        "decide-refund": "billing.refunds:decide",
        "pay-out": "billing.refunds:pay_out",
    },
)
cashier = LazyGroup(
    "cashier",
    "Drawers: opened with a float, counted blindly, closed.",
    {
        "open": "billing.cashiers:open_session",
        "close": "billing.cashiers:close_session",
        "mine": "billing.cashiers:mine",
        "show": "billing.cashiers:show",
        "list": "billing.cashiers:list_sessions",
        "print": "billing.cashiers:print_session",
    },
)
dues = LazyGroup(
    "dues",
    "What keeps a patient from booking.",
    {
        "override": "billing.dues:override",
        "overrides": "billing.dues:overrides",
        "disputes": "billing.disputes:disputes",
        "show-dispute": "billing.disputes:show_dispute",
        "decide-dispute": "billing.disputes:decide_dispute",
    },
)
billing = LazyGroup(
    "billing",
    "The books: statements, revenue, and whether they add up.",
    {
        "statement": "billing.books:statement",
        "print-statement": "billing.papers:statement",
        "revenue": "billing.books:revenue",
        "trial-balance": "billing.books:trial_balance",
        "reconcile": "billing.books:reconcile",
        "close": "billing.periods:close",
        "periods": "billing.periods:periods",
    },
)
