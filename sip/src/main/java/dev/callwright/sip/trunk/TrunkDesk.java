package dev.callwright.sip.trunk;

import dev.callwright.sip.Requests;
import dev.callwright.sip.dns.Ways;
import java.util.random.RandomGenerator;

/** What every trunk needs. Thread-safe. */
record TrunkDesk(Requests requests, Ways ways, Agenda agenda, RandomGenerator random) {}
