"""Voices are loaded when they are needed, unloaded for others, and never under anybody's hands."""

import asyncio
import logging
import shutil
import threading
import time
from pathlib import Path

import pytest

from bot.errors import UserError
from bot.library.library import Library
from model.decoder import Decoder
from model.errors import Cancelled, VoiceError
from model.request import Request
from model.voice import Voice
from tests import voices
from tests.model.scripted import Interrupted
from tests.voices import vocabulary, write_voice

NAMES = ("alpha", "beta", "gamma", "delta")
REQUEST = Request("The cat")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in NAMES:
        write_voice(tmp_path / f"{name}.keras", title=f"The {name}", vocabulary=vocabulary())
    return tmp_path


class Loads:
    """Makes decoders, and notes of which voices."""

    def __init__(self) -> None:
        self.of: list[str] = []

    def __call__(self, path: Path) -> Decoder:
        self.of.append(path.stem)
        return Decoder(Voice.load(path))


def threads() -> int:
    return sum(thread.name == "writer" for thread in threading.enumerate())


async def test_a_voice_is_loaded_when_it_is_first_used(folder: Path) -> None:
    loads = Loads()
    async with Library(folder, "alpha", make_decoder=loads) as library:
        assert list(await library.voices()) == ["alpha", "beta", "delta", "gamma"]
        assert loads.of == ["alpha"]
        for _ in range(3):
            async with library.use("beta") as writer:
                assert writer.file.title == "The beta"
                assert (await writer.write(REQUEST, 1)).text
        assert loads.of == ["alpha", "beta"]
    assert threads() == 0


async def test_what_was_not_used_for_longest_makes_room_but_never_the_default(folder: Path) -> None:
    loads = Loads()
    async with Library(folder, "alpha", most_loaded=3, make_decoder=loads) as library:
        for name in ("beta", "gamma", "beta", "delta", "beta", "alpha", "gamma"):
            async with library.use(name):
                pass
            assert threads() <= 3
        assert loads.of == ["alpha", "beta", "gamma", "delta", "gamma"]


async def test_nothing_is_unloaded_while_somebody_uses_it(folder: Path) -> None:
    loads = Loads()
    async with Library(folder, "alpha", most_loaded=2, make_decoder=loads) as library:
        async with library.use("beta") as writer:
            other = asyncio.ensure_future(write_with(library, "gamma"))
            for _ in range(3):  # asked later, and answered, so the other has come as far as it may
                assert await write_with(library, "alpha") == "The alpha"
            assert not other.done()
            assert loads.of == ["alpha", "beta"]
            assert (await writer.write(REQUEST, 1)).text
        assert await other == "The gamma"
        assert threads() == 2


async def test_many_voices_at_once_all_get_their_turn(folder: Path) -> None:
    async with Library(folder, "alpha", most_loaded=2) as library:
        asked = [name for name in NAMES for _ in range(5)]
        written = await asyncio.gather(*(write_with(library, name) for name in asked))
        assert written == [f"The {name}" for name in asked]
        assert threads() <= 2


async def write_with(library: Library, name: str) -> str:
    async with library.use(name) as writer:
        assert (await writer.write(REQUEST, 1)).text
        return writer.file.title


async def test_a_changed_file_speaks_at_once_and_a_removed_one_no_more(folder: Path) -> None:
    async with Library(folder, "alpha") as library:
        assert await write_with(library, "beta") == "The beta"
        new = write_voice(folder / "new", title="Another", vocabulary=vocabulary())
        async with library.use("beta") as before:
            new.replace(folder / "beta.keras")
            assert await write_with(library, "beta") == "Another"
            assert (await before.write(REQUEST, 1)).text  # whoever began goes on
        (folder / "beta.keras").unlink()
        with pytest.raises(UserError, match="voice-missing"):
            await write_with(library, "beta")
        with pytest.raises(UserError, match="voice-missing"):
            await library.find("beta")
    assert threads() == 0


async def test_the_default_voice_speaks_even_if_its_file_is_gone_or_spoilt(folder: Path) -> None:
    async with Library(folder, "alpha") as library:
        (folder / "alpha.keras").write_bytes(b"spoilt")
        assert await write_with(library, "alpha") == "The alpha"
        (folder / "alpha.keras").unlink()
        assert await write_with(library, "alpha") == "The alpha"
        assert next(iter(await library.voices())) == "alpha"


