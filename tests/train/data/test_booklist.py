from pathlib import Path

import pytest

from tests.train.conftest import Command, refused
from tests.train.data.conftest import Fetch
from tests.train.data.gutenberg_server import ALL, Library, books


@pytest.mark.parametrize(
    "name, content, reason",
    [
        ("nowhere", None, "Known are: wizard"),
        ("x.csv", "slug,title\na,b\n", "needs the columns"),
        ("x.csv", "slug,title,gutenberg_id,sha256\na,b,1\n", "needs the columns"),
        ("x.csv", "slug,title,gutenberg_id,sha256\na,b,one,c\n", "needs the columns"),
        ("x.csv", "slug,title,gutenberg_id,sha256\na," + "b" * 200_000, "needs the columns"),
        ("x.csv", "slug,title,gutenberg_id,sha256\n../evil,b,1,c\n", "slug"),
        ("x.csv", "slug,title,gutenberg_id,sha256\n", "names no books"),
    ],
)
def test_a_wrong_list_is_refused(
    name: str, content: str | None, reason: str, tmp_path: Path, command: Command
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content)
        name = str(tmp_path / name)
    assert reason in refused(command("fetch", name, "--to", tmp_path / "books"))


def test_a_list_may_come_from_a_spreadsheet(
    library: Library, listed: Path, folder: Path, fetch: Fetch
) -> None:
    listed.write_text("\ufeff" + listed.read_text().replace("\n", "\r\n"), encoding="utf-8")
    assert fetch().code == 0
    assert books(folder) == ALL
