#!/bin/sh
# check_wings PROGRAM FORBIDDEN: law 5, seen in the finished program: none of its symbols may match the
# pattern. Not the floor plan's check (cmake refuses crossed wings); this one believes nobody.
#   tools/check_wings.sh build/release/hagukumi '(residents|certificates)::'
set -eu
found=$(nm -C --defined-only "$1" | grep -E " [TtWw] ($2)" | head -5) || true
[ -z "$found" ] || { echo "$1 contains what it must not:"; echo "$found"; exit 1; }
