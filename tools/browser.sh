#!/bin/sh
# Prints where a Chromium is; installs one where there is none.
#     MEDIKLAUD_CHROMIUM=$(sh tools/browser.sh PYTHON)
set -eu

for candidate in "${MEDIKLAUD_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [ -n "$candidate" ] && command -v "$candidate"; then exit 0; fi
done

say() { echo "browser: $*" >&2; }
say "there is no Chromium here: installing one"
as_root=
[ "$(id -u)" = 0 ] || as_root="sudo -n"
if command -v apt-get >/dev/null 2>&1 &&
    $as_root apt-get -qq update >&2 &&
    $as_root apt-get -qq install -y --no-install-recommends chromium >&2; then
    command -v chromium && exit 0
fi
"$1" -m playwright install --with-deps chromium >&2
"$1" -c 'from playwright.sync_api import sync_playwright as s
with s() as p: print(p.chromium.executable_path)'
