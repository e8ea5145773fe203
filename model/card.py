"""What a voice tells of itself: the entry `voice.json` of its file, read once and written once.

Anybody may have written a voice. A card holds only what makes sense: what is damaged or of another
type is left out, or None, and whoever has a card need not check again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Self

from model.archive import read_metadata
from model.errors import VoiceError, naming
from model.visible import visible

FORMAT_VERSION = 1
_LARGEST = 1e9  # not infinite, not a thousand digits
_LONGEST = 100  # characters of a title or a name, as long as an option of a menu may be


@dataclass(frozen=True)
class BookRecord:
    """A book of a voice's corpus; what it does not say is empty."""

    name: str
    sha256: str


@dataclass(frozen=True)
class LearntBook(BookRecord):
    """A book that a voice has learnt from, but for its end."""

    held_out: float  # its last share, which the voice has not learnt


@dataclass(frozen=True)
class CorpusRecord:
    """What a voice has read; what it does not say is empty."""

    name: str = ""
    licence: str = ""
    sha256: str = ""
    books: Sequence[BookRecord] = ()

    @classmethod
    def parse(cls, raw: Any) -> Self:
        """Read what is stored as `corpus`."""
        raw = _object(raw)
        books = [_book(each) for each in _list(raw.get("books"))]
        name, licence = _name(raw.get("name")), _name(raw.get("licence"))
        return cls(name, licence, _text(raw.get("sha256")), books)


@dataclass(frozen=True)
class Prose:
    """Shares between 0 and 1; None where there is nothing to take a share of."""

    real_words: float | None = None
    names: float | None = None  # spelt as in the corpus
    quotations_closed: float | None = None
    distinct: Sequence[float | None] = ()  # different runs of 1, 2, 3 words (Li et al. 2016)


@dataclass(frozen=True)
class Copied:
    """How much of what a voice writes stands word for word in its corpus."""

    share: float | None = None  # of its runs of 8 words; None if there are none
    longest: str = ""  # the longest run of words, in lower case


@dataclass(frozen=True)
class Quality:
    """What a voice's prose is like, and how much of it is copied."""

    prose: Prose = Prose()
    copied: Copied = Copied()

    @classmethod
    def parse(cls, raw: Any) -> Self:
        """Read what is stored as `portrait`."""
        prose, copied = (_object(_object(raw).get(key)) for key in ("prose", "copied"))
        return cls(
            Prose(
                real_words=_number(prose.get("real_words")),
                names=_number(prose.get("names")),
                quotations_closed=_number(prose.get("quotations_closed")),
                distinct=[_number(share) for share in _list(prose.get("distinct"))],
            ),
            Copied(_number(copied.get("share")), _line(copied.get("longest"))),
        )


@dataclass(frozen=True)
class EpochRecord:
    """What a voice could do after an epoch, or after a part of the first one."""

    epoch: float  # how often it had read its corpus; 0.1 is a tenth of it
    training_nats: float  # per character, over the epoch so far
    seconds: float  # since the training began
    held_out_nats: float  # per character of text that it has not learnt
    samples: Mapping[str, str]  # by opening, what it wrote on
    quality: Quality = Quality()

    @classmethod
    def parse(cls, raw: Any) -> Self | None:
        """Read a record; None if any of it but the quality is missing or damaged."""
        raw = _object(raw)
        epoch, training, held_out = (
            _number(raw.get(key)) for key in ("epoch", "training_nats", "held_out_nats")
        )
        seconds, samples = _number(raw.get("seconds", 0)), _samples(raw.get("samples"))
        if epoch is None or training is None or held_out is None or seconds is None:
            return None
        if epoch <= 0 or not samples:
            return None
        return cls(epoch, training, seconds, held_out, samples, Quality.parse(raw.get("portrait")))

    def dump(self) -> dict[str, Any]:
        """Return the record as it is stored."""
        return {
            "epoch": self.epoch,
            "training_nats": self.training_nats,
            "seconds": self.seconds,
            "held_out_nats": self.held_out_nats,
            "samples": [{"seed": seed, "text": text} for seed, text in self.samples.items()],
            "portrait": asdict(self.quality),
        }


