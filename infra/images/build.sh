#!/bin/sh
# Inside the build stage: fills $1 with root/ (Node and the C library), app/ and images/ (see assemble.mjs).
set -eu
out=$1
mkdir -p "$out"
if [ -f assembled.tar ]; then
  tar -xf assembled.tar -C "$out"
else
  npm ci --no-audit --no-fund --loglevel=error
  NX_DAEMON=false npx nx run-many -t build --output-style=static
  node infra/images/assemble.mjs "$out"
fi
sh infra/images/collect-root.sh "$out/root"
