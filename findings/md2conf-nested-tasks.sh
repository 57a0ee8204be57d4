#!/usr/bin/env bash
# A list of tasks within one begins its numbers again: two tasks of the page have the same.
set -euo pipefail
source "$(dirname "$0")/md2conf.bash"
found=$(stored $'- [x] one\n- [ ] two\n    - [x] below' | grep -o '<ac:task-id>[0-9]*' | grep -o '[0-9]*' | tr '\n' ' ')
printf 'input:  - [x] one, - [ ] two, and below it - [x] below\nnumbers: %s\n' "$found"
[ "$found" = "1 2 1 " ] || { echo "It behaves otherwise now."; exit 1; }
