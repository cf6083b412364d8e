"""What billing does when money is to go back to who paid it."""

from typing import Any

from mediklaud.application.billing.ask_refund import AskRefund, ask_refund
from mediklaud.application.billing.decide_refund import DecideRefund, decide_refund
from mediklaud.application.billing.list_refunds import ListRefunds, list_refunds
from mediklaud.application.billing.pay_out_refund import PayOutRefund, pay_out_refund
from mediklaud.application.billing.read_refund import ReadRefund, read_refund
from mediklaud.application.billing.send_refund import (
    SendRefund,
    ask_to_give_back,
    before_sending,
    send_refund,
)
from mediklaud.application.messages import Message
from mediklaud.application.use_case import Function

USE_CASES: dict[type[Message[Any]], Function] = {
    AskRefund: ask_refund,
    DecideRefund: decide_refund,
    PayOutRefund: pay_out_refund,
    ReadRefund: read_refund,
    ListRefunds: list_refunds,
    SendRefund: send_refund,
}
ERRANDS: dict[type[Message[Any]], tuple[Function, Function]] = {
    SendRefund: (before_sending, ask_to_give_back),
}
"""What is kept before the gateway is asked, and the asking."""
