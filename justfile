# What this project does by command: `uv run just` lists it.

set positional-arguments

# list the recipes
default:
    @just --list

# everything that CI runs, in under 30 minutes on two cores
check: lint types layers fresh test

# style and likely mistakes
lint:
    ruff check .
    ruff format --check .

# types, strictly
types:
    mypy

# which part of the house may import which
layers:
    lint-imports

# generated pages are those that the code gives
fresh:
    python tools/docs.py --check

# the tests; the last line counts them, and those that were not run say what they need
test *arguments:
    pytest -n auto --dist loadgroup "$@"

# mend what a machine can mend: format, imports, generated pages
mend:
    ruff check --fix .
    ruff format .
    python tools/docs.py

# write the generated pages: rules, command line
docs:
    python tools/docs.py

# the "must show" figures at full size; writes docs/proof.md
prove *arguments:
    python tools/prove.py "$@"

# score what the program says of the seed document against the gold beside it
seed:
    python tools/seed.py

# speed of reading quantities against other libraries, in an environment of its own
bench *arguments:
    uv run --isolated --group bench python bench/quantities.py "$@"

# speed of hengji.examine on the seed document, and what a document 2, 4, 8 times as large costs
speed *arguments:
    python bench/examine.py "$@"

# documents a second over made-up files with two workers, against reading cells only
many *arguments:
    python bench/many.py "$@"

# a reviewer's folder of 300 documents, to try `hengji check FOLDER --summary OUT.xlsx` on
folder out="out/folder" count="300":
    python tools/make_folder.py {{out}} --count {{count}}

# gather the fragments of changelog.d into CHANGELOG.md under a version
release version:
    python tools/changelog.py {{version}}
