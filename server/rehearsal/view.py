"""A copy of one stream, and the rules by which it stays one: docs/protocol.md, "Follow a stream"."""

from collections.abc import Iterable

from server.rehearsal.wire import Batch, Change, Followed, Row

Key = tuple[str, str]


class View:
    """Records by (kind, id), up to the number `n` of the stream; `n` None: nothing is known yet."""

    def __init__(self, stream: str) -> None:
        self.stream = stream
        self.epoch: str | None = None
        self.n: int | None = None
        self.records: dict[Key, Row] = {}
        self._held: list[Batch] = []

    @property
    def has_hole(self) -> bool:
        """Whether a batch waits for an earlier one."""
        return bool(self._held)

    def of_kind(self, kind: str) -> list[Row]:
        return [record for (its, _), record in self.records.items() if its == kind]

    def forget(self) -> None:
        self.epoch, self.n = None, None
        self.records, self._held = {}, []

    def take_answer(self, answer: Followed) -> list[Change]:
        """Take the answer to `follow`, be it a snapshot or changes; return the changes that were new."""
        if answer.epoch == self.epoch and self.n is not None and answer.to < self.n:
            return []  # an answer that a batch has overtaken
        if answer.snapshot is not None:
            self.epoch, self.n = answer.epoch, answer.to
            self.records = {(record["kind"], record["id"]): record for record in answer.snapshot}
            return self._take_held()
        if self.n is None or answer.epoch != self.epoch:
            raise ValueError("changes without a snapshot to apply them to")
        start = answer.from_ if answer.from_ is not None else self.n
        missed = Batch(answer.stream, answer.epoch, answer.to, start, answer.changes or [])
        return [*self._take(missed), *self._take_held()]

    def take_batch(self, batch: Batch) -> list[Change]:
        """Return the changes that were new. A batch behind a hole is kept: see `has_hole`."""
        if self.n is None or batch.from_ > self.n:
            self._held.append(batch)
            return []
        return [*self._take(batch), *self._take_held()]

    def _take_held(self) -> list[Change]:
        held, self._held = sorted(self._held, key=lambda batch: batch.from_), []
        return [change for batch in held if batch.epoch == self.epoch for change in self.take_batch(batch)]

    def _take(self, batch: Batch) -> list[Change]:
        known = self.n or 0
        if batch.to <= known:
            return []
        new = batch.changes if batch.from_ == known else [c for c in batch.changes if c.seq > known]
        self._apply(new)
        self.n = batch.to
        return new

    def _apply(self, changes: Iterable[Change]) -> None:
        records = self.records
        for change in changes:
            for record in change.put:
                records[record["kind"], record["id"]] = record
            for kind, record_id in change.drop:
                records.pop((kind, record_id), None)
