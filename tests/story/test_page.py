"""The story page, by Streamlit's own test client: every control, and what can go wrong."""

import json
import re
from html import escape, unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from model import Decoder, Request, Voice, stream
from model.surprisal import surprisals_of
from tests.story.conftest import Place

MARKUP = "<script>alert(1)</script> <img src=x> **bold** [link](http://example.org)"
HARMLESS = {
    *("style", "h1", "em", "p", "article", "b", "span", "mark", "div", "i"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}


class Elements(HTMLParser):
    """The elements of some HTML, and their attributes."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}


def html(page: AppTest) -> str:
    return "\n".join(element.value for element in page.html)


def text(page: AppTest) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html(page)))


def story(page: AppTest) -> str:
    """Return the story as it was finished; before that, its article is busy."""
    (first, *_) = re.findall(r'<article class="tale">(.*?)</article>', html(page), re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", "", first))


def create(
    page: AppTest,
    seed: str = "The cat",
    replay: int | None = None,
    characters: int = 200,
    temperature: float = 0.7,
) -> AppTest:
    page.text_area(key="seed").set_value(seed)
    page.number_input(key="characters").set_value(characters)
    page.slider(key="temperature").set_value(temperature)
    page.number_input(key="replay").set_value(replay)
    page.button[0].click().run()
    assert not page.exception
    return page


def written(path: Path, seed: str, characters: int, temperature: float, random_seed: int) -> str:
    request = Request(seed, characters, temperature, random_seed=random_seed)
    *_, last = stream(Decoder(Voice.load(path)), request)
    return last


@pytest.mark.parametrize(("characters", "temperature"), [(200, 0.7), (100, 1.3), (1500, 0.1)])
def test_a_replay_number_and_the_controls_are_all_a_story_depends_on(
    page: AppTest, shelf: Path, characters: int, temperature: float
) -> None:
    create(page, "The cat", 7, characters, temperature)
    expected = written(shelf / "small.keras", "The cat", characters, temperature, random_seed=7)
    assert story(page) == f"The cat{expected}"
    assert 0.9 * characters <= len(expected) <= characters + 300
    assert f"about {characters} characters \u00b7 replay number 7" in text(page)


def test_a_story_of_its_own_tells_how_to_have_it_again(page: AppTest) -> None:
    first = story(create(page))
    found = re.search(r'class="replay">(\d+)<', html(page))
    assert found is not None
    assert story(create(page)) != first
    assert story(create(page, replay=int(found[1]))) == first


def test_a_story_stays_while_other_things_change(page: AppTest) -> None:
    first = story(create(page))
    page.toggle[0].set_value(True).run()
    assert story(page) == first
    page.toggle[0].set_value(False).run()
    page.select_slider[0].set_value(4).run()
    assert story(page) == first


def test_its_surprise_is_shown_character_by_character(page: AppTest, shelf: Path) -> None:
    create(page, replay=7)
    page.toggle[0].set_value(True).run()
    expected = written(shelf / "small.keras", "The cat", 200, 0.7, random_seed=7)
    foreseen = surprisals_of(Decoder(Voice.load(shelf / "small.keras")), "The cat", expected)
    shown = re.findall(r'<span class="s(\d)" title="([^"]*)">([^<]*)</span>', html(page))
    assert [unescape(character) for *_, character in shown] == list(expected)
    assert [int(level) for level, *_ in shown] == [min(int(one.nats), 6) for one in foreseen]
    assert all(
        f"{one.nats:.1f} nats" in told for one, (_, told, _) in zip(foreseen, shown, strict=True)
    )


def test_one_character_can_be_looked_at(page: AppTest, shelf: Path) -> None:
    create(page, replay=7)
    page.toggle[0].set_value(True).run()
    expected = written(shelf / "small.keras", "The cat", 200, 0.7, random_seed=7)
    foreseen = surprisals_of(Decoder(Voice.load(shelf / "small.keras")), "The cat", expected)
    looking = page.slider[-1]
    most = max(range(len(foreseen)), key=lambda number: foreseen[number].nats)
    assert looking.value == most + 1
    looking.set_value(3).run()
    assert f"\u2026The cat{expected[:2]}{expected[2]}" in text(page)
    assert f"{foreseen[2].nats:.1f} nats of surprise" in text(page)
    (character, odds), *_ = foreseen[2].likeliest
    assert f'<th scope="row">{escape(character)}<td>{odds:.1%}' in html(page)


def test_a_main_character_begins_the_story(page: AppTest) -> None:
    box = page.selectbox[1]
    assert page.text_area[0].value == box.options[0]
    box.set_value(box.options[1]).run()
    assert page.text_area[0].value == box.options[1]


def test_the_readers_own_words_stay_when_the_voice_changes(page: AppTest, place: Place) -> None:
    place("other", title="Other", epochs=[])
    page.run()
    page.selectbox[0].set_value("Other").run()
    assert page.text_area[0].value == page.selectbox[1].options[0]
    create(page, "Once upon a time")
    page.selectbox[0].set_value("Trained (small)").run()
    assert page.text_area[0].value == "Once upon a time"
    assert story(page).startswith("Once upon a time")
    assert not page.exception


def test_every_voice_says_where_it_comes_from(page: AppTest, place: Place) -> None:
    place("bare", title="Bare", corpus=None, portrait=None, held_out_nats="much", epochs=None)
    copied = {"share": 0.125, "longest": "once upon a time there was a"}
    place("telling", title="Telling", held_out_nats=1.25, portrait={"copied": copied})
    page.run()
    assert not page.exception
    assert page.selectbox[0].options == ["Bare", "Trained (small)", "Telling"]
    rows = re.findall(r"<tr><th scope=\"row\">(Bare|Telling)(.*?)(?=<tr>|</tbody>)", html(page))
    assert [re.split("<td>", cells)[1:] for _, cells in rows] == [
        ["unknown", "unknown licence", "unknown", "not measured", "-"],
        ["books", "CC0", "1.2500", "87.5%", "once upon a time there was a"],
    ]
    page.selectbox[0].set_value("Bare").run()
    assert "does not tell how it learnt" in page.info[0].value
    assert "Bare and the Deep Learning Experiment" in text(page)


def test_the_same_beginning_at_every_epoch(page: AppTest, shelf: Path) -> None:
    epochs = Voice.load(shelf / "small.keras").card.dump()["epochs"]
    slider = page.select_slider[0]
    assert slider.options == [f"{epoch['epoch']:g}" for epoch in epochs]
    for epoch in epochs:
        page.select_slider[0].set_value(epoch["epoch"]).run()
        assert epoch["samples"][0]["text"] in text(page)
        assert f"surprised it by {epoch['held_out_nats']:.2f} nats" in text(page)
        assert f"<td>{epoch['training_nats']:.4f}<td>{epoch['held_out_nats']:.4f}" in html(page)


def test_moments_within_the_first_epoch_have_room(page: AppTest, place: Place) -> None:
    moments = [
        {
            "epoch": number,
            "training_nats": 3.0 - number,
            "held_out_nats": 3.1 - number,
            "seconds": 100 * number,
            "samples": [{"seed": "The cat", "text": f" at {number}"}],
            "portrait": {"prose": {"real_words": number / 2}},
        }
        for number in (1, 0.01, 0.1)
    ]
    place("early", title="Early", epochs=moments)
    page.run()
    page.selectbox[0].set_value("Early").run()
    assert page.select_slider[0].options == ["0.01", "0.1", "1"]
    assert "The cat at 0.01" in text(page)
    assert "It had read 1% of its books, for 1 seconds" in text(page)
    loss, words = (json.loads(chart.proto.spec) for chart in page.get("vega_lite_chart"))
    across = loss["layer"][1]["encoding"]["x"]
    assert (across["title"], across["scale"]["type"]) == ("epochs", "log")
    assert loss["layer"][1]["encoding"]["y"]["title"] == "nats per character"
    assert words["layer"][1]["encoding"]["y"]["title"] == "real words, %"


@pytest.mark.parametrize(
    ("seed", "sentence"),
    [("  ", "Give the story a few words to begin with"), ("\u4e2d\u6587", "cannot spell any")],
)
def test_what_cannot_be_told_is_explained(page: AppTest, seed: str, sentence: str) -> None:
    create(page, seed)
    assert sentence in text(page)
    assert "replay number" not in text(page)


def test_what_a_voice_cannot_spell_is_named(page: AppTest) -> None:
    create(page, "The cat \u732b")
    assert "This voice cannot spell \u732b, and read on without." in text(page)


def test_damaged_voices_are_left_out(page: AppTest, shelf: Path) -> None:
    (shelf / "broken.keras").write_bytes(b"no voice")
    page.run()
    assert f"left out: {shelf / 'broken.keras'}: not a .keras archive" in text(page)
    create(page)
    (shelf / "small.keras").unlink()
    page.run()
    assert f"There are no voices in {shelf}." in text(page)
    assert not page.exception


def test_a_voice_that_was_trained_again_is_another(page: AppTest, place: Place) -> None:
    first = story(create(page, replay=7))
    page.toggle[0].set_value(True).run()
    place("small", title="Again", epochs=[])
    page.run()
    assert not page.exception
    assert story(page) == first
    assert "has changed since" in text(page)
    assert "Again and the Deep Learning Experiment" in text(page)


def test_what_anybody_writes_is_no_markup(page: AppTest, place: Place) -> None:
    samples = [{"seed": MARKUP, "text": MARKUP}]
    epoch = {"epoch": 1, "training_nats": 1, "held_out_nats": 1, "seconds": 1, "samples": samples}
    told = {"corpus": {"name": MARKUP, "licence": MARKUP}, "epochs": [epoch]}
    place("evil", title=MARKUP, **told)
    page.run()
    page.selectbox[0].set_value(page.selectbox[0].options[0]).run()
    create(page, MARKUP)
    page.toggle[0].set_value(True).run()
    assert not page.exception
    found = Elements(html(page))
    assert found.names <= HARMLESS
    assert not {name for name in found.attributes if name.startswith("on")}
    assert not found.attributes & {"src", "href"}
    assert MARKUP in text(page)
    assert not any("alert" in one.value for one in (*page.markdown, *page.caption))
