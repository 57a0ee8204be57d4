#!/usr/bin/env bash
# A bracket that is escaped as an entity still makes a box of a quotation, and its words vanish.
set -euo pipefail
source "$(dirname "$0")/md2conf.bash"
found=$(stored $'> &#91;!NOTE]\n> hi')
printf 'input:  > &#91;!NOTE]\\n> hi\noutput: %s\n' "$found"
case $found in
  *'ac:name="info"'*NOTE*) ;;
  *'ac:name="info"'*hi*) exit 0 ;;
esac
echo "It behaves otherwise now."
exit 1
