"""What one writes first with Flask-SocketIO: validate, store, send to the room, acknowledge, post by post.

The same job as ours for one workshop's wall, every post stored with synchronous=FULL, in the messages of
docs/protocol.md, so that the same clients can measure both.

    python benchmarks/plain_server.py FOLDER PORT
"""

import sqlite3
import sys
import time
from typing import Any

from flask import Flask
from flask_socketio import SocketIO, emit, join_room

_EPOCH = "plain"
_SCHEMA = """
    PRAGMA journal_mode=WAL;
    PRAGMA synchronous=FULL;
    CREATE TABLE contributions (id TEXT PRIMARY KEY, question TEXT NOT NULL, text TEXT NOT NULL);
    CREATE TABLE changes (seq INTEGER PRIMARY KEY, contribution TEXT NOT NULL UNIQUE);
"""
_FIELDS = ("question", "contribution", "text", "secret")

app = Flask(__name__)
socketio = SocketIO(app, async_mode="eventlet", cors_allowed_origins=None)
database = sqlite3.connect(f"{sys.argv[1]}/plain.sqlite", check_same_thread=False)


@socketio.on("follow")
def follow(message: dict[str, Any]) -> dict[str, Any]:
    stream = message["stream"]
    join_room(stream)
    (seq,) = database.execute("SELECT coalesce(max(seq), 0) FROM changes").fetchone()
    head = {"ok": True, "stream": stream, "epoch": _EPOCH, "to": seq, "now": int(time.time() * 1000)}
    return {**head, "snapshot": []}


@socketio.on("command")
def command(message: dict[str, Any]) -> dict[str, Any]:
    payload = message["payload"]
    if not all(isinstance(payload.get(field), str) for field in _FIELDS):
        return {"ok": False, "code": "invalid"}
    text = payload["text"].strip()
    if not text or len(text) > 280:
        return {"ok": False, "code": "too_long"}
    contribution, question, item = payload["contribution"], payload["question"], message["item"]
    with database:
        row = (contribution, question, text)
        database.execute("INSERT INTO contributions (id, question, text) VALUES (?, ?, ?)", row)
        seq = database.execute("INSERT INTO changes (contribution) VALUES (?)", (contribution,)).lastrowid
    assert seq is not None
    record = {"kind": "contribution", "id": contribution, "item": item, "question": question, "text": text}
    change = {"seq": seq, "type": "contribution_posted", "by": "participant", "at": 0, "put": [record]}
    wall = f"wall:{item}"
    batch = {"stream": wall, "epoch": _EPOCH, "from": seq - 1, "to": seq, "changes": [change]}
    emit("batch", batch, to=wall)
    return {"ok": True, "seq": seq}


if __name__ == "__main__":
    database.executescript(_SCHEMA)
    # The one thing that is not plain: 1,024 connections would be the most.
    socketio.run(app, host="127.0.0.1", port=int(sys.argv[2]), max_size=4096)
