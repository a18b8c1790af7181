"""One writer: gathers what is to be written and commits it together.

A hundred inserts in one transaction are about as dear as one, so whoever comes while a commit is
under way shares the next one. Should a batch fail, its jobs are tried one by one, and only the one
at fault fails.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from nudgebot.domain.record import Receipt, Record
from nudgebot.stores import StoreUnavailableError

T = TypeVar("T")
BATCH = 128

Job = Callable[[AsyncConnection], Awaitable[Any]]
WriteRecords = Callable[[AsyncConnection, Sequence[Record]], Awaitable[Sequence[Receipt]]]


def _nothing(result: object) -> None:
    del result


@dataclass(slots=True)
class _Item:
    work: Job | Record
    then: Callable[[Any], None]
    result: "asyncio.Future[Any]" = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )

    def settle(self, result: object) -> None:
        self.then(result)
        if not self.result.done():
            self.result.set_result(result)

    def fail(self, error: Exception) -> None:
        if not self.result.done():
            unavailable = StoreUnavailableError(type(error).__name__)
            unavailable.__cause__ = error
            self.result.set_exception(unavailable)


class Writer:
    """Runs jobs in transactions, in the order in which they came.

    `then` is called with the result as soon as a job is committed, also when whoever asked for it
    has stopped waiting.
    """

    def __init__(self, engine: AsyncEngine, write_records: WriteRecords) -> None:
        self._engine = engine
        self._write_records = write_records
        self._queue: asyncio.Queue[_Item] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None
        self._is_closed = False

    def start(self) -> None:
        """Begin to write."""
        self._task = asyncio.create_task(self._write_on(), name="writer")

    async def stop(self) -> None:
        """Write what is queued, take no more, and stop."""
        self._is_closed = True
        await self._queue.join()
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def record(
        self, record: Record, *, then: Callable[[Receipt], None] = _nothing
    ) -> Receipt:
        """Write one record; raises StoreUnavailableError when nothing was written."""
        receipt: Receipt = await self._enqueue(record, then)
        return receipt

    async def run(
        self,
        job: Callable[[AsyncConnection], Awaitable[T]],
        *,
        then: Callable[[T], None] = _nothing,
    ) -> T:
        """Run one job in a transaction; raises StoreUnavailableError when nothing was written."""
        result: T = await self._enqueue(job, then)
        return result

    async def _enqueue(self, work: Job | Record, then: Callable[[Any], None]) -> Any:  # noqa: ANN401 - each job has its own
        if self._is_closed:
            raise StoreUnavailableError("closed")
        item = _Item(work, then)
        self._queue.put_nowait(item)
        return await item.result

    async def _write_on(self) -> None:
        while True:
            batch = [await self._queue.get()]
            while len(batch) < BATCH and not self._queue.empty():
                batch.append(self._queue.get_nowait())
            await self._write(batch)
            for _ in batch:
                self._queue.task_done()

    async def _write(self, batch: Sequence[_Item]) -> None:
        try:
            results = await self._commit(batch)
        except Exception as error:  # noqa: BLE001 - whatever it is, the writer goes on
            if len(batch) == 1:
                batch[0].fail(error)
                return
            for item in batch:
                await self._write([item])
            return
        for item, result in zip(batch, results, strict=True):
            item.settle(result)

    async def _commit(self, batch: Sequence[_Item]) -> Sequence[object]:
        records = [item.work for item in batch if isinstance(item.work, Record)]
        async with self._engine.begin() as connection:
            receipts = iter(await self._write_records(connection, records) if records else ())
            return [
                next(receipts) if isinstance(item.work, Record) else await item.work(connection)
                for item in batch
            ]
