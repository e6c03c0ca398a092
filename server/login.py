"""Who sits at this browser: the cookies of organisers. Participants get none."""

from flask import g, request
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.wrappers import Response

from server.accounts import SESSION_SECONDS, Account, digest_of
from server.services import services

_A_YEAR = 365 * 24 * 3600


def _cookie(name: str) -> str:
    # A browser keeps `__Host-` cookies only over https, and then nobody else on the domain can set them.
    return f"__Host-{name}" if _over_https() else name


def _over_https() -> bool:
    """Whether the browser speaks https, to us or to the proxy that stands at our public address."""
    scheme, _, host = (services().settings.public_url or "").partition("://")
    return request.is_secure or (scheme == "https" and host.partition("/")[0] == request.host)


def _session() -> str | None:
    return request.cookies.get(_cookie("teilhabe"))


def has_session_cookie() -> bool:
    return _session() is not None


def account() -> Account | None:
    """Return who is logged in here."""
    if "account" not in g:
        session = _session()
        g.account = services().accounts.account_of(session) if session else None
    found: Account | None = g.account
    return found


def token() -> str:
    """Return the token by which pages of a logged-in organiser speak to the API."""
    return services().access.account_token(digest_of(_session() or ""))


def remember(response: Response, found: Account, session: str) -> None:
    """Give the browser its new session, and note that it is known to this account."""
    _set(response, "teilhabe", session, SESSION_SECONDS)
    _set(response, "teilhabe-device", str(_device_signer().dumps(found.id)), _A_YEAR)


def end_session() -> None:
    """End this browser's session for good, on disk and on open sockets."""
    if (session := _session()) is not None:
        services().accounts.log_out(session)
        services().access.end_session(digest_of(session))


def forget(response: Response) -> None:
    response.delete_cookie(_cookie("teilhabe"), secure=_over_https(), httponly=True, samesite="Lax")


def known_as() -> str:
    """Return the id of the account that this browser logged in to before, or nothing."""
    try:
        return str(_device_signer().loads(request.cookies.get(_cookie("teilhabe-device"), "")))
    except BadSignature:
        return ""


def _device_signer() -> URLSafeSerializer:
    return URLSafeSerializer(services().settings.secret_key, salt="known device")


def _set(response: Response, name: str, value: str, seconds: int) -> None:
    response.set_cookie(
        _cookie(name), value, max_age=seconds, secure=_over_https(), httponly=True, samesite="Lax"
    )
