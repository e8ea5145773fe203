"""What a voice tells of itself is read from a folder that changes, and believed only so far."""

import logging
import shutil
from pathlib import Path
from typing import Any

import pytest

from bot.library.folder import NAME_LIMIT, Folder, VoiceFile
from model.card import Copied, CorpusRecord
from model.errors import VoiceError
from tests import voices
from tests.voices import write_voice

LONG = "x" * 5000


def test_a_trained_voice_tells_everything() -> None:
    voice = VoiceFile.read(voices.trained()[0])
    card = voice.card
    assert (voice.name, voice.title, card.corpus.licence) == ("trained", "Trained", "CC0")
    assert card.best is not None
    assert (len(card.corpus.books), card.best.epoch, card.openings) == (2, 4, ["The cat"])
    assert card.held_out_nats is not None
    assert 0 < card.held_out_nats < 3
    assert card.quality.copied.share is not None
    assert card.quality.copied.longest
    assert voice.size == voices.trained()[0].stat().st_size


@pytest.mark.parametrize("path", sorted(Path("model/voices").glob("*.keras")), ids=lambda p: p.stem)
def test_shipped_voices_tell_who_they_are(path: Path) -> None:
    voice = VoiceFile.read(path)
    card = voice.card
    assert voice.title.casefold() == voice.name
    assert card.corpus.licence
    assert card.held_out_nats
    assert len(card.openings) == 3
    assert card.best is not None
    assert len(card.epochs) >= card.best.epoch


def test_older_voices_tell_less(tmp_path: Path) -> None:
    voice = VoiceFile.read(write_voice(tmp_path / "old.keras"))
    card = voice.card
    assert (voice.title, card.corpus) == ("old", CorpusRecord("", "", "", []))
    assert (card.held_out_nats, card.quality.copied, card.openings) == (None, Copied(None, ""), [])
    assert card.epochs == []


@pytest.mark.parametrize("odd", [None, [], {}, "", LONG, -1, 10**400, True, [None], [[]], [{}]])
def test_odd_claims_are_not_believed(tmp_path: Path, odd: Any) -> None:
    keys = ("title", "corpus", "recipe", "epochs", "held_out_nats", "portrait")
    inner = {"name": odd, "licence": odd, "books": odd, "copied": odd, "share": odd, "longest": odd}
    for each in (odd, inner):
        path = write_voice(tmp_path / "odd.keras", **dict.fromkeys(keys, each))
        voice = VoiceFile.read(path)
        assert 0 < len(voice.title) <= 100
        assert len(voice.card.corpus.name) <= 100
        assert len(voice.card.corpus.licence) <= 100
        assert voice.card.epochs == []


@pytest.mark.parametrize("odd", [None, [], {}, "", -1, 0, 10**400, True, float("nan")])
def test_odd_lessons_are_left_out(tmp_path: Path, odd: Any) -> None:
    good: dict[str, Any] = {"epoch": 1, "training_nats": 2.0, "held_out_nats": 1.5}
    good["samples"] = [{"seed": "The", "text": " cat"}]
    spoilt = [{**good, key: odd} for key in ("epoch", "samples")]
    spoilt += [{**good, "samples": [{"seed": odd, "text": " cat"}]}] if odd != "" else []
    card = VoiceFile.read(write_voice(tmp_path / "odd.keras", epochs=[odd, *spoilt, good])).card
    assert card.openings == ["The"]
    assert [lesson.samples for lesson in card.epochs] == [{"The": " cat"}]


def test_titles_are_one_short_line(tmp_path: Path) -> None:
    title = "The\nVoice \u202e of\x00 " + LONG
    voice = VoiceFile.read(write_voice(tmp_path / "x.keras", title=title))
    assert voice.title.startswith("The Voice of xxx")
    assert len(voice.title) == 100
    assert len(voice.both_names) == 100
    assert voice.both_names.endswith(" (x)")


@pytest.mark.parametrize("name", ["x" * (NAME_LIMIT + 1), "a:b", "a`b", "a\nb", "a\udcffb"])
def test_names_that_fit_no_button_are_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.keras"
    shutil.copy(voices.trained()[0], path)
    with pytest.raises(VoiceError, match="name") as caught:
        VoiceFile.read(path)
    assert str(caught.value).isprintable()


async def test_the_folder_may_change_at_any_time(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    found = Folder(tmp_path / "voices")
    assert await found.all() == {}
    (tmp_path / "voices").mkdir()
    first = write_voice(tmp_path / "voices/first.keras", title="First")
    (tmp_path / "voices/notes.txt").write_text("no voice")
    assert [voice.title for voice in (await found.all()).values()] == ["First"]
    write_voice(tmp_path / "new.keras", title="Renamed").replace(first)
    assert [voice.title for voice in (await found.all()).values()] == ["Renamed"]
    first.unlink()
    assert await found.all() == {}
    assert caplog.records == []


async def test_a_damaged_file_is_left_out_and_logged_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    good = write_voice(tmp_path / "good.keras")
    (tmp_path / "bad.keras").write_bytes(b"no voice at all")
    write_voice(tmp_path / "future.keras", format_version=99)
    (tmp_path / "folder.keras").mkdir()
    found = Folder(tmp_path)
    for _ in range(3):
        assert list(await found.all()) == ["good"]
    assert len(caplog.records) == 3
    shutil.copy(good, tmp_path / "bad.keras")
    assert list(await found.all()) == ["bad", "good"]
    assert len(caplog.records) == 3
