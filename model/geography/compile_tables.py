"""Compile the compact tables in `tables/` from the regional source files.

Run it as `python -m model.geography.compile_tables --source DIR`. The result depends on the
source files only: running it twice gives the same bytes. `tables/SOURCES.md` explains every
column; the facts with an F-number below come from the project's evidence table.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from model.errors import UserError

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Row = dict[str, str]

TABLES = Path(__file__).parent / "tables"
SECTORS = ("bo", "sbo", "so", "vso", "vo")
QUANTILE_LEVELS = np.linspace(0.0, 1.0, 21)

SO_PUPILS = 34_510  # F016, special primary education (speciaal onderwijs), 2023
VSO_PUPILS = 38_500  # F018, special secondary education (voortgezet speciaal onderwijs)

# With these two the national sum comes out right when a location without a number counts as an
# average one. In so, vso, (v)so and vo the locations with a number already hold all pupils.
IMPUTED_SECTORS = ("bo", "sbo")

COPIED = {
    "population": "population_2023",
    "low_income_persons_pct": "pct_persons_low40_income_2023",
    "high_income_households_pct": "pct_households_high20_income_2023",
    "urbanity_class": "urbanity_class_2023",
    "address_density_per_km2": "address_density_2023",
    "latitude": "lat_pop",
    "longitude": "lon_pop",
    "area_km2": "area_km2",
    "youth_care_n": "youthcare_n_2023",
    "youth_care_pct": "youthcare_pct_2023",
}
LAYER_COLUMNS = {
    "province": ("province_code", "province"),
    "corop": ("corop_code", "corop"),
    "jeugdregio": ("jeugdregio_code", "jeugdregio_name"),
    "zorgkantoor": ("zorgkantoor_code", "zorgkantoor_name"),
    "ggd": ("ggd_code", "ggd_name"),
    "veiligheidsregio": ("veiligheidsregio_code", "veiligheidsregio_name"),
    "arbeidsmarktregio": ("arbeidsmarktregio_code", "arbeidsmarktregio_name"),
}


def read_rows(path: Path) -> list[Row]:
    """Read a CSV file as one dictionary per row."""
    if not path.is_file():
        raise UserError(f"Source file {path} is missing: give its folder with --source.")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a CSV file with Unix line ends, whatever the machine."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def number(row: Mapping[str, str], column: str) -> float:
    """Return a number that must be there; a blank in a used column stops the compilation."""
    if not row[column]:
        raise UserError(
            f"Column {column} is blank for {row['name']}: decide in this script how to fill it."
        )
    return float(row[column])


def whole(values: Floats, total: int) -> Ints:
    """Round to integers with the given total by largest remainder; ties go to the first."""
    floors = np.floor(values).astype(np.int64)
    missing = total - int(floors.sum())
    order = np.argsort(floors - values, kind="stable")
    floors[order[:missing]] += 1
    assert int(floors.sum()) == total, "largest remainder needs a total within one per value"
    return floors


def children_by_age(row: Mapping[str, str]) -> Ints:
    """Estimate the children of ages 0..19 in one municipality on 1 January 2024, int (20,).

    The five-year classes of 2021 are spread evenly over their years and grow three years older;
    ages 0–2 are the mean yearly cohort of 2021 ages 0–4. Ages 0–14 are then scaled to the sum
    counted in 2024. Ages 15–19 are not: the 2024 class 15–24 has students who moved in at 18.
    """
    classes = ("age0_4_2021_pc4", "age5_9_2021_pc4", "age10_14_2021_pc4", "age15_19_2021_pc4")
    aged_2021 = np.repeat([number(row, column) / 5.0 for column in classes], 5)
    aged_2024 = np.concatenate([np.full(3, aged_2021[:5].mean()), aged_2021[:17]])
    counted = number(row, "age0_14_2024_pc4")
    young = aged_2024[:15] * (counted / aged_2024[:15].sum())
    older = aged_2024[15:]
    return np.concatenate([whole(young, round(counted)), whole(older, round(float(older.sum())))])


def partnership_shares(listed: str) -> str:
    """Scale the listed shares of school partnerships ("PO2203:0.669;…") to a sum of one."""
    pairs = [part.split(":") for part in listed.split(";")]
    total = sum(float(share) for _, share in pairs)
    shares = [round(float(share) / total, 4) for _, share in pairs]
    shares[0] = round(1.0 - sum(shares[1:]), 4)
    return ";".join(f"{code}:{share:.4f}" for (code, _), share in zip(pairs, shares, strict=True))


def so_part(pupils: Mapping[str, float]) -> float:
    """Return the share of (v)so pupils that is so, so that the national so : vso ratio holds."""
    special = pupils["so"] + pupils["vso"] + pupils["sovso"]
    wanted = special * SO_PUPILS / (SO_PUPILS + VSO_PUPILS)
    return (wanted - pupils["so"]) / pupils["sovso"]


def site_sizes(schools: list[Row]) -> dict[str, list[tuple[str, float]]]:
    """Return (municipality code, pupils) of every site, per sector; means where imputed.

    A (v)so location becomes one so and one vso site that share its pupils in a fixed ratio.
    A location without a number is imputed in bo and sbo and is no site of its own elsewhere.
    """
    known: dict[str, list[tuple[str, float]]] = {}
    for row in schools:
        if row["leerlingen_2023"]:
            site = (row["gm_code"], float(row["leerlingen_2023"]))
            known.setdefault(row["sector"], []).append(site)
    sums = {sector: sum(size for _, size in sites) for sector, sites in known.items()}
    part = so_part(sums)
    both = known.pop("sovso")
    for sector in IMPUTED_SECTORS:
        mean = sums[sector] / len(known[sector])
        unknown = [r for r in schools if r["sector"] == sector and not r["leerlingen_2023"]]
        known[sector] += [(row["gm_code"], mean) for row in unknown]
    known["so"] += [(code, size * part) for code, size in both]
    known["vso"] += [(code, size * (1.0 - part)) for code, size in both]
    return known


def school_columns(sites: list[tuple[str, float]], codes: Sequence[str]) -> tuple[Ints, Ints]:
    """Return the number of sites and of pupils per municipality, int (n,) each."""
    place = {code: i for i, code in enumerate(codes)}
    home = np.array([place[code] for code, _ in sites])
    sizes = np.array([size for _, size in sites])
    counts = np.bincount(home, minlength=len(codes))
    pupils = np.bincount(home, weights=sizes, minlength=len(codes))
    return counts.astype(np.int64), whole(pupils, round(float(sizes.sum())))


def size_quantiles(sizes: Floats) -> Floats:
    """Return the quantiles of size / mean size at 0 %, 5 %, … 100 %, float (21,).

    The two ends are not the smallest and the largest school but the values that give the outer
    5 % their real mean; the row is scaled so that linear interpolation has mean one.
    """
    relative = np.sort(sizes / sizes.mean())
    quantiles = np.quantile(relative, QUANTILE_LEVELS)
    tail = max(1, round(len(relative) / 20))
    quantiles[0] = max(0.0, 2.0 * relative[:tail].mean() - quantiles[1])
    quantiles[-1] = max(quantiles[-2], 2.0 * relative[-tail:].mean() - quantiles[-2])
    return quantiles / float(np.mean((quantiles[1:] + quantiles[:-1]) / 2.0))


def write_municipalities(
    folder: Path, rows: list[Row], sites: Mapping[str, list[tuple[str, float]]]
) -> None:
    """Write municipalities.csv: one row per municipality, in code order."""
    schools = [school_columns(sites[sector], [row["code"] for row in rows]) for sector in SECTORS]
    header = ["code", "name", *(f"children_{age}" for age in range(20)), *COPIED, "youth_0_17"]
    for layer in (*LAYER_COLUMNS, "rmc"):
        header += [f"{layer}_code", f"{layer}_name"]
    header += ["swv_po", "swv_vo", *(f"n_{s}" for s in SECTORS), *(f"pupils_{s}" for s in SECTORS)]
    table = []
    for i, row in enumerate(rows):
        cells = [row["code"], row["name"], *map(str, children_by_age(row))]
        cells += [f"{number(row, column):.10g}" for column in COPIED.values()]
        cells.append(f"{number(row, 'youth0_17_est_2023'):.0f}")
        for columns in LAYER_COLUMNS.values():
            cells += [row[column] for column in columns]
        cells += [f"RMC{int(row['rmc_nr']):02d}", row["rmc_name"]]
        cells += [partnership_shares(row["swv_po_all"]), partnership_shares(row["swv_vo_all"])]
        cells += [str(counts[i]) for counts, _ in schools]
        cells += [str(pupils[i]) for _, pupils in schools]
        table.append(cells)
    write_rows(folder / "municipalities.csv", header, table)


def compile_tables(source: Path, target: Path = TABLES) -> None:
    """Write municipalities.csv, school_sizes.csv and neighbours.csv to `target`.

    Raises UserError when a source file is missing or a column that is used has a blank.
    """
    rows = sorted(read_rows(source / "municipalities.csv"), key=lambda row: row["code"])
    schools = read_rows(source / "schools_2024.csv")
    pairs = read_rows(source / "municipality_neighbours.csv")
    write_municipalities(target, rows, site_sizes(schools))

    # Quantiles of what was counted: an imputed mean would narrow the distribution.
    counted = site_sizes([row for row in schools if row["leerlingen_2023"]])
    quantiles = [size_quantiles(np.array([size for _, size in counted[s]])) for s in SECTORS]
    levels = [f"q{level * 100:.0f}" for level in QUANTILE_LEVELS]
    sizes = [[s, *(f"{q:.4f}" for q in row)] for s, row in zip(SECTORS, quantiles, strict=True)]
    write_rows(target / "school_sizes.csv", ["sector", *levels], sizes)

    links = sorted((row["code_a"], row["code_b"], row["km_popcentroid"]) for row in pairs)
    write_rows(target / "neighbours.csv", ["code_a", "code_b", "km"], links)


def main(arguments: Sequence[str] | None = None) -> None:
    """Compile the tables from the command line."""
    parser = argparse.ArgumentParser(description="Compile the tables of model/geography.")
    parser.add_argument("--source", type=Path, required=True, help="folder with the source files")
    parser.add_argument("--target", type=Path, default=TABLES, help="folder to write to")
    chosen = parser.parse_args(arguments)
    compile_tables(chosen.source, chosen.target)


if __name__ == "__main__":
    main()
