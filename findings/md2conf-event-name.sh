#!/usr/bin/env bash
# A part of a name between colons becomes a picture, in the middle of a word.
set -euo pipefail
source "$(dirname "$0")/md2conf.bash"
found=$(stored 'web:email:open and web&#58;email:open')
printf 'input:  web:email:open and web&#58;email:open\noutput: %s\n' "$found"
case $found in
  *'web<ac:emoticon'*'📧"/>open and web:email:open'*) ;;
  *) echo "It behaves otherwise now."; exit 1 ;;
esac
