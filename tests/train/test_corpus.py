import hashlib
from pathlib import Path

import pytest

from train.corpus import LEAST_CHARACTERS, Book, Corpus, check_enough, read_corpus
from train.errors import TrainError


def write(path: Path, text: str) -> Path:
    path.write_bytes(text.encode())
    return path


def corpus_of(text: str) -> Corpus:
    return Corpus("test", [Book("a.txt", "0", text, "")])


def test_a_folder_is_its_txt_files_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "notes.md"):
        write(tmp_path / name, name * 100)
    (tmp_path / "folder.txt").mkdir()
    corpus = read_corpus(tmp_path, 0.1)
    assert [book.name for book in corpus.books] == ["a.txt", "b.txt"]
    assert corpus.name == tmp_path.name


def test_the_end_of_every_book_is_held_out(tmp_path: Path) -> None:
    text = "".join(chr(97 + i % 26) for i in range(1000))
    (book,) = read_corpus(write(tmp_path / "a.txt", text), 0.05).books
    assert (book.train, book.held_out) == (text[:950], text[950:])
    assert book.sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_the_checksum_changes_with_any_book(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        write(tmp_path / name, name)
    before = read_corpus(tmp_path, 0.1).sha256
    assert read_corpus(tmp_path, 0.2).sha256 == before
    write(tmp_path / "b.txt", "b.txT")
    assert read_corpus(tmp_path, 0.1).sha256 != before


def test_text_is_read_as_people_mean_it(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "\ufeffcafe\u0301\r\nend\rlast\n")
    (book,) = read_corpus(path, 0.0).books
    assert book.train == "caf\u00e9\nend\nlast\n"


def test_the_vocabulary_is_what_is_learnt(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "ba" * 50 + "z" * 10)
    assert read_corpus(tmp_path, 0.2).vocabulary().characters == "\nab"


def test_too_many_characters_are_refused() -> None:
    most = "".join(map(chr, range(0x4E00, 0x4E00 + 4095)))  # the newline is one more
    assert len(corpus_of(most).vocabulary()) == 4096
    with pytest.raises(TrainError, match="4,097 different characters"):
        corpus_of(most + "x").vocabulary()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"text\0text", "looks like a binary file"),
        (b"caf\xe9", "is not UTF-8 text (byte 3)"),
        (b"\x89PNG\r\n\x1a\n" * 9, "is not UTF-8 text (byte 0)"),
        ("text".encode("utf-16"), "is not UTF-8 text (byte 0)"),
        (b"\xed\xa0\x80", "is not UTF-8 text"),
    ],
)
def test_what_is_no_text_is_named(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(TrainError) as caught:
        read_corpus(tmp_path, 0.05)
    assert why in str(caught.value)
    assert str(path) in str(caught.value)


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrainError, match=r"no \.txt file in"):
        read_corpus(tmp_path, 0.05)
    with pytest.raises(TrainError, match="no file or folder"):
        read_corpus(tmp_path / "missing", 0.05)


def test_a_corpus_must_be_long_enough_to_learn_from() -> None:
    check_enough(corpus_of("x" * LEAST_CHARACTERS))
    with pytest.raises(TrainError, match="1,999 characters to learn from"):
        check_enough(corpus_of("x" * (LEAST_CHARACTERS - 1)))


def test_a_corpus_in_the_working_folder_has_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.txt", "text")
    monkeypatch.chdir(tmp_path)
    assert read_corpus(Path("."), 0.05).name == tmp_path.name
