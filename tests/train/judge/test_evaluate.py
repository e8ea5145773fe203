import json
import math
import re
from pathlib import Path

import keras
import numpy as np
import pytest

from model.decoder import Decoder
from model.voice import Voice
from tests import voices
from tests.train.conftest import Command, Trained
from train.data.corpus import read_corpus
from train.judge.evaluate import held_out_texts, measure_loss, trained_with


def by_keras(path: Path, texts: list[str]) -> tuple[float, int]:
    """Return the nats and the characters of texts, each read in one go by the Keras network."""
    network, vocabulary = keras.saving.load_model(path), Voice.load(path).vocabulary
    nats, characters = 0.0, 0
    for text in texts:
        ids = np.array([vocabulary.characters.index(c) for c in text])
        logits = network.predict(ids[None, :-1], verbose=0)[0].astype(np.float64)
        likelihood = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
        nats -= np.log(likelihood[np.arange(len(ids) - 1), ids[1:]]).sum()
        characters += len(ids) - 1
    return nats, characters


def ends_of(folder: Path, share: float) -> list[str]:
    texts = [path.read_text("utf-8") for path in sorted(folder.iterdir())]
    return [text[round(len(text) * (1 - share)) :] for text in texts]


def printed(out: str) -> tuple[float, int]:
    match = re.search(r"([\d.]+) nats \(([\d.]+) bits\) per character over ([\d,]+) held-out", out)
    assert match is not None
    assert float(match[2]) == pytest.approx(float(match[1]) / math.log(2), abs=1e-3)
    return float(match[1]), int(match[3].replace(",", ""))


def test_training_books_are_measured_on_their_end(trained: Trained, command: Command) -> None:
    voice, books = trained
    code, out, error = command("evaluate", voice, books)
    nats, characters = by_keras(voice, ends_of(books, 0.05))
    assert (code, error) == (0, "")
    assert printed(out)[0] == pytest.approx(nats / characters, abs=1e-4)
    assert printed(out)[1] == characters
    assert "(2 books by their held-out end, 0 never seen)" in out
    recorded = Voice.load(voice).card.held_out_nats
    assert recorded == pytest.approx(nats / characters, abs=1e-4)


def test_other_books_are_measured_whole(trained: Trained, command: Command, tmp_path: Path) -> None:
    voice, books = trained
    known = (books / "book1.txt").read_text("utf-8")
    other = voices.book(40, seed=9)
    folder = voices.write_books(tmp_path / "mixed", [known, other])
    _, out, _ = command("evaluate", voice, folder)
    nats, characters = by_keras(voice, [known[round(len(known) * 0.95) :], other])
    assert printed(out)[0] == pytest.approx(nats / characters, abs=1e-4)
    assert printed(out)[1] == characters
    assert "(1 books by their held-out end, 1 never seen)" in out


def test_books_that_look_like_others_and_books_that_are_missing_are_named(
    trained: Trained, command: Command, tmp_path: Path
) -> None:
    voice, books = trained
    known = (books / "book1.txt").read_text("utf-8")
    folder = voices.write_books(tmp_path / "mixed", [voices.book(40, seed=9), known])
    out = command("evaluate", voice, folder, "--characters=1000").out
    assert "Never seen, but named like a book that it has learnt: 1, such as book0.txt." in out
    assert "1 of the 2 books that it was trained on are not here, such as book0.txt" in out
    page = tmp_path / "page.html"
    assert command("report", voice, folder, "--out", page).code == 0
    assert "Of its 2 books this page knows 1." in page.read_text("utf-8")
    out = command("evaluate", voice, books, "--characters=1000").out
    assert "named like a book" not in out
    assert "are not here" not in out


def test_int8_is_within_half_a_percent(trained: Trained, command: Command) -> None:
    voice, books = trained
    exact, characters = printed(command("evaluate", voice, books).out)
    rounded, as_many = printed(command("evaluate", voice, books, "--precision", "int8").out)
    assert as_many == characters
    assert rounded == pytest.approx(exact, rel=0.005)


