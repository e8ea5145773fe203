"""Requests, written by one batch or alone: `write`, `Completion`, `Candidate`."""

import itertools

import numpy as np
import pytest

from model.batch import Batch, stream, write
from model.completion import Completion
from model.decoder import Decoder
from model.ending import LENGTHS, ends_sentence
from model.errors import Blocked
from model.request import LengthName, Passage, Request
from model.score import is_repetitive, score
from model.voice import Voice
from model.words import words_of
from tests.model.scripted import Counting

SEEDS = ["The cat", "Once upon a time", '"Come', "x", "", "🐉", "My brother ran home."]


@pytest.fixture(scope="module")
def decoder(trained_voice: Voice) -> Decoder:
    return Decoder(trained_voice)


def test_a_request_is_answered_the_same_every_time(decoder: Decoder, trained_voice: Voice) -> None:
    request = Request("The old king", "paragraph", temperature=1.0, random_seed=2**32 - 1)
    first = write(decoder, request)
    assert write(decoder, request) == first
    assert write(Decoder(trained_voice), request) == first
    assert (
        write(decoder, Request("The old king", "paragraph", 1.0, random_seed=7)).text != first.text
    )


def test_a_drawn_code_writes_the_text_again(decoder: Decoder) -> None:
    drawn = write(decoder, Request("The cat", temperature=1.2))
    again = write(decoder, Request("The cat", temperature=1.2, random_seed=drawn.random_seed))
    assert again == drawn
    others = {write(decoder, Request("The cat")).random_seed for _ in range(5)}
    assert len(others) == 5


def test_temperature_0_needs_no_luck(decoder: Decoder) -> None:
    texts = {write(decoder, Request("The", temperature=0, random_seed=n)).text for n in range(4)}
    assert len(texts) == 1


@pytest.mark.parametrize("name", LENGTHS)
def test_every_length_ends_where_it_promises(decoder: Decoder, name: LengthName) -> None:
    """A trained voice comes to an end by itself, whatever the seed."""
    length, ended = LENGTHS[name], 0
    for n, seed in enumerate(SEEDS * 2):
        text = write(decoder, Request(seed, name, random_seed=n)).text
        assert 0 < len(text) <= length.most + 3
        least = min(length.sentence_from, length.paragraph_from)
        assert len(text) >= least or text.endswith("...")
        ended += ends_sentence(text)
    assert ended >= len(SEEDS) * 2 - 1


@pytest.mark.parametrize("characters", [100, 1500])
def test_a_length_in_characters_ends_nearby(decoder: Decoder, characters: int) -> None:
    for n, seed in enumerate(SEEDS):
        text = write(decoder, Request(seed, characters, random_seed=n)).text
        assert 0.9 * characters <= len(text) <= characters + 300
        assert ends_sentence(text)


def test_a_text_can_be_seen_while_it_is_written(decoder: Decoder) -> None:
    request = Request("The old king", 400, random_seed=11)
    *seen, last = stream(decoder, request)
    assert last == write(decoder, request).text
    assert all(later.startswith(sooner) for sooner, later in itertools.pairwise(seen))
    assert last.startswith(seen[-1][: len(last)])
    assert [len(text) for text in seen[:3]] == [1, 17, 33]
    assert len(last) - len(seen[-1]) <= 16


def test_a_trained_voice_spells_its_words(decoder: Decoder) -> None:
    text = write(decoder, Request("The old", "page", random_seed=1)).text
    known = "the old king cat a small girl wizard my brother went ran walked came looked into wood"
    known += " down hill to river home out and that was all come here said"
    words = "".join(c if c.isalpha() else " " for c in text.lower()).split()
    assert np.mean([word in known.split() for word in words]) > 0.9


def test_a_word_is_finished_unless_it_is_said_to_be_whole(decoder: Decoder) -> None:
    for seed in ("The old ki", "A small gi", "My broth"):
        for n in range(20):
            assert write(decoder, Request(seed, random_seed=n)).text[0].isalpha()
            assert not write(decoder, Request(seed, random_seed=n, new_word=True)).text[0].isalpha()


def test_what_the_voice_does_not_know_is_dropped(decoder: Decoder) -> None:
    passage = write(decoder, Request("The cat 🐉龍", random_seed=5))
    assert passage.dropped == "🐉龍"
    # The space that the dragon leaves behind is the voice's to write.
    assert passage.text == write(decoder, Request("The cat", random_seed=5)).text


@pytest.mark.parametrize("seed", ["", "   \n", "🐉", "\ud800\0\u0323", "龍" * 300])
def test_a_seed_of_nothing_known_works(decoder: Decoder, seed: str) -> None:
    passage = write(decoder, Request(seed, random_seed=4))
    assert passage.text.strip()
    assert passage == Passage(passage.text, "".join(dict.fromkeys(seed.strip())), 4)


