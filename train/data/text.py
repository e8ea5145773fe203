"""The bytes of a text file as text, whoever wrote them."""

import codecs
import unicodedata
from dataclasses import dataclass

_MARKS = (  # what a file begins with that says how it is encoded; UTF-32's begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = "cp1252"  # Windows-1252, of which Latin-1's letters are a part
_MOST_FOREIGN = 0.2  # share of bytes that are not UTF-8; Icelandic has 0.13, Russian 0.8
_LINE_ENDS = ("\r\r\n", "\r\n", "\r", "\f", "\v", "\x85", "\u2028", "\u2029")
_AROUND = 20  # characters on either side of an example


@dataclass(frozen=True)
class Text:
    """What a file says, and how it was read if it is not plain UTF-8."""

    text: str  # NFC, with \n between lines
    encoding: str | None = None
    example: str = ""  # of what was read so, where it could have been something else


def read_text(content: bytes) -> Text:
    """Decode a file: by the mark it begins with, else UTF-8, with single bytes of Windows-1252.

    Older files are in Windows-1252 or Latin-1, and some were put together from both kinds. Raises
    ValueError, saying what the file is not, for anything else.
    """
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    example = ""
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise ValueError(f"is not the {encoding.upper()} text that it says it is") from None
        text, encoding = _mixed(content, error.start), _WESTERN
        before = len(content[: error.start].decode())
        around = text[max(0, before - _AROUND) : before + _AROUND]
        example = "".join(filter(str.isprintable, " ".join(around.split())))
    if "\0" in text:
        raise ValueError("looks like a binary file, not text")
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    # As Vocabulary.fold reads it: otherwise a decomposed accent would be dropped again.
    text = unicodedata.normalize("NFC", text.replace("\ufeff", ""))
    named = {"utf-8": None, _WESTERN: "Windows-1252"}.get(encoding, encoding.upper())
    return Text(text, named, example)


def _mixed(content: bytes, first: int) -> str:
    """Decode UTF-8, and each byte that is none as Windows-1252."""
    foreign = len(content) - len(content.decode("utf-8", "ignore").encode())
    try:
        if foreign <= _MOST_FOREIGN * len(content):
            return content.decode("utf-8", _WESTERN)
    except UnicodeDecodeError:  # five bytes mean nothing in Windows-1252 either
        pass
    raise ValueError(f"is neither UTF-8 (byte {first:,}) nor Windows-1252 text: save it as UTF-8")


def _as_western(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):  # this is for reading only
        raise error
    return error.object[error.start : error.end].decode(_WESTERN), error.end


codecs.register_error(_WESTERN, _as_western)
