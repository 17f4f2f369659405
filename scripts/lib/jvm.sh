# shellcheck shell=bash
# Sourced. The options the server runs with, in one place for the launcher and the measurements.
# ZGC: its pauses stay below a millisecond, so that no collection costs a caller a slot of 20 ms (docs/adr/0009-zgc.md).
# No samples for Netty's search for leaks, which costs a stack trace each: tests look for leaks instead.
# shellcheck disable=SC2034
JVM_OPTIONS=(
  --enable-native-access=ALL-UNNAMED
  --sun-misc-unsafe-memory-access=allow
  -XX:+UseZGC -Xmx1g -XX:SoftMaxHeapSize=256m
  -Djava.awt.headless=true
  -Dio.netty.leakDetection.level=disabled
)
