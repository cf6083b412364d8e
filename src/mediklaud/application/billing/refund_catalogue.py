"""What billing does when money is to go back to who paid it."""

from typing import Any

from mediklaud.application.billing.ask_refund import AskRefund, ask_refund
from mediklaud.application.billing.decide_refund import DecideRefund, decide_refund
from mediklaud.application.billing.list_refunds import ListRefunds, list_refunds
from mediklaud.application.billing.pay_out_refund import PayOutRefund, pay_out_refund
from mediklaud.application.billing.read_refund import ReadRefund, read_refund
from mediklaud.application.messages import Message
from mediklaud.application.use_case import Function

USE_CASES: dict[type[Message[Any]], Function] = {
    AskRefund: ask_refund,
    DecideRefund: decide_refund,
    PayOutRefund: pay_out_refund,
    ReadRefund: read_refund,
    ListRefunds: list_refunds,
}
