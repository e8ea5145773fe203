"""Plain batch generation: so many characters after each seed, nothing else."""

import secrets
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from model.arrays import Floats, Ids
from model.cores import count_cores
from model.decoder import Decoder
from model.sampling import Sampling, draw_noise, random_stream, sample
from model.vocabulary import Vocabulary

_STEPS = 32  # in one call of the decoder
# With fewer texts of its own a core would mostly fetch weights: then the cores share every step.
_TEXTS_PER_CORE = 4
_SHARING = 2  # cores, at most: more were not measured


def generate(
    decoder: Decoder,
    seeds: Sequence[str],
    *,
    characters: int,
    temperature: float = 0.7,
    min_p: float = 0.0,
    top_p: float = 1.0,
    random_seeds: Sequence[int] | None = None,
) -> list[str]:
    """Return exactly so many characters after each seed, drawn as `Sampling` says.

    A text depends on its own seed, random seed and sampling alone; without random seeds each text
    draws one. The texts are shared among the cores. Raises ValueError if there is not one random
    seed for each seed, for a negative number of characters, or what `Sampling` refuses.
    """
    if random_seeds is None:
        random_seeds = [secrets.randbits(32) for _ in seeds]
    if len(random_seeds) != len(seeds):
        raise ValueError(f"there are {len(seeds)} seeds and {len(random_seeds)} random seeds")
    if characters < 0:
        raise ValueError(f"characters is {characters}, not 0 or above")
    sampling = Sampling(temperature, min_p, top_p)
    if not seeds or not characters:
        return [""] * len(seeds)
    # The same seed is read once.
    texts = list(dict.fromkeys(seeds))
    logits, state = _read(decoder, [encode_seed(decoder.voice.vocabulary, text) for text in texts])
    read = np.array([texts.index(seed) for seed in seeds])
    cores = count_cores()
    parts = min(cores, max(1, len(seeds) // _TEXTS_PER_CORE))
    threads = min(cores, _SHARING) if parts == 1 else 1
    rows = np.array_split(np.arange(len(seeds)), parts)
    streams = [random_stream(number) for number in random_seeds]

    def generate_part(part: Ids) -> list[str]:
        samplings = [sampling] * len(part)
        drawing = [streams[row] for row in part]
        after = logits[read[part]], state[:, read[part]]
        return _generate(decoder, after, drawing, samplings, characters, threads=threads)

    # The first part needs no thread: starting one takes as long as some characters.
    with ThreadPoolExecutor(parts) as pool:
        others = [pool.submit(generate_part, part) for part in rows[1:]]
        written = [generate_part(rows[0]), *(other.result() for other in others)]
    return [text for part in written for text in part]


def encode_seed(vocabulary: Vocabulary, seed: str) -> Ids:
    """Return the ids of a seed, of any character if there is nothing to read: int64 [time > 0]."""
    ids = vocabulary.encode(seed)
    return ids if len(ids) else np.zeros(1, np.int64)


def _read(decoder: Decoder, texts: Sequence[Ids]) -> tuple[Floats, Floats]:
    """Return the logits [batch, vocabulary] and the states [layers, batch, units] after texts."""
    order = sorted(range(len(texts)), key=lambda row: -len(texts[row]))
    ordered = [texts[row] for row in order]
    logits = np.empty((len(texts), decoder.voice.config.vocabulary), np.float32)
    states = decoder.initial_state(len(texts))
    for _, after, state in decoder.read_texts(ordered):
        # What goes on is written over by the next piece.
        rows = order[: after.shape[1]]
        logits[rows], states[:, rows] = after[-1], state
    return logits, states


def _generate(
    decoder: Decoder,
    after: tuple[Floats, Floats],
    streams: Sequence[np.random.Generator],
    samplings: Sequence[Sampling],
    characters: int,
    *,
    threads: int,
) -> list[str]:
    """Write on from the logits and the states after the seeds."""
    vocabulary = decoder.voice.vocabulary
    logits, state = after
    ids = sample(logits, draw_noise(streams, 1, len(vocabulary))[0], samplings)
    chosen = [ids[None]]
    for begin in range(1, characters, _STEPS):
        noise = draw_noise(streams, min(_STEPS, characters - begin), len(vocabulary))
        drawn, _, state = decoder.sample(ids, state, noise, samplings, threads=threads)
        chosen.append(drawn)
        ids = drawn[-1]
    return [vocabulary.decode(row) for row in np.concatenate(chosen).T]