def test_training_helped(trained: Trained) -> None:
    voice, books = trained
    texts = held_out_texts(read_corpus(books, 0.05), trained_with(Voice.load(voice).card))
    learnt = measure_loss(Decoder(Voice.load(voice), "float32"), texts).nats_per_character
    frequencies = np.unique(list("".join(texts)), return_counts=True)[1] / sum(map(len, texts))
    assert learnt < -(frequencies * np.log(frequencies)).sum() / 3  # than letters by frequency


def test_cut_into_pieces_a_text_has_the_same_loss(trained: Trained) -> None:
    voice, books = trained
    decoder = Decoder(Voice.load(voice), "float32")
    texts = [path.read_text("utf-8") for path in sorted(books.iterdir())]
    whole, cut = measure_loss(decoder, texts), measure_loss(decoder, texts, cut=1000)
    assert cut.characters == whole.characters
    assert cut.nats_per_character == pytest.approx(whole.nats_per_character, abs=5e-4)
    read: list[int] = []
    measure_loss(decoder, texts, advance=read.append, cut=1000)
    assert sum(read) == whole.characters


@pytest.mark.parametrize("rows", [1, 2, 256])
def test_texts_do_not_disturb_each_other(
    rows: int, trained: Trained, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("train.judge.evaluate._ROWS", rows)  # side by side
    decoder = Decoder(Voice.load(trained[0]), "float32")
    texts = ["The cat ran home.", "a", "", "The old king went out. He", "龍", "The cat ran"]
    alone = [measure_loss(decoder, [text]) for text in texts]
    together = measure_loss(decoder, texts)
    characters = sum(one.characters for one in alone)
    assert together.characters == characters == sum(len(t) - 1 for t in texts if len(t) > 1)
    nats = sum(one.nats_per_character * one.characters for one in alone if one.characters)
    assert together.nats_per_character == pytest.approx(nats / characters, abs=1e-5)


def test_reading_may_be_limited_and_watched(trained: Trained) -> None:
    decoder = Decoder(Voice.load(trained[0]), "float32")
    told: list[int] = []
    limited = measure_loss(decoder, ["The cat ran home." * 9, "The old king." * 9], 40, told.append)
    assert limited.characters == sum(told) == 2 * (20 - 1)
    short = [("The cat ran home." * 9)[:20], ("The old king." * 9)[:20]]
    assert limited == measure_loss(decoder, short)
    assert measure_loss(decoder, ["The", *short], 43) == measure_loss(decoder, ["The", *short])


def test_nothing_to_read_is_no_number(trained: Trained) -> None:
    decoder = Decoder(Voice.load(trained[0]), "float32")
    for texts in ([], ["", "x", "🐉🐉🐉"]):
        nothing = measure_loss(decoder, texts)
        assert math.isnan(nothing.nats_per_character)
        assert nothing.characters == 0


@pytest.mark.parametrize("text", ["", "x", "龍🐉" * 500])
def test_a_text_with_nothing_to_measure_is_a_sentence(
    trained: Trained, command: Command, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "text.txt"
    path.write_text(text, encoding="utf-8")
    code, out, error = command("evaluate", trained[0], path)
    assert (code, out.strip()) == (2, "")
    assert error.startswith(f"{path} has nothing to measure")
    assert len(error.splitlines()) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"recipe": []},
        {"recipe": {"held_out": "x"}},
        {"recipe": {"held_out": 5}},
        {"recipe": {"held_out": math.nan}},
        {"corpus": 1},
        {"corpus": {"books": [{}]}},
    ],
)
def test_a_voice_that_tells_nonsense_is_a_sentence(
    trained: Trained, command: Command, tmp_path: Path, changes: dict[str, object]
) -> None:
    voice, books = trained
    told = {**voices.read_json(voice, "voice.json"), **changes}
    liar = voices.rewrite(voice, tmp_path / "x.keras", {"voice.json": json.dumps(told).encode()})
    code, _, error = command("evaluate", liar, books)
    assert (code, error) == (2, "The voice does not say properly what it was trained on.\n")


