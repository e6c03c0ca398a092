"""Joining by code: no account, one token per device."""

from formats.commands import Role
from server.budgets import Budget
from server.links import is_join_proof
from server.organising import EventLine, find_event_by_code
from server.refusals import Refused
from server.services import Services

# For the whole installation, not per address, which a room shares. QR codes carry a proof and pass.
WRONG_CODES = Budget("30 per minute")


def event_of_code(services: Services, code: str, proof: str = "") -> EventLine:
    """Return the event of a code as typed or scanned; raises Refused (wrong_code, too_fast)."""
    line = find_event_by_code(services, code)
    proved = line is not None and bool(proof) and is_join_proof(line.code, proof)
    if not proved:
        WRONG_CODES.check()
    if line is None:
        WRONG_CODES.spend()
        raise Refused("wrong_code")
    return line


def join(services: Services, code: str, proof: str, name: str) -> dict[str, str]:
    """Return event, token and access of a new participant; raises Refused (wrong_code, too_fast)."""
    line = event_of_code(services, code, proof)
    access, token = services.access.issue(line.id, Role.PARTICIPANT, name)
    return {"event": line.id, "token": token, "access": access}
