"""The independent implementation that `reference.py` runs, and what its parts for gateways and dispatches share."""

from .address import sender
from .answers import envelope, event_write
from .document import is_integer, member, read_object, written
from .edge import retry_seconds
from .instant import write_time
from .money import parse_amount, print_amount
from .plan import given_facts, plan_bulk, plan_send
from .requests import BULK, SEND, read_request
from .runner import OPS, check_file, differs, main
from .tables import ERRORS, Err, HERE, rows

__all__ = [
    "BULK", "ERRORS", "Err", "HERE", "OPS", "SEND", "check_file", "differs", "envelope", "event_write",
    "given_facts", "is_integer", "main", "member", "parse_amount", "plan_bulk", "plan_send", "print_amount",
    "read_object", "read_request", "retry_seconds", "rows", "sender", "write_time", "written",
]
