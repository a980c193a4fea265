# %% [markdown]
# # From install to an answer
#
# *Kort in het Nederlands: dit voorbeeld loopt in een minuut door alles heen. Eerst een vergelijking
# van twee scenario's, dan een eigen scenario, dan wat er gebeurt als een aanname anders is, welke
# aanname het meest doet, en welke maatregel wat doet. Elk getal hoort bij één kleine gemeente en
# weinig herhalingen: het laat zien hoe het werkt, niet wat er in uw regio gebeurt.*
#
# This page is a script, `experiments/examples/tutorial.py`, in cells that notebooks and editors
# know. `./continuum` installs everything in `.venv`; then
# `.venv/bin/python -m experiments.examples.tutorial` runs it. One small municipality, one year
# and few replications keep it under a minute; they show how things work, not what is true of your
# region.

# %% [markdown]
# ## A first comparison
#
# Scenarios come from the library by name, or from a file. The first is what others are compared
# with. Children are the same in all scenarios, so differences are paired.

# %%
from experiments import RunSettings, compare_runs, load, run_scenarios

settings = RunSettings("municipality:Woudenberg", years=1, replications=4, seed=1)
today, teams = load("current"), load("integrated-teams")
runs = run_scenarios([today, teams], settings)
table = compare_runs(runs).table()
everybody = table[(table.group == "all") & (table.period == "all years")]
chosen = everybody[everybody.measure.isin(["unmet_need", "cost_per_child", "care_users"])]
columns = ["scenario", "measure", "unit", "mean", "difference", "low", "high"]
print(chosen[columns].round(2).to_string(index=False))

# %% [markdown]
# `low` and `high` are the 95 % interval of the paired difference. Every measure is declared once,
# with its unit, definition and better direction:

# %%
from model.outcomes import MEASURES

unmet = MEASURES["unmet_need"]
print(unmet.en, "|", unmet.nl, "|", unmet.unit, "|", unmet.better, "is better")

# %% [markdown]
# ## A scenario of your own
#
# A scenario is data: a name, words in two languages, and levers. At its neutral value a lever
# changes nothing. What you make in Python can be written as a file for the command line.

# %%
from experiments import Scenario
from model.levers import GpSupport, Harmonisation, SchoolTeams

mine = Scenario(
    name="teams-and-rules",
    title={"nl": "Teams en gelijke regels", "en": "Teams and the same rules"},
    description={"nl": "Een voorbeeld.", "en": "An example."},
    levers=(
        SchoolTeams(coverage=1.0),
        Harmonisation(frameworks_aligned=0.7, one_plan=0.5),
        GpSupport(coverage=0.8),
    ),
)
print(mine.to_toml())

# %% [markdown]
# ## Which lever does what?
#
# `attribute` runs all combinations of levers and divides the effect of the whole, whatever order
# one thinks of them in. Shares add up to the total.

# %%
import textwrap

from experiments import attribute

found = attribute(mine, settings, measures=["unmet_need"])
rows = found.table()
shares = rows[(rows.period == "all years") & rows.quantity.isin(["attributed", "total", "beyond"])]
columns = ["quantity", "group", "mean", "low", "high", "verdict"]
print(shares[columns].round(2).to_string(index=False))
print(textwrap.fill(found.sentence("unmet_need", "en", "all years"), 90))

# %% [markdown]
# ## What if an assumption is otherwise?
#
# Every number in the model is in a register, with its range and source. A design says which are
# varied, and how. A sweep runs it into a folder that can be gone on with after any stop. Designs
# are mostly files (`load_design`); in Python they are values. The factor `dummy` changes nothing:
# what it seems to do is noise.

# %%
import tempfile
from pathlib import Path

from experiments import Design, Factor, Replications, Sampling, run_sweep
from experiments.sweep.design import DUMMY, range_of
from model.parameters import REGISTER

ONSET, TURNOVER = "need.onset_per_year", "staff.turnover_per_year"
for name in (ONSET, TURNOVER):
    declared = REGISTER[name]
    print(f"{name}: {declared.value} {declared.unit}, from {declared.low} to {declared.high}")

both = (today.name, teams.name)
design = Design(
    name="first-look",
    question={"nl": "Wat maakt uit?", "en": "What matters?"},
    regions=(settings.region,),
    scenarios=(today, teams),
    years=1,
    seed=1,
    factors=tuple(Factor(name, (), *range_of(name), both) for name in (ONSET, TURNOVER, DUMMY)),
    sampling=Sampling("morris", trajectories=3),
    replications=Replications(1, 1),
    measures=("with_need", "unmet_need"),
)
temporary = tempfile.TemporaryDirectory()  # gone at the end; give a folder of your own to keep it
folder = Path(temporary.name)
store = run_sweep(design, folder / "first-look")
print(len(store.done()), "runs done,", len(store.failed()), "failed")

# %% [markdown]
# ## Results with units and labels
#
# A sweep becomes one tidy table, or an xarray Dataset with a variable per measure.

# %%
from experiments import to_frame, to_xarray

print(to_frame(store, ["with_need"], "all years", "all").iloc[0])
dataset = to_xarray(store, period="all years", group="all")
print(dict(dataset["with_need"].sizes), dataset["with_need"].attrs["units"])

# %% [markdown]
# ## Which assumption matters most?
#
# The points of the sweep are Morris trajectories, so SALib can read them. `mu_star` is the mean
# size of an elementary effect, from the lowest to the highest value of a factor.

# %%
from SALib.analyze import morris

from experiments.adapters.salib import salib_problem

points = store.points()
level = dataset["with_need"].sel(scenario="current").mean("replication").squeeze()
values = level.sel(point=points["point"].to_list()).to_numpy()
problem = salib_problem(design)
effects = morris.analyze(problem, points[problem["names"]].to_numpy(), values, seed=1)
print(effects.to_df()[["mu_star", "sigma"]].round(2))

# %% [markdown]
# ## A figure
#
# Figures are Plotly figures; a file of them needs no network.

# %%
figure = found.waterfall("unmet_need", "en", "all years")
figure.write_html(folder / "waterfall.html")
print(figure.layout.title.text, "|", figure.layout.xaxis.title.text)
for label in figure.data[0].y:
    print(label.replace("<br>", " "))

# %% [markdown]
# ## Further
#
# - `continuum compare`, `continuum sweep` and `continuum attribute` do the same from the shell.
# - `experiments/examples/` shows the model in EMA Workbench, SALib, Mesa's `batch_run` and xarray.
# - [Limits](limits.md) says what the model does not know.