def test_a_passage_is_the_same_in_a_full_batch(decoder: Decoder, trained_voice: Voice) -> None:
    """Whenever the others join and leave, however many there are."""
    batch = Batch(decoder)
    waiting = [Request(seed, random_seed=n) for n, seed in enumerate(SEEDS * 3)]
    waiting += [Request(seed, "paragraph", 1.3, random_seed=n) for n, seed in enumerate(SEEDS * 2)]
    drafts: dict[Completion, Request] = {}
    written: dict[Request, Passage] = {}
    while waiting or drafts:
        for request in waiting[:3]:
            drafts[batch.join(request, 4)] = request
        waiting = waiting[3:]
        batch.advance()
        for completion, request in list(drafts.items()):
            passage = completion.finish()
            if passage is not None:
                written[request] = passage
                batch.leave(completion)
                del drafts[completion]
    assert len(batch) == 0
    for request, passage in written.items():
        assert write(Decoder(trained_voice), request) == passage


def test_the_best_of_several_is_kept_and_its_code_repeats_it(decoder: Decoder) -> None:
    def worth(text: str) -> tuple[bool, bool, float]:
        one = score("My brother", text, 0.0, known=decoder.voice.words)
        return one.ends, one.closed, one.real_words

    single, several = [], []
    for n in range(30):
        hot = Request("My brother", temperature=1.4, min_p=0.0, random_seed=n)
        single.append(worth(write(decoder, hot).text))
        passage = write(decoder, Request("My brother", temperature=1.4, min_p=0.0, candidates=8))
        again = Request("My brother", temperature=1.4, min_p=0.0, random_seed=passage.random_seed)
        assert write(decoder, again) == passage
        several.append(worth(passage.text))
    assert np.mean([real for *_, real in several]) > np.mean([real for *_, real in single]) + 0.05


def test_blocked_words_are_never_written(decoder: Decoder) -> None:
    free = [write(decoder, Request("The cat", random_seed=n)).text for n in range(20)]
    assert any("river" in words_of(text) for text in free)
    for _ in range(20):
        request = Request("The cat", candidates=2, blocked=frozenset({"river"}))
        assert "river" not in words_of(write(decoder, request).text)


def test_when_every_text_holds_a_blocked_word_there_is_none(decoder: Decoder) -> None:
    everything = decoder.voice.words
    with pytest.raises(Blocked):
        write(decoder, Request("The cat", blocked=everything))
    with pytest.raises(Blocked):
        write(decoder, Request("The cat", blocked=everything, random_seed=1))


def test_a_blocked_code_is_refused_and_no_other_text_given(decoder: Decoder) -> None:
    text = write(decoder, Request("The cat", random_seed=5)).text
    blocked = frozenset(words_of(text)[-1:])
    with pytest.raises(Blocked):
        write(decoder, Request("The cat", random_seed=5, blocked=blocked))


def test_again_and_continue_read_only_what_is_new(trained_voice: Voice) -> None:
    decoder = Counting(trained_voice)
    batch = Batch(decoder)

    def cast(seed: str) -> str:
        completion = batch.join(Request(seed, "paragraph"), 4)
        while (passage := completion.finish()) is None:
            batch.advance()
        batch.leave(completion)
        return passage.text

    seed = "The old king went home. The cat"
    text = cast(seed)
    assert decoder.characters_read == len("\n\n" + seed)  # once for all the candidates
    decoder.characters_read = 0
    cast(seed)
    assert decoder.characters_read == 1
    # One text in sixteen ends just where its last state was kept, and is read again.
    story, read, written = seed + text, 0, 0
    for _ in range(6):
        decoder.characters_read = 0
        text = cast(story)
        story, read, written = story + text, read + decoder.characters_read, written + len(text)
    assert read < written / 2


def test_a_text_leaves_its_circle(trained_voice: Voice) -> None:
    """At temperature 0 nothing is done about circles, and this voice knows few sentences."""
    decoder = Decoder(trained_voice)
    codes = range(12)
    greedy = write(decoder, Request("The", "page", temperature=0, random_seed=1)).text
    assert is_repetitive(greedy)
    cold = [write(decoder, Request("The", "page", 0.05, random_seed=n)).text for n in codes]
    assert len(set(cold)) > 6
    assert all(text != greedy for text in cold)


@pytest.mark.parametrize(
    "options", [{"length": "book"}, {"length": 0}, {"candidates": 0}, {"temperature": -1}]
)
def test_requests_that_make_no_sense_are_refused(options: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(options))):
        Request("The cat", **options)  # type: ignore[arg-type]


def test_a_voice_writes_by_itself(trained_voice: Voice) -> None:
    text = trained_voice.write("The small", random_seed=9, length="sentence", temperature=0.4)
    expected = write(Decoder(trained_voice), Request("The small", "sentence", 0.4, random_seed=9))
    assert text == expected.text