async def test_a_voice_that_cannot_be_loaded_is_left_out_and_logged_once(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    spoilt = folder / "beta.keras"
    voices.rewrite(folder / "alpha.keras", spoilt, {"model.weights.h5": b"no weights"})
    async with Library(folder, "alpha") as library:
        assert "beta" in await library.voices()
        for _ in range(3):
            with pytest.raises(UserError, match="voice-missing"):
                await write_with(library, "beta")
        assert "beta" not in await library.voices()
    assert len(caplog.records) == 1
    assert "model.weights.h5" in caplog.text


async def test_a_voice_that_breaks_unforeseen_is_left_out_too(
    folder: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = Voice.load

    def load_some(path: Path) -> Voice:
        if path.stem in ("beta", "delta"):
            raise RuntimeError("something within")
        return load(path)

    monkeypatch.setattr(Voice, "load", load_some)
    async with Library(folder, "alpha") as library:
        with pytest.raises(UserError, match="voice-missing"):
            await write_with(library, "beta")
        with pytest.raises(UserError, match="voice-missing"):
            await library.fingerprint((await library.voices())["delta"])
        assert [record.getMessage() for record in caplog.records] == [
            "This voice is left out: RuntimeError"
        ] * 2
        assert await write_with(library, "gamma") == "The gamma"


async def test_a_default_voice_that_is_none_is_refused(folder: Path) -> None:
    (folder / "spoilt.keras").write_bytes(b"no voice")
    for name in ("nobody", "spoilt", "x" * 61):
        with pytest.raises(VoiceError, match=name):
            await Library(folder, name).__aenter__()


@pytest.mark.parametrize("asked", ["beta", "BETA", "The beta", " the BETA "])
async def test_a_voice_is_found_by_its_name_or_title(folder: Path, asked: str) -> None:
    async with Library(folder, "alpha") as library:
        assert (await library.find(asked)).name == "beta"


@pytest.mark.parametrize("asked", ["", "../alpha", "alpha.keras", "\0", "\ud800", "x" * 5000])
async def test_nothing_else_is_found(
    folder: Path, asked: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with Library(folder, "alpha") as library:
        with pytest.raises(UserError, match="voice-missing"):
            await library.find(asked)
        with pytest.raises(UserError, match="voice-missing"):
            await write_with(library, asked)
    assert caplog.records == []


async def test_a_fingerprint_is_that_of_the_loaded_voice(folder: Path) -> None:
    loads = Loads()
    other = folder / "other.keras"
    shutil.copy(voices.SMALL_VOICE, other)
    async with Library(folder, "alpha", make_decoder=loads) as library:
        cards = await library.voices()
        numbers = [await library.fingerprint(cards[name]) for name in ("alpha", "beta", "other")]
        assert numbers[0] == numbers[1] != numbers[2]
        async with library.use("other") as writer:
            assert writer.voice.fingerprint == numbers[2]
        assert loads.of == ["alpha", "other"]


async def test_the_loop_goes_on_while_voices_are_loaded(folder: Path) -> None:
    def load(path: Path) -> Decoder:
        time.sleep(0.2)
        return Decoder(Voice.load(path))

    async with Library(folder, "alpha", make_decoder=load) as library:
        loading = asyncio.ensure_future(write_with(library, "beta"))
        rounds = 0
        while not loading.done():
            # Others are not kept waiting.
            assert await write_with(library, "alpha") == "The alpha"
            rounds += 1
        assert rounds > 3


async def test_the_end_waits_a_moment_for_what_is_being_cast(folder: Path) -> None:
    library, sent = Library(folder, "alpha"), False

    async def cast() -> None:
        nonlocal sent
        with library.casting():
            await write_with(library, "beta")
            await asyncio.sleep(0.1)
            sent = True

    async with library:
        task = asyncio.ensure_future(cast())
        await asyncio.sleep(0.01)
    assert sent
    assert task.done()
    with pytest.raises(Cancelled):
        await write_with(library, "alpha")
    with pytest.raises(Cancelled):
        await write_with(library, "gamma")
    assert threads() == 0


async def test_an_impatient_second_signal_ends_the_writers_too(folder: Path) -> None:
    drawing, leaving, told = threading.Event(), asyncio.Event(), []

    def draw_slowly() -> None:
        drawing.set()
        time.sleep(0.02)

    def make(path: Path) -> Decoder:
        return Interrupted(Voice.load(path), draw_slowly)

    library = Library(folder, "alpha", make_decoder=make)

    async def cast(number: int) -> None:
        with library.casting():
            try:
                async with library.use(NAMES[number % 2]) as writer:
                    await writer.write(Request("The", "page"), number)
            except Cancelled:
                told.append(number)

    casting: list[asyncio.Task[None]] = []

    async def serve() -> None:
        async with library:
            casting.extend(asyncio.ensure_future(cast(number)) for number in range(60))
            try:
                await asyncio.Event().wait()
            finally:
                leaving.set()

    serving = asyncio.ensure_future(serve())
    await asyncio.to_thread(drawing.wait, 10)
    serving.cancel()
    await leaving.wait()
    serving.cancel()  # while it waits for those who are casting
    with pytest.raises(asyncio.CancelledError):
        await serving
    await asyncio.wait(casting, timeout=10)
    assert all(task.done() for task in casting)
    assert len(told) > 0
    assert threads() == 0