@dataclass(frozen=True)
class ModelCard:
    """Everything that a voice tells of itself; its network is in other entries of its file."""

    title: str = ""  # empty if it has none
    vocabulary: str | None = None  # its characters in the order of their ids
    words: str = ""  # those of its corpus in lower case, between spaces
    corpus: CorpusRecord = CorpusRecord()
    recipe: Mapping[str, Any] = field(default_factory=dict)  # its training's, see train/recipe.py
    start: str | None = None  # sha256 of the voice that it began with
    before: Sequence[LearntBook] | None = ()  # what that voice had learnt from; None if damaged
    epochs: Sequence[EpochRecord] = ()  # the first one first
    best_epoch: float | None = None  # that of its weights; see `best`
    held_out_nats: float | None = None  # of its weights, as is the quality
    quality: Quality = Quality()
    created_with: Mapping[str, Any] = field(default_factory=dict)  # versions by library
    damaged: bool = False  # whether any of its epochs were left out; this is not stored

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a voice's card, which is quick; raise VoiceError if the file is no voice."""
        raw = read_metadata(path)
        with naming(path):
            return cls.parse(raw)

    @classmethod
    def parse(cls, raw: Mapping[str, Any]) -> Self:
        """Read a card; raise VoiceError if it is of another format."""
        _check_version(raw.get("format_version"))
        vocabulary, start, epochs = (raw.get(key) for key in ("vocabulary", "start", "epochs"))
        records = [EpochRecord.parse(each) for each in _list(epochs)]
        whole = sorted(filter(None, records), key=lambda record: record.epoch)
        return cls(
            title=_name(raw.get("title")),
            vocabulary=vocabulary if isinstance(vocabulary, str) else None,
            words=_text(raw.get("words")),
            corpus=CorpusRecord.parse(raw.get("corpus")),
            recipe=_object(raw.get("recipe")),
            start=start if isinstance(start, str) else None,
            before=_learnt_books(raw.get("before", [])),
            epochs=whole,
            best_epoch=_number(raw.get("best_epoch")),
            held_out_nats=_number(raw.get("held_out_nats")),
            quality=Quality.parse(raw.get("portrait")),
            created_with=_object(raw.get("created_with")),
            damaged=len(whole) < len(records) or not isinstance(epochs, list | None),
        )

    def dump(self) -> dict[str, Any]:
        """Return the JSON object that a voice's file holds as `voice.json`."""
        books = [{"name": book.name, "sha256": book.sha256} for book in self.corpus.books]
        return {
            "format_version": FORMAT_VERSION,
            "title": self.title,
            "vocabulary": self.vocabulary,
            "words": self.words,
            "corpus": {**vars(self.corpus), "books": books},
            "recipe": dict(self.recipe),
            "start": self.start,
            "before": [
                {"sha256": book.sha256, "name": book.name, "held_out": book.held_out}
                for book in self.before or ()
            ],
            "epochs": [record.dump() for record in self.epochs],
            "best_epoch": self.best_epoch,
            "held_out_nats": self.held_out_nats,
            "portrait": asdict(self.quality),
            "created_with": dict(self.created_with),
        }

    @property
    def best(self) -> EpochRecord | None:
        """The record of the epoch whose weights the voice has; the last one if it does not say."""
        own = (record for record in self.epochs if record.epoch == self.best_epoch)
        return next(own, self.epochs[-1] if self.epochs else None)

    @property
    def readings(self) -> float:
        """How often it has read its corpus; 0 if it does not say."""
        return self.best.epoch if self.best else _number(self.recipe.get("epochs")) or 0

    @property
    def openings(self) -> Sequence[str]:
        """What it wrote on from while it learnt."""
        return [opening for opening in self.best.samples if opening] if self.best else []

    @property
    def held_out(self) -> float | None:
        """The last share of every book of its corpus, which it has not learnt; None if damaged."""
        return _share(self.recipe.get("held_out", 0.0)) if self.recipe else None


def _check_version(version: Any) -> None:
    if version != FORMAT_VERSION:
        raise VoiceError(
            f"voice.json has format version {version!r:.40}, this program reads {FORMAT_VERSION}"
        )


def _book(raw: Any) -> BookRecord:
    raw = _object(raw)
    return BookRecord(_text(raw.get("name")), _text(raw.get("sha256")))


def _learnt_books(raw: Any) -> Sequence[LearntBook] | None:
    books = list(filter(None, map(_learnt_book, _list(raw))))
    return books if isinstance(raw, list) and len(books) == len(raw) else None


def _learnt_book(raw: Any) -> LearntBook | None:
    book, share = _book(raw), _share(_object(raw).get("held_out"))
    if share is None or not book.sha256:
        return None
    return LearntBook(book.name, book.sha256, share)


def _samples(raw: Any) -> Mapping[str, str]:
    pairs = [(_object(each).get("seed"), _object(each).get("text")) for each in _list(raw)]
    return {seed: text for seed, text in pairs if isinstance(seed, str) and isinstance(text, str)}


def _number(raw: Any) -> float | None:
    number = isinstance(raw, int | float) and not isinstance(raw, bool)
    return raw if number and abs(raw) < _LARGEST else None


def _share(raw: Any) -> float | None:
    share = _number(raw)
    return share if share is not None and 0 <= share < 1 else None


def _text(raw: Any) -> str:
    return raw if isinstance(raw, str) else ""


def _line(raw: Any) -> str:
    """Return text as one line without what cannot be seen."""
    return " ".join(visible(_text(raw)).split())


def _name(raw: Any) -> str:
    return _line(raw)[:_LONGEST]


def _object(raw: Any) -> Mapping[str, Any]:
    return raw if isinstance(raw, Mapping) else {}


def _list(raw: Any) -> Sequence[Any]:
    return raw if isinstance(raw, list) else []
