"""What every answer tells browsers to refuse, and the refusal of writes that another site started."""

import re
from urllib.parse import urlsplit

from flask import Flask, Response, abort, request

from server.login import has_session_cookie

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
    # The one policy there is: it names the worker's address (frontend/src/phone).
    "trusted-types": "teilhabe-worker",
}
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # Whoever may be kept by a browser or proxy says so itself; everything else is not.
    "Cache-Control": "no-store",
}
_PLAIN_HOST = re.compile(r"[A-Za-z0-9.:\[\]-]+")
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


def init_headers(app: Flask) -> None:
    app.before_request(refuse_foreign_writes)
    app.after_request(_add_headers)


def content_security_policy() -> str:
    """Return the policy of every page. For Safari before 15.4, 'self' does not cover our own sockets."""
    sockets = f" ws://{request.host} wss://{request.host}" if _PLAIN_HOST.fullmatch(request.host) else ""
    return "; ".join(
        f"{name} {sources}{sockets if name == 'connect-src' else ''}" for name, sources in _POLICY.items()
    )


def _add_headers(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", content_security_policy())
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def refuse_foreign_writes() -> None:
    """Answer 403 to an unsafe request that a page of another site sent with our visitor's cookies."""
    if request.method not in _SAFE_METHODS and not _is_our_own():
        abort(403)


def _is_our_own() -> bool:
    """Browsers say where a request comes from; programs do not, and then no cookie may speak for them."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    if origin is not None:
        return urlsplit(origin).netloc == request.host
    return not has_session_cookie()
