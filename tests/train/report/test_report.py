"""The page that tells a voice's story."""

import hashlib
import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import Decoder, Voice
from tests import voices
from tests.train.conftest import Command, Trained
from train.judge.calibration import calibration
from train.report.chart import line_chart

SVG = "{http://www.w3.org/2000/svg}"


class Page(HTMLParser):
    """What a browser would find: elements that are closed, their attributes, and the text."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.elements)


@pytest.fixture(scope="module")
def page(trained: Trained, tmp_path_factory: pytest.TempPathFactory) -> Page:
    from train.__main__ import main

    out = tmp_path_factory.mktemp("report") / "story.html"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("sys.argv", ["train", "report", *map(str, trained), "--out", str(out)])
        assert main() == 0
    return Page(out.read_text("utf-8"))


def test_it_has_every_part(page: Page, trained: Trained) -> None:
    told = voices.read_json(trained[0], "voice.json")
    assert f"{told['held_out_nats']:.4f} nats" in page.text
    for heading in ("How it learnt", "again and again", "rearranging", "sure", "surprised"):
        assert heading in page.text
    for epoch in (told["epochs"][0], told["epochs"][-1]):
        assert " ".join(epoch["samples"][0]["text"].split())[:60] in " ".join(page.text.split())
        assert f"{epoch['held_out_nats']:.4f}" in page.text
    first = told["epochs"][0]["samples"][0]  # on one line, and no closer to its beginning
    assert first["seed"] + re.sub(r"\s+", " ", first["text"])[:60] in page.text
    assert page.count("svg") == 3
    assert all(attributes.get("aria-label") for tag, attributes in page.elements if tag == "svg")
    assert "nan" not in " ".join(str(attributes) for _, attributes in page.elements)


def test_it_needs_nothing_from_elsewhere(page: Page) -> None:
    names = {tag for tag, _ in page.elements}
    assert not names & {"script", "link", "img", "iframe"}
    assert not any({"src", "href"} & set(attributes) for _, attributes in page.elements)


def test_what_a_voice_says_is_no_markup(trained: Trained, tmp_path: Path, command: Command) -> None:
    def rewrite(told: dict[str, Any]) -> None:
        told["title"] = "<script>alert(1)</script>"
        told["corpus"]["licence"] = "<img src=x>"
        told["epochs"][0]["samples"][0] = {"seed": "<b>", "text": "</main><script>x</script>"}

    path = doctored(trained[0], tmp_path / "evil.keras", rewrite)
    out = tmp_path / "evil.html"
    assert command("report", path, trained[1], "--out", out).code == 0
    found = Page(out.read_text("utf-8"))
    assert not {tag for tag, _ in found.elements} & {"script", "img"}
    assert "<script>alert(1)</script>" in found.text


def doctored(voice: Path, path: Path, rewrite: Any) -> Path:
    """Copy a voice with another voice.json."""
    told = voices.read_json(voice, "voice.json")
    rewrite(told)
    return voices.rewrite(voice, path, {"voice.json": json.dumps(told).encode()})


@pytest.mark.parametrize(
    "rewrite, reason",
    [
        (lambda told: told.pop("epochs"), "does not tell how it was trained"),
        (lambda told: told["epochs"][0].pop("samples"), "damaged"),
        (lambda told: told.update(held_out_nats="much"), "damaged"),
        (lambda told: told.update(epochs=["first", "second"]), "damaged"),
        (lambda told: told.update(epochs={"first": 1}), "damaged"),
        (lambda told: told["epochs"][0].update(epoch=0), "damaged"),
        (lambda told: told["epochs"][0].update(training_nats=float("inf")), "damaged"),
    ],
)
def test_a_voice_that_tells_nothing_has_no_story(
    rewrite: Any, reason: str, trained: Trained, tmp_path: Path, command: Command
) -> None:
    path = doctored(trained[0], tmp_path / "x.keras", rewrite)
    code, _, error = command("report", path, trained[1])
    assert code == 2
    assert reason in error


def test_the_page_lies_beside_the_voice(trained: Trained, tmp_path: Path, command: Command) -> None:
    voice = tmp_path / "my.keras"
    shutil.copy(trained[0], voice)
    code, out, _ = command("report", voice, trained[1])
    assert code == 0
    assert f"The story is told in {tmp_path / 'my.html'}" in out
    before = voice.read_bytes()
    code, _, error = command("report", voice, trained[1], "--out", voice)
    assert (code, error) == (2, f"--out must name a file that ends in .html, not {voice}.\n")
    assert voice.read_bytes() == before
    other = voices.write_books(tmp_path / "other", [voices.book(40, seed=9)])
    code, _, error = command("report", voice, other)
    assert code == 2
    assert "none of the books" in error


def test_a_book_in_letters_that_the_voice_does_not_know_is_passed_over(
    trained: Trained, tmp_path: Path, command: Command
) -> None:
    books = tmp_path / "books"
    shutil.copytree(trained[1], books)
    strange = books / "strange.txt"
    strange.write_text("\u4f60\u597d" * 500, encoding="utf-8")
    book = {"name": strange.name, "sha256": hashlib.sha256(strange.read_bytes()).hexdigest()}
    voice = doctored(
        trained[0], tmp_path / "x.keras", lambda told: told["corpus"]["books"].append(book)
    )
    code, _, error = command("report", voice, books)
    assert (code, error) == (0, "")
    assert "nan" not in voice.with_suffix(".html").read_text("utf-8")


def test_calibration_counts_every_prediction(trained: Trained) -> None:
    decoder = Decoder(Voice.load(trained[0]), "float32")
    texts = [voices.book(3, seed=n) for n in (5, 6)] + ["The"]
    bins = calibration(decoder, texts)
    known = [len(decoder.voice.vocabulary.encode(text)) for text in texts]
    assert sum(part.predictions for part in bins) == sum(known) - len(known)
    assert [part.confidence for part in bins] == sorted(part.confidence for part in bins)
    surest = bins[-1]
    assert surest.confidence > 0.9
    assert surest.right == pytest.approx(surest.confidence, abs=0.05)


def drawn(chart: str, line: int) -> list[tuple[float, float]]:
    """Return where the points of a line are."""
    (group,) = ElementTree.fromstring(chart).iterfind(f".//{SVG}g[@class='line{line}']")
    return [(float(use.attrib["x"]), float(use.attrib["y"])) for use in group.iter(f"{SVG}use")]


def labels(chart: str, style: str) -> dict[str, float]:
    """Return the texts that are styled so, and their heights."""
    texts = ElementTree.fromstring(chart).iter(f"{SVG}text")
    return {str(t.text): float(t.attrib["y"]) for t in texts if style in t.attrib["style"]}


@pytest.mark.parametrize(
    "low, high", [(0, 0), (1, 1), (1.234, 3.21), (-1e6, 1e6), (0, 1e-3), (99.5, 100), (0, 7)]
)
def test_ticks_are_few_and_around_everything(low: float, high: float) -> None:
    chart = line_chart("", "x", "y", {"a": [(1, low), (2, high)]})
    heights = list(labels(chart, "text-anchor: end").values())
    assert 2 <= len(heights) <= 9
    assert heights == sorted(set(heights), reverse=True)
    apart = heights[0] - heights[1]
    for _, y in drawn(chart, 0):
        assert heights[-1] - apart <= y <= heights[0] + apart


@pytest.mark.parametrize("logarithmic", [False, True])
def test_a_chart_of_one_point_is_drawn(logarithmic: bool) -> None:
    chart = line_chart("<one>", "x", "y & z", {"a": [(1, 2.0)]}, logarithmic=logarithmic)
    assert len(drawn(chart, 0)) == 1
    assert "y & z" in Page(str(chart)).text


@settings(max_examples=20, deadline=None)
@given(st.lists(st.floats(0.01, 1000), min_size=2, max_size=9))
def test_on_a_logarithmic_axis_tenfold_is_always_as_far(epochs: list[float]) -> None:
    line = [(epoch, 1.0) for epoch in sorted(epochs)]
    tenfold = [(0.01, 1.0), (0.1, 1.0), (1.0, 1.0), (1000.0, 1.0)]
    chart = line_chart("", "x", "y", {"a": line, "b": tenfold}, logarithmic=True)
    places = [x for x, _ in drawn(chart, 0)]
    first, second, third, last = (x for x, _ in drawn(chart, 1))
    assert second - first == pytest.approx(third - second, abs=0.2)
    assert all(first <= x <= last for x in places)
    assert places == sorted(places)


def test_names_of_lines_that_end_together_can_be_read() -> None:
    ends = {name: [(1, 5.0), (2, 1 + number / 1000)] for number, name in enumerate("abc")}
    chart = line_chart("", "x", "y", ends)
    names = [height for text, height in labels(chart, "").items() if text in ends]
    width = float(str(ElementTree.fromstring(chart).get("viewBox")).split()[2])
    assert sorted(names)[1] - sorted(names)[0] >= 16 / 640 * width
    assert sorted(names)[2] - sorted(names)[1] >= 16 / 640 * width


def test_a_chart_has_the_colours_of_its_page_and_is_always_the_same() -> None:
    chart = line_chart("", "x", "y", {"a": [(1, 2.0), (2, 3.0)]})
    assert not re.search(r"#[0-9a-f]{6}\b(?!\d)[;\"]", chart)
    assert {"var(--ink)", "var(--faint)", "var(--one)"} <= set(re.findall(r"var\(--\w+\)", chart))
    assert chart == line_chart("", "x", "y", {"a": [(1, 2.0), (2, 3.0)]})
