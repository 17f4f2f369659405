# Sourced. Finds a JDK of at least MINIMUM and exports JAVA_HOME: JAVA_HOME first, then PATH, then the usual folders.
MINIMUM=25

jdk_version() { # DIR -> feature version, or nothing when DIR is no JDK
  [ -x "$1/bin/javac" ] || return 0
  "$1/bin/java" -version 2>&1 | sed -nE '1s/.*version "([0-9]+).*/\1/p'
}

find_jdk() {
  local candidates=() onpath dir version best= newest=0
  [ -n "${JAVA_HOME:-}" ] && candidates+=("$JAVA_HOME")
  onpath=$(command -v javac || true)
  [ -n "$onpath" ] && candidates+=("$(dirname "$(dirname "$(readlink -f "$onpath")")")")
  for dir in ${candidates[@]+"${candidates[@]}"}; do
    version=$(jdk_version "$dir")
    if [ -n "$version" ] && [ "$version" -ge "$MINIMUM" ]; then echo "$dir"; return 0; fi
  done
  for dir in /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    version=$(jdk_version "$dir")
    if [ -n "$version" ] && [ "$version" -ge "$MINIMUM" ] && [ "$version" -gt "$newest" ]; then
      best=$dir; newest=$version
    fi
  done
  [ -n "$best" ] && echo "$best"
}

JAVA_HOME=$(find_jdk) || true
if [ -z "$JAVA_HOME" ]; then
  echo "Callwright needs a JDK $MINIMUM or newer. None was found in JAVA_HOME, on PATH, or in /usr/lib/jvm." >&2
  echo "Install one (for example Debian's or Temurin's openjdk-$MINIMUM-jdk) or point JAVA_HOME at it." >&2
  exit 69
fi
export JAVA_HOME
