"""The guard at start: which options the socket library gets, and which libraries it agrees to stand on."""

from types import SimpleNamespace

import pytest
from eventlet.websocket import RFC6455WebSocket

from server import ingress
from server.ingress import versions
from server.settings import SettingsRefused

ENGINE = {"async_mode": "eventlet", "_async": {}, "handlers": {}, "sockets": {}}


def test_the_socket_library_gets_a_narrow_door() -> None:
    options = ingress.server_options()
    plain = {name: value for name, value in options.items() if isinstance(value, int | None)}
    assert plain == {
        "max_http_buffer_size": 16 * 1024,
        "ping_interval": 10,
        "ping_timeout": 10,
        "cors_allowed_origins": None,
        "always_connect": False,
        "manage_session": False,
        "async_handlers": False,
        "http_compression": False,
    }
    assert set(options) - set(plain) == {"json", "serializer", "logger", "engineio_logger"}


def test_the_installed_libraries_are_known(caplog: pytest.LogCaptureFixture) -> None:
    versions.check_libraries(SimpleNamespace(**ENGINE))
    assert caplog.messages == []


def test_an_untested_version_is_named_once(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = {"python-socketio": "5.18.1", "python-engineio": "4.15.1", "eventlet": "0.99.0"}
    monkeypatch.setattr(versions, "version", installed.__getitem__)
    versions.check_libraries(SimpleNamespace(**ENGINE))
    assert caplog.messages == ["not tested with the guard of live connections: eventlet 0.99.0"]


@pytest.mark.parametrize("part", ["_async", "handlers", "sockets"])
def test_without_a_part_of_the_library_nothing_starts(part: str) -> None:
    rest = {name: value for name, value in ENGINE.items() if name != part}
    with pytest.raises(SettingsRefused, match=rf"missing: engineio\.Server\.{part}"):
        versions.check_libraries(SimpleNamespace(**rest))


def test_without_a_part_of_the_engine_nothing_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(RFC6455WebSocket, "_recv_frame")
    with pytest.raises(SettingsRefused, match=r"missing: RFC6455WebSocket\._recv_frame"):
        versions.check_libraries(SimpleNamespace(**ENGINE))


def test_on_another_engine_nothing_starts() -> None:
    with pytest.raises(SettingsRefused, match="threading"):
        versions.check_libraries(SimpleNamespace(**{**ENGINE, "async_mode": "threading"}))
