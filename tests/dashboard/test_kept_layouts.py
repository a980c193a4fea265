"""Layouts that users made: kept by their hash, found by their name, and nothing else."""

import pytest
import solara

from dashboard import kept_layouts
from dashboard.address import address_of, own_scenario, view_at
from dashboard.controls import pulled
from dashboard.kept_layouts import NotKeptError, found, keep, settled, travelling
from dashboard.pages import SHOWN
from dashboard.view import View
from model.errors import UserError
from scenarios import load

DRAWN = {"GM0308": "Regio Baarn"}


@pytest.fixture(autouse=True)
def data(monkeypatch, tmp_path):
    """A folder of layouts for this test alone."""
    monkeypatch.setenv("CONTINUUM_DATA", str(tmp_path))
    return tmp_path / "layouts"


def with_layout(file):
    changes = {"layout": "file", "file": str(file), "merged_to": None}
    return pulled(load("current"), "region_layout", changes, "B")


def test_the_same_layout_is_kept_once_and_nothing_else_is_left(data):
    first = keep(DRAWN)
    assert keep(dict(DRAWN)) == first
    assert list(data.iterdir()) == [first]
    assert found(first.name) == first


def test_a_link_carries_the_name_and_not_the_place(data):
    scenario = with_layout(keep(DRAWN))
    view = View().with_scenario(scenario)
    assert str(data) not in travelling(scenario).to_toml()
    again = view_at(address_of(view))
    assert again.problems == ()
    assert again.view.scenario == scenario
    assert again.view.scenario.digest() == scenario.digest()


@pytest.mark.parametrize("page", ["compare", "region", "report", "research"])
def test_no_page_tells_where_a_layout_is_kept(data, room_of, small_view, page):
    view = small_view.with_scenario(with_layout(keep(DRAWN)))
    box, context = solara.render(
        SHOWN[page](room_of(page=page, view=view, answered=False)), handle_error=False
    )
    shown, todo = "", [box]
    while todo:
        widget = todo.pop()
        shown += str({name: getattr(widget, name, None) for name in widget.keys} | {"template": ""})
        todo += [child for child in getattr(widget, "children", []) if not isinstance(child, str)]
    context.close()
    assert str(data) not in shown


def test_both_files_side_by_side_are_the_same_scenario_for_the_command_line(tmp_path):
    kept = keep(DRAWN)
    scenario = with_layout(kept)
    here = tmp_path / "downloads"
    here.mkdir()
    (here / "own.toml").write_text(travelling(scenario).to_toml(), encoding="utf-8")
    (here / kept.name).write_bytes(kept.read_bytes())
    assert load(str(here / "own.toml")).digest() == scenario.digest()


def test_a_link_to_a_layout_elsewhere_is_told(data):
    query = address_of(View().with_scenario(with_layout(keep(DRAWN))))
    for file in data.iterdir():
        file.unlink()
    read = view_at(query)
    assert read.problems == ("layout",)
    assert read.view.scenarios == View().scenarios


@pytest.mark.parametrize(
    "name", ["../secret.csv", "layout-.csv", "layout.csv", "layout-" + "0" * 64 + ".csv", "."]
)
def test_no_other_name_is_looked_up(data, name):
    data.mkdir()
    (data.parent / "secret.csv").write_text("code,youth_region,partnership_po,partnership_vo\n")
    (data / "layout.csv").write_text("code,youth_region,partnership_po,partnership_vo\n")
    with pytest.raises(NotKeptError, match="not on this server"):
        found(name)


def test_a_whole_path_is_refused_even_to_a_kept_file():
    with pytest.raises(NotKeptError):
        settled(with_layout(keep(DRAWN)))


def test_a_file_that_was_changed_is_not_used_and_is_kept_anew():
    path = keep(DRAWN)
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"Regio Baarn", b"Regio Soest"))
    with pytest.raises(NotKeptError):
        found(path.name)
    assert keep(DRAWN).read_bytes() == whole


def test_a_server_keeps_so_many_and_no_more(monkeypatch):
    keep(DRAWN)
    monkeypatch.setattr(kept_layouts, "MOST_KEPT", 1)
    keep(DRAWN)
    with pytest.raises(UserError, match="no more"):
        keep({"GM0308": "Regio Soest"})


def test_a_folder_that_cannot_be_made_is_told(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("CONTINUUM_DATA", str(tmp_path / "file"))
    with pytest.raises(UserError, match="cannot be kept"):
        keep(DRAWN)


def test_an_uploaded_scenario_may_name_a_kept_layout_and_no_merge_that_cannot_be():
    scenario = with_layout(keep(DRAWN))
    assert own_scenario(travelling(scenario).to_toml(), "Your file") == scenario
    text = travelling(scenario).to_toml()
    wrong = "\n".join(
        'merged_to = "atlantis"' if line.startswith("file") else line for line in text.splitlines()
    ).replace('"file"', '"merged"')
    with pytest.raises(UserError, match="atlantis"):
        own_scenario(wrong, "Your file")
