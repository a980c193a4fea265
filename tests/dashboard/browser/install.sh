#!/usr/bin/env bash
# Install from Debian (or Ubuntu) what the browser tests need and this machine lacks: Chromium with
# fonts, and npm where packages for the browser cannot be fetched without it. Says nothing when all is
# there. Not the superuser, or no apt-get: does nothing; the tests then say what they lack.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

has() { command -v "$1" >/dev/null 2>&1; }
has_chromium() {
    [ -n "${CHROMIUM:-}" ] || has chromium || has chromium-browser || has google-chrome ||
        has google-chrome-stable
}
has_packages() { .venv/bin/python -m dashboard --fetch-only >/dev/null 2>&1; }

[ "$(id -u)" = 0 ] && has apt-get || exit 0

wanted=()
has_chromium || wanted+=(chromium fonts-liberation)
has npm || has_packages || wanted+=(npm)
[ "${#wanted[@]}" -gt 0 ] || exit 0

printf 'Installing for the browser tests: %s …\n' "${wanted[*]}" >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
if ! {
    apt-get -q -o DPkg::Lock::Timeout=120 update &&
        apt-get -q -o DPkg::Lock::Timeout=120 install -y --no-install-recommends "${wanted[@]}"
} </dev/null >"$log" 2>&1; then
    tail -n 15 "$log" >&2
    printf 'Could not install %s; the browser tests will tell what they lack.\n' "${wanted[*]}" >&2
fi
