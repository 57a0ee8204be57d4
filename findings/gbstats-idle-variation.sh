#!/usr/bin/env bash
# A variation without a share counts when the check of an uneven split looks up how likely it is: the same people pass with it
# and fail without.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check gbstats==0.8.0
cat >"$folder/try.py" <<'PY'
from gbstats.utils import check_srm

for people, shares in [
    ([10000, 10480], [0.5, 0.5]),
    # A third variation was switched off before the test began.
    ([10000, 10480, 0], [0.5, 0.5, 0]),
    # Nobody should have seen the third, and 500 people did.
    ([10000, 10000, 500], [0.5, 0.5, 0]),
]:
    print(people, shares, "->", f"{check_srm(people, shares):.6f}")
PY
found=$("$folder/python/bin/python" "$folder/try.py")
printf 'gbstats 0.8.0\n%s\n' "$found"
expected='[10000, 10480] [0.5, 0.5] -> 0.000796
[10000, 10480, 0] [0.5, 0.5, 0] -> 0.003607
[10000, 10000, 500] [0.5, 0.5, 0] -> 0.002248'
[ "$found" = "$expected" ] || { echo "It behaves otherwise now."; exit 1; }
