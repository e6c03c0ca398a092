"""The HTTP half of the protocol: JSON there and back. One request blocks, so it runs in a thread."""

import asyncio
import gzip
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec

from server.rehearsal.client import jitter
from server.rehearsal.connection import Refusal
from server.rehearsal.wire import Answer

_WITHIN = 60.0
_ATTEMPTS = 5
_WAITS_FOR = 60.0
_SPREAD = 0.5


class Reply(NamedTuple):
    status: int
    body: bytes


class Http:
    """Requests to one server, with one token or none."""

    def __init__(self, base_url: str, token: str | None = None, lang: str = "de") -> None:
        parts = urlsplit(base_url)
        self._door = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        self._netloc, self._folder = parts.netloc, parts.path.rstrip("/")
        self._headers = {"Accept-Encoding": "gzip", "Accept-Language": lang}
        if token is not None:
            self._headers["Authorization"] = f"Bearer {token}"

    async def get(self, path: str) -> Answer:
        return _answer(await self._ask("GET", path, None))

    async def post(self, path: str, body: object) -> Answer:
        return _answer(await self._ask("POST", path, body))

    async def delete(self, path: str) -> Answer:
        return _answer(await self._ask("DELETE", path, None))

    async def download(self, path: str) -> bytes:
        return (await self._ask("GET", path, None)).body

    async def _ask(self, method: str, path: str, body: object) -> Reply:
        """Return the reply that is no refusal; a passing one is waited out for a while. Raises Refusal."""
        give_up = asyncio.get_running_loop().time() + _WAITS_FOR
        while True:
            reply = await self._patiently(method, path, body)
            if reply.status < 400:
                return reply
            refusal = Refusal(_answer(reply))
            if refusal.retry_after is None or asyncio.get_running_loop().time() > give_up:
                raise refusal
            await asyncio.sleep(refusal.retry_after + jitter(_SPREAD))

    async def _patiently(self, method: str, path: str, body: object) -> Reply:
        """A crowd at the door may find it shut for a moment; the same request later is the same wish."""
        for attempt in range(1, _ATTEMPTS):
            try:
                return await asyncio.to_thread(self._request, method, path, body)
            except (OSError, HTTPException):
                await asyncio.sleep(jitter(attempt))
        return await asyncio.to_thread(self._request, method, path, body)

    def _request(self, method: str, path: str, body: object) -> Reply:
        connection = self._door(self._netloc, timeout=_WITHIN)
        headers = self._headers
        sent = None
        if body is not None:
            sent = msgspec.json.encode(body)
            headers = headers | {"Content-Type": "application/json"}
        try:
            connection.request(method, self._folder + path, body=sent, headers=headers)
            response = connection.getresponse()
            content = response.read()
        finally:
            connection.close()
        if response.headers.get("Content-Encoding") == "gzip":
            content = gzip.decompress(content)
        return Reply(response.status, content)


def _answer(reply: Reply) -> Answer:
    try:
        answer = msgspec.json.decode(reply.body)
        if isinstance(answer, dict) and isinstance(answer.get("ok"), bool):
            return answer
    except msgspec.DecodeError:
        pass
    raise Refusal(
        {"ok": False, "code": "no_answer", "message": f"HTTP {reply.status} without an answer in JSON"}
    )
