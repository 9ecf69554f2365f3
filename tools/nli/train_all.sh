#!/usr/bin/env bash
# Every run behind the shipped NLI model, from the data sets to the weights: some eleven hours on one core.
#
#     tools/nli/train_all.sh ../shared/data build/nli
#
# `runs/` has what each run measured on its way. NLI_CARD.md says where a run did not come from the program as it
# stands: the items and the words by hand were written in between.
set -e
data=$(realpath "${1:?folder of the data sets}")
build=$(realpath -m "${2:?folder to work in}")
cd "$(dirname "$0")/../.."
mkdir -p "$build"

networks() {
    for name in "$@"; do echo "$build/$name/network.npz"; done
}

# train NAME OPTIONS...: one run; it goes on where it was left
train() {
    local name=$1
    shift
    python tools/nli/train.py "$data" --dictionary "$build/dictionary.json" --languages "$build/languages.npz" \
        --out "$build/$name" "$@"
}

python tools/nli/generate.py --count 40000 --seed 1 --out "$build/own.jsonl.gz"
python tools/nli/dictionary.py "$data" --out "$build/dictionary.json"
python tools/nli/languages.py "$data" --out "$build/languages.npz"

train first --own "$build/own.jsonl.gz"
train second --start $(networks first) --rate 8e-5 --steps 3500
train third --start $(networks second) --rate 1e-4 --steps 5500 --seed 11

both=$(networks second third)
train fourth --start $both --rate 1e-4 --steps 4700 --pairs 32000 --seed 31
train fifth --start $both --rate 1e-4 --steps 4500 --pairs 32000 --seed 41

shares="--shares .35 .35 .15 .15"
short="--rate 6e-5 --steps 540 --warm-up 50 --average .995 --pairs 9600"
train sixth --start $(networks fourth fifth) $both $shares $short --seed 137
train seventh --start $(networks fourth fifth) $both $shares $short --seed 147

short="--rate 6e-5 --steps 330 --warm-up 30 --average .99 --pairs 10560"
train eighth --start $(networks sixth seventh) $both $shares $short --seed 157
train ninth --start $(networks sixth seventh) $both $shares $short --seed 167

train tenth --start $(networks eighth ninth) $both $shares --rate 8e-5 --steps 4300 --pairs 32000 --seed 211
train eleventh --start $(networks eighth ninth) $both $shares --rate 8e-5 --steps 4300 --pairs 16000 --alike 1.5 \
    --seed 223
train twelfth --start $(networks tenth) --rate 6e-5 --steps 1150 --warm-up 50 --average .996 --pairs 36800 --seed 241

python tools/nli/export.py $(networks tenth eleventh twelfth) $both --shares .175 .175 .35 .15 .15 \
    --languages "$build/languages.npz" --out compare/models/weights/nli
python tools/nli/calibrate.py "$data" --dictionary "$build/dictionary.json"
