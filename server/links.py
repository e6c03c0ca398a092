"""Addresses that leave the house: in QR codes, invitations and on the command line."""

import hashlib
import hmac

from flask import has_request_context, request

from server.services import services

_PROOF_CHARACTERS = 12


def public_url() -> str:
    """Return where people reach us: as configured, else as this request did."""
    configured = services().settings.public_url
    if configured is None and has_request_context():
        return request.url_root.rstrip("/")
    return configured or ""


def join_url(code: str) -> str:
    """Return what the QR code says. The proof lets it pass when typed codes are being guessed."""
    return f"{public_url()}/j/{code}/{join_proof(code)}"


def join_proof(code: str) -> str:
    key = services().settings.secret_key.encode()
    return hmac.new(key, b"join:" + code.encode(), hashlib.sha256).hexdigest()[:_PROOF_CHARACTERS]


def is_join_proof(code: str, proof: str) -> bool:
    return hmac.compare_digest(join_proof(code).encode(), proof.encode())


def desk_link(event: str, token: str) -> str:
    """Return a facilitator's link. The token stands behind the #: it reaches no log on the way."""
    return f"{public_url()}/desk/{event}#{token}"


def projector_link(event: str, token: str) -> str:
    return f"{public_url()}/projector/{event}#{token}"
