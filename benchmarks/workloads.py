"""The fixed workloads, their figures, and the budgets of the complete model."""

from __future__ import annotations

from benchmarks import pairs, region_runs, scaling, start_up, yardstick
from benchmarks.clocked import DECISIONS, KINDS_OF_EVENT, STEPS, THE_REST
from benchmarks.declare import CPU, WALL, Figure, Workload
from benchmarks.peer_workloads import PEERS
from benchmarks.statistics import Budget

# Words for the steps of the week; a step without words is shown by its name in the code.
STEP_WORDS = {
    "start_school_year": ("Begin van het schooljaar", "Start of the school year"),
    "hold_contacts": ("Contactmomenten", "Contact moments"),
    "live": ("Levensloop en hulpvragen", "Lives and needs"),
    "move_cases": ("Voortgang van trajecten", "Progress of cases"),
    "serve": ("Wachtrijen", "Queues"),
    "book_week": ("Urenboekhouding", "Ledger of hours"),
    "pay_the_week": ("Geldboekhouding", "Ledger of money"),
    "observe": ("Tellingen bewaren", "Keeping counts"),
    DECISIONS: ("Besluiten van organisaties (Python)", "Decisions of organisations (Python)"),
    THE_REST: ("Rest (Python)", "The rest (Python)"),
}

EVENT_WORDS = {
    "see": ("Contactmoment", "Contact moment"),
    "ring_life_clock": ("Levensklok", "Life clock"),
    "ring_spell_clock": ("Klok van een hulpvraag", "Clock of a need"),
    "arrive": ("Aankomst bij een deur", "Arrival at a door"),
    "join_queue": ("Aansluiten na een geschil", "Joining after a dispute"),
    "finish_help": ("Einde van hulp", "End of help"),
    "pass_door": ("Voorbij een deur", "Passing a door"),
    "take_decision": ("Beschikking", "Care decision"),
    "start_help": ("Begin van hulp", "Start of help"),
}


def _events(kind: str) -> tuple[Figure, Figure]:
    nl, en = EVENT_WORDS.get(kind, (kind, kind))
    return (
        Figure(f"number-{kind}", f"{nl}: aantal", f"{en}: number", "", decimals=0),
        Figure(f"each-{kind}", f"{nl}: tijd per keer", f"{en}: time each", "ns", decimals=0),
    )


def _share(step: str) -> Figure:
    nl, en = STEP_WORDS.get(step, (step, step))
    return Figure(f"share-{step}", nl, en, "%")


