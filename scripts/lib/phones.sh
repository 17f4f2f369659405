# shellcheck shell=bash
# Sourced. The phones and tools, written by others, that the tests call with; each by its command and its Debian package.
PHONES="sipp:sip-tester baresip:baresip-core linphonec:linphone-cli sox:sox espeak-ng:espeak-ng tshark:tshark multimon-ng:multimon-ng"

missing_phones() { # prints the packages of the commands that are not here
  local entry
  for entry in $PHONES; do command -v "${entry%%:*}" >/dev/null || printf '%s ' "${entry##*:}"; done
}

install_phones() { # through apt when we may; says plainly which peer tests will be skipped when not
  local packages
  packages=$(missing_phones)
  [ -z "$packages" ] && return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing the phones the tests call with: $packages"
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends $packages; } >/dev/null 2>&1 || true
    packages=$(missing_phones)
    [ -z "$packages" ] && return 0
  fi
  echo "Skipping the tests of these phones, which are not installed: $packages"
  echo "  (as root: apt-get install --no-install-recommends $packages)"
}

summary() { # HOME SECONDS -> one line over all test reports
  local passed=0 failed=0 skipped=0 file line t e f s
  for file in "$1"/*/target/surefire-reports/TEST-*.xml "$1"/*/target/failsafe-reports/TEST-*.xml; do
    [ -e "$file" ] || continue
    line=$(grep -m1 -o '<testsuite [^>]*>' "$file")
    t=$(sed -E 's/.* tests="([0-9]+)".*/\1/' <<<"$line"); e=$(sed -E 's/.* errors="([0-9]+)".*/\1/' <<<"$line")
    f=$(sed -E 's/.* failures="([0-9]+)".*/\1/' <<<"$line"); s=$(sed -E 's/.* skipped="([0-9]+)".*/\1/' <<<"$line")
    passed=$((passed + t - e - f - s)); failed=$((failed + e + f)); skipped=$((skipped + s))
  done
  echo "All tests took $2 s."
  echo "$passed passed, $failed failed, $skipped skipped"
}