def test_a_voice_that_tells_nothing_has_seen_nothing(
    trained: Trained, command: Command, tmp_path: Path
) -> None:
    voice, books = trained
    characters = Voice.load(voice).vocabulary.characters
    silent = json.dumps(voices.metadata(characters)).encode()
    path = voices.rewrite(voice, tmp_path / "x.keras", {"voice.json": silent})
    _, out, _ = command("evaluate", path, books)
    assert "(0 books by their held-out end, 2 never seen)" in out


def test_what_is_no_voice_is_a_sentence(command: Command, trained: Trained, tmp_path: Path) -> None:
    missing = tmp_path / "missing.keras"
    code, _, error = command("evaluate", missing, trained[1])
    assert (code, error) == (2, f"{missing}: there is no such file\n")
    code, _, error = command("evaluate", trained[0], missing)
    assert (code, error) == (2, f"There is no file or folder {missing}.\n")


def rows(out: str) -> dict[str, list[str]]:
    """Return what stands in the columns "written" and "held-out text"."""
    lines = [re.split(r" {2,}", line.strip()) for line in out.splitlines()]
    return {line[0]: line[1:] for line in lines if len(line) == 3}


def test_what_it_writes_stands_beside_the_held_out_text(trained: Trained, command: Command) -> None:
    code, out, error = command("evaluate", *trained, "--characters", "5000")
    assert (code, error) == (0, "")
    found = rows(out)
    assert float(found["real words"][0].rstrip("%")) > 80  # of a tiny voice
    assert float(found["real words"][1].rstrip("%")) > 99
    assert found["longest run that is in the corpus"][1].endswith(" words")
    assert "The longest run: " in out


def test_the_draw_is_by_the_options(trained: Trained, command: Command) -> None:
    def variety(*options: str) -> float:
        out = command("evaluate", *trained, "--characters", "5000", *options).out
        return float(rows(out)["different runs of 3 words"][0].rstrip("%"))

    plain = variety("--temperature=1.5")
    assert variety("--temperature=0.2") < plain
    assert variety("--temperature=1.5", "--min-p=0.3") < plain
    assert variety("--temperature=1.5", "--top-p=0.5") < plain
    assert variety("--temperature=1.5") == plain


def test_writing_is_compared_with_the_training_books_only(
    trained: Trained, command: Command, tmp_path: Path
) -> None:
    other = voices.write_books(tmp_path / "other", [voices.book(40, seed=9)])
    code, out, _ = command("evaluate", trained[0], other)
    assert code == 0
    assert "name those" in out
    assert not rows(out)


@pytest.mark.parametrize(
    "option",
    [
        *("--temperature=-1", "--temperature=nan", "--min-p=2", "--top-p=-1"),
        *("--characters=0", "--characters=99999999999"),
    ],
)
def test_an_option_out_of_range_is_refused(option: str, trained: Trained, command: Command) -> None:
    code, out, error = command("evaluate", *trained, option)
    assert (code, out) == (2, "")
    assert option.partition("=")[0].strip("-").replace("-", "_") in error.replace("-", "_")


def test_the_voice_has_its_portrait(trained: Trained, command: Command) -> None:
    metadata = voices.read_json(trained[0], "voice.json")
    portrait = metadata["portrait"]
    best = min(metadata["epochs"], key=lambda epoch: epoch["held_out_nats"])
    assert portrait == best["portrait"]
    found = rows(command("evaluate", *trained).out)
    assert found["real words"][0] == f"{portrait['prose']['real_words']:.1%}"
    assert (
        found["runs of 8 words that are in the corpus"][0] == f"{portrait['copied']['share']:.1%}"
    )
