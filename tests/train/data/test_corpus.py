import hashlib
from pathlib import Path

import pytest

from train.data.corpus import LEAST_CHARACTERS, Book, Corpus, check_enough, read_corpus
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
        (b"text\0text\xe9", "looks like a binary file"),
        ("text".encode("utf-16-be"), "looks like a binary file"),
        (bytes(range(1, 256)), "is neither UTF-8 (byte 127) nor Windows-1252 text: save it as"),
        ("\u0421\u043b\u043e\u0432\u043e".encode("cp1251"), "is neither UTF-8 (byte 0) nor"),
        (b"\xed\xa0\x80", "is neither UTF-8"),
        (b"a long line with one byte that means nothing \x81", "is neither UTF-8 (byte 45)"),
        (b"\xff\xfet\0e", "is not the UTF-16 text that it says it is"),
        (b"\xff\xfe\0\0t", "is not the UTF-32 text that it says it is"),
    ],
)
def test_what_is_no_text_is_named(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(TrainError) as caught:
        read_corpus(tmp_path, 0.05)
    assert why in str(caught.value)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_text_is_the_same_in_every_encoding(encoding: str, tmp_path: Path) -> None:
    text = "\u201cO\u00f9 est le caf\u00e9?\u201d said she, 3 \u20ac in her hand.\n" * 9
    path = tmp_path / "a.txt"
    path.write_bytes(text.replace("\n", "\r\n").encode(encoding))
    (book,) = read_corpus(path, 0.0).books
    assert book.train == text
    named = {"utf-16": "UTF-16", "utf-32": "UTF-32", "cp1252": "Windows-1252, for example"}
    assert named.get(encoding, "") in book.note
    assert bool(book.note) == (encoding in named)


def test_a_file_of_two_encodings_is_read_by_both(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("The na\u00efve king. ".encode() * 5 + "A caf\u00e9!".encode("latin-1"))
    (book,) = read_corpus(path, 0.0).books
    assert book.train == "The na\u00efve king. " * 5 + "A caf\u00e9!"
    assert "na\u00efve king. A caf\u00e9!\u201d" in book.note


def test_other_programs_files_are_not_books(tmp_path: Path) -> None:
    write(tmp_path / "LOUD.TXT", "text")
    write(tmp_path / "empty.txt", "")
    (tmp_path / "._LOUD.TXT").write_bytes(b"\0\5\x16\7")  # macOS writes these
    assert [book.name for book in read_corpus(tmp_path, 0.05).books] == ["LOUD.TXT", "empty.txt"]
    (tmp_path / "lost.txt").symlink_to("nowhere")
    with pytest.raises(TrainError, match=r"lost\.txt cannot be read: No such file"):
        read_corpus(tmp_path, 0.05)


def test_what_hardly_occurs_is_not_learnt() -> None:
    text = "The king said nothing. " * 40_000  # 920,000 characters
    odd = "\u201c" * 20 + "caf\u00e9 \u9f8d\ue000\x1b\t" + "$"
    corpus = corpus_of(text + odd)
    vocabulary = corpus.vocabulary()
    assert vocabulary.characters == "".join(sorted(set(text) | set("\ncf$\u201c")))
    assert [corpus.counts[c] for c in "\t\x1b\u00e9\u9f8d\ue000\u201c$"] == [1, 1, 1, 1, 1, 20, 1]
    assert vocabulary.fold("caf\u00e9 \u9f8d\t").text == "cafe  "
    short = corpus_of("The king. " * 200 + odd)  # one in 2,000 is not rare
    assert set(short.vocabulary().characters) == {*short.counts, "\n"}


def test_an_example_does_not_move_the_cursor(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\x1b[2JThe caf\xe9 is open.")
    assert read_corpus(path, 0.0).books[0].note.endswith("\u201c[2JThe caf\u00e9 is open.\u201d.")


def test_every_line_end_is_one(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "a\r\r\nb\rc\x0cd\x0be\x85f\u2028g\u2029h\n")
    assert read_corpus(path, 0.0).books[0].train == "a\nb\nc\nd\ne\nf\ng\nh\n"


def test_more_files_than_a_voice_can_name_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abcd":
        write(tmp_path / f"{name}.txt", "text")
    monkeypatch.setattr("train.data.corpus.MOST_BOOKS", 4)
    assert len(read_corpus(tmp_path, 0.05).books) == 4
    write(tmp_path / "e.txt", "text")
    with pytest.raises(TrainError, match=r"There are 5 \.txt files in .* can name 4"):
        read_corpus(tmp_path, 0.05)


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