# fmt: off
START = Workload(
    "start", "Opstarten", "Start-up", start_up.start, in_process=False,
    figures=(
        Figure("start-help", "continuum --help", "continuum --help", "s", CPU, Budget(0.5), 2),
        Figure("start-import", "Het model inladen", "Importing the model", "s", CPU, decimals=2),
        Figure("start-warm", "Eerste kleine uitkomst, al gecompileerd",
               "First small result, compiled before", "s", CPU, Budget(2.0), 2),
        Figure("start-warm-compilations", "Compilaties daarbij", "Compilations in it", "",
               decimals=0),
        Figure("start-warm-peak", "Geheugen daarbij", "Memory of it", "MiB", decimals=0),
    ),
)
COLD = Workload(
    "cold-start", "Eerste start ooit", "First start ever", start_up.cold_start,
    in_process=False, most=2,
    figures=(
        Figure("start-cold", "Eerste kleine uitkomst, alles compileren",
               "First small result, compiling everything", "s", CPU, Budget(10.0), 1),
        Figure("start-cold-compilations", "Compilaties daarbij", "Compilations in it", "",
               decimals=0),
    ),
)
MACHINE = Workload(
    "machine", "Deze machine op haar best", "This machine at its best", yardstick.machine_at_best,
    figures=(
        Figure("draw-ns", "Een trekking per sleutel", "One keyed draw", "ns", decimals=2),
        Figure("read-speed", "Lezen op volgorde, een kern", "Reading in order, one core", "GB/s"),
        Figure("scattered-ns", "Verspreid lezen uit 256 MiB", "Scattered read out of 256 MiB",
               "ns"),
    ),
)
REGION = Workload(
    "region", "Regio van ongeveer 50.000 kinderen, 10 jaar",
    "Region of about 50,000 children, 10 years", region_runs.region_weeks,
    figures=(
        Figure("region-weeks", "Beleidsweken, een herhaling, een kern",
               "Policy weeks, one replication, one core", "ms", CPU, Budget(60.0), 0),
        Figure("region-build", "Opbouwen van bevolking en organisaties",
               "Building population and organisations", "ms", CPU, decimals=0),
        Figure("region-warm-up", "Aanloopjaren", "Warm-up years", "ms", CPU, decimals=0),
    ),
)
WEEK = Workload(
    "week", "Waar de week aan opgaat", "Where the week goes", region_runs.week_by_step,
    figures=(
        *(_share(step) for step in (*STEPS, DECISIONS, THE_REST)),
        Figure("clock-readings", "Wat de klok lezen zelf kost", "What reading the clock takes", "%",
               decimals=2),
        Figure("clock-overhead", "Run met klok boven run zonder",
               "Run with the clock above the run without", "%"),
        Figure("all-events", "Gebeurtenissen in 10 jaar", "Events in 10 years", "", decimals=0),
        Figure("event-ns", "Per gebeurtenis, alles meegeteld", "Per event, everything counted",
               "ns", decimals=0),
        Figure("event-compiled-ns", "Per gebeurtenis, alleen gecompileerde stappen",
               "Per event, compiled steps only", "ns", decimals=0),
        Figure("yardstick-ns", "Maatstaf: een trekking en een verspreide notitie",
               "Yardstick: one keyed draw and a scattered log entry", "ns"),
        Figure("event-ratio", "Gebeurtenis ten opzichte van de maatstaf",
               "Event relative to the yardstick", "×", budget=Budget(15.0)),
        Figure("event-compiled-ratio", "Idem, alleen gecompileerde stappen",
               "The same, compiled steps only", "×"),
        Figure("student-week-ns", "Per kind en week", "Per student-week", "ns"),
    ),
)
EVENTS = Workload(
    "events", "Gebeurtenissen naar soort (klok van de muur)", "Events by kind (wall clock)",
    region_runs.events_by_kind,
    figures=tuple(figure for kind in KINDS_OF_EVENT for figure in _events(kind)),
)
COMPARE = Workload(
    "compare", "Vergelijking: 2 scenario's × 20 paren, 10 jaar",
    "Comparison: 2 scenarios × 20 pairs, 10 years", region_runs.compare_pairs, most=3,
    figures=(
        Figure("compare", "Vergelijking, twee werkers", "Comparison, two workers", "s", WALL,
               Budget(1.5), 1),
    ),
)
WORKERS = Workload(
    "workers", "Twee werkers tegen een", "Two workers against one", region_runs.two_workers,
    figures=(
        Figure("workers", "Hoeveel eerder klaar", "How much sooner done", "×",
               budget=Budget(1.8, at_least=True), decimals=2),
        Figure("workers-cpu", "Rekentijd met twee tegen een", "Processor time with two over one",
               "×", decimals=2),
    ),
)
GROWTH = Workload(
    "growth", "Groei met het aantal kinderen", "Growth with the number of children",
    region_runs.growth,
    figures=(
        Figure("growth-small", "Per kind en week: gemeente van 10.000",
               "Per student-week: municipality of 10,000", "ns"),
        Figure("growth-region", "Per kind en week: jeugdregio van 50.000",
               "Per student-week: youth region of 50,000", "ns"),
        Figure("growth-large", "Per kind en week: provincie van 250.000",
               "Per student-week: province of 250,000", "ns"),
        Figure("growth", "Duurste boven goedkoopste", "Dearest above cheapest", "%",
               budget=Budget(15.0), decimals=0),
    ),
)
ORGANISATIONS = Workload(
    "organisations", "Groei met het aantal aanbieders", "Growth with the number of providers",
    scaling.organisations, most=2,
    figures=(
        Figure("providers-few", "Weinig aanbieders", "Few providers", "", decimals=0),
        Figure("providers-many", "Veel aanbieders", "Many providers", "", decimals=0),
        Figure("weeks-few-providers", "Beleidsweken met weinig", "Policy weeks with few", "ms",
               decimals=0),
        Figure("weeks-many-providers", "Beleidsweken met veel", "Policy weeks with many", "ms",
               decimals=0),
    ),
)
NEEDS = Workload(
    "needs", "Groei met het aantal gebeurtenissen", "Growth with the number of events",
    scaling.events, most=2,
    figures=(
        Figure("events-few", "Gebeurtenissen met weinig hulpvragen", "Events with few needs", "",
               decimals=0),
        Figure("events-many", "Gebeurtenissen met veel", "Events with many", "", decimals=0),
        Figure("event-few-ns", "Per gebeurtenis met weinig", "Per event with few", "ns",
               decimals=0),
        Figure("event-many-ns", "Per gebeurtenis met veel", "Per event with many", "ns",
               decimals=0),
    ),
)
RUNS = Workload(
    "runs", "Groei met scenario's en herhalingen", "Growth with scenarios and replications",
    scaling.runs, most=2,
    figures=(
        Figure("run-of-few", "Per run: 2 scenario's × 2 paren", "Per run: 2 scenarios × 2 pairs",
               "ms", decimals=0),
        Figure("run-of-more-scenarios", "Per run: 4 scenario's × 2 paren",
               "Per run: 4 scenarios × 2 pairs", "ms", decimals=0),
        Figure("run-of-more-pairs", "Per run: 2 scenario's × 8 paren",
               "Per run: 2 scenarios × 8 pairs", "ms", decimals=0),
    ),
)
MEMORY = Workload(
    "memory", "Geheugen van de regio", "Memory of the region", region_runs.memory,
    in_process=False, most=2,
    figures=(
        Figure("memory-row", "Kolommen, per kind in de tabel", "Columns, per student in the table",
               "bytes", budget=Budget(100.0), decimals=0),
        Figure("memory-present", "Kolommen, per aanwezig kind", "Columns, per student present",
               "bytes", decimals=0),
        Figure("memory-peak", "Heel het proces", "Whole process", "MiB", decimals=0),
    ),
)
PAIRING = Workload(
    "pairing", "Wat paren waard zijn", "What pairing is worth", pairs.gain, most=1,
    figures=(
        *(Figure(f"pairing-{name}", f"Variantie onafhankelijk / gepaard: {name}",
                 f"Variance independent / paired: {name}", "×", decimals=0)
          for name in pairs.MEASURES),
        Figure("pairing-least", "De kleinste van deze vijf", "The smallest of these five", "×",
               budget=Budget(10.0, at_least=True), decimals=0),
    ),
)
COUNTRY = Workload(
    "country", "Nederland, 10 schooljaren, een kern",
    "The Netherlands, 10 school years, one core", region_runs.country,
    in_process=False, most=1, national=True,
    figures=(
        Figure("country-build", "Opbouwen van bevolking en organisaties",
               "Building population and organisations", "s", CPU, Budget(5.0)),
        Figure("country-warm-up", "Aanloopjaren", "Warm-up years", "s", CPU),
        Figure("country-weeks", "Beleidsweken", "Policy weeks", "s", CPU, Budget(4.0)),
        Figure("country-students", "Kinderen aan het eind", "Children at the end", "", decimals=0),
        Figure("country-memory-row", "Kolommen, per kind in de tabel",
               "Columns, per student in the table", "bytes", budget=Budget(100.0), decimals=0),
        Figure("country-memory-present", "Kolommen, per aanwezig kind",
               "Columns, per student present", "bytes", decimals=0),
        Figure("country-peak", "Heel het proces", "Whole process", "GiB", budget=Budget(1.5),
               decimals=2),
        Figure("country-student-week-ns", "Per kind en week", "Per student-week", "ns"),
        Figure("country-growth", "Land tegen gemeente, duurste boven goedkoopste",
               "Country and municipality, dearest above cheapest", "%", budget=Budget(15.0),
               decimals=0),
    ),
)
# fmt: on

WORKLOADS: tuple[Workload, ...] = (
    START, COLD, MACHINE, REGION, WEEK, EVENTS, COMPARE, WORKERS, GROWTH, ORGANISATIONS, NEEDS,
    RUNS, MEMORY, PAIRING, *PEERS, COUNTRY,
)  # fmt: skip
