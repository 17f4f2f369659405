# shellcheck shell=bash
# Sourced. Finds a JDK of at least MINIMUM and exports JAVA_HOME: JAVA_HOME first, then PATH, then the usual folders.
MINIMUM=25
# The usual folders; a test may look elsewhere.
JDK_FOLDERS=${JDK_FOLDERS-"/usr/lib/jvm/* /opt/java/* /opt/jdk* ${HOME:-}/.sdkman/candidates/java/* ${HOME:-}/.jdks/*"}

jdk_version() { # DIR -> feature version, or nothing when DIR is no JDK
  [ -x "$1/bin/javac" ] || return 0
  "$1/bin/java" -version 2>&1 | sed -nE 's/^[a-z]+ version "([0-9]+).*/\1/p'
}

is_new_enough() { # DIR
  local version
  version=$(jdk_version "$1")
  [ -n "$version" ] && [ "$version" -ge "$MINIMUM" ]
}

jdk_on_path() { # the JDK whose javac comes first on PATH, if any
  local javac
  javac=$(command -v javac) || return 0
  dirname "$(dirname "$(readlink -f "$javac")")"
}

find_jdk() {
  local dir version best='' newest=0
  for dir in "${JAVA_HOME:-}" "$(jdk_on_path)"; do
    if [ -n "$dir" ] && is_new_enough "$dir"; then echo "$dir"; return 0; fi
  done
  for dir in $JDK_FOLDERS; do
    version=$(jdk_version "$dir")
    if [ "${version:-0}" -ge "$MINIMUM" ] && [ "$version" -gt "$newest" ]; then best=$dir newest=$version; fi
  done
  [ -n "$best" ] && echo "$best"
}

JAVA_HOME=$(find_jdk) || {
  echo "Callwright needs a JDK $MINIMUM or newer, and none is in JAVA_HOME, on PATH or in the usual folders: install one or set JAVA_HOME." >&2
  exit 69
}
export JAVA_HOME
