"""asyncio's side of the writer."""

import asyncio
import time
from contextlib import closing

import pytest

from bot.errors import UserError
from bot.library.async_writer import AsyncWriter
from bot.library.folder import VoiceFile
from model.decoder import Decoder
from model.errors import Busy
from model.request import Request
from model.voice import Voice
from tests import voices
from tests.model.scripted import Gate, Interrupted


@pytest.fixture(scope="module")
def voice() -> Voice:
    return Voice.load(voices.trained()[0])


def make_writer(decoder: Decoder, patience: float = 20.0) -> AsyncWriter:
    return AsyncWriter(decoder, VoiceFile.read(voices.trained()[0]), patience)


async def test_the_loop_goes_on_while_spells_are_written(voice: Voice) -> None:
    with closing(make_writer(Interrupted(voice, lambda: time.sleep(0.01)))) as writer:
        writing = [asyncio.ensure_future(writer.write(Request("The"), n)) for n in range(20)]
        late = []
        while not all(task.done() for task in writing):
            begun = time.monotonic()
            await asyncio.sleep(0.001)
            late.append(time.monotonic() - begun)
        assert len(late) > 20
        assert all(task.result().text for task in writing)


async def test_a_spell_that_takes_too_long_is_put_aside(voice: Voice) -> None:
    gate = Gate()
    with closing(make_writer(Interrupted(voice, gate), patience=1.0)) as writer:
        with pytest.raises(UserError, match="too-slow"):
            await writer.write(Request("The cat"), 1)
        gate.open()
        assert (await writer.write(Request("The cat"), 1)).text


async def test_a_caller_who_goes_takes_the_request_back(voice: Voice) -> None:
    gate = Gate()
    with closing(make_writer(Interrupted(voice, gate))) as writer:
        tasks = [asyncio.ensure_future(writer.write(Request("The", "page"), 1)) for _ in range(50)]
        await asyncio.to_thread(gate.waiting.wait, 10)
        for task in tasks:
            task.cancel()
        gate.open()
        assert (await writer.write(Request("The cat"), 1)).text
        assert all(task.cancelled() for task in tasks)


async def test_too_many_are_told_when_to_come_back(voice: Voice) -> None:
    gate = Gate()
    with closing(make_writer(Interrupted(voice, gate))) as writer:
        first = asyncio.ensure_future(writer.write(Request("The"), 0))
        await asyncio.to_thread(gate.waiting.wait, 10)
        crowd = [asyncio.ensure_future(writer.write(Request("The"), 1)) for _ in range(300)]
        await asyncio.sleep(0)  # everybody asks
        gate.open()
        answers = await asyncio.gather(first, *crowd, return_exceptions=True)
        assert sum(isinstance(answer, Busy) for answer in answers) == 100
