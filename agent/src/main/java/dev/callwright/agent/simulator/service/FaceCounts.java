package dev.callwright.agent.simulator.service;

import dev.callwright.agent.simulator.Faces.Face;
import dev.callwright.agent.simulator.Faces.Mishap;
import dev.callwright.agent.simulator.Scenario;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the requests to each face, since HTTP has no session to count in. Thread-safe. */
public final class FaceCounts {

    private final Scenario scenario;
    private final Map<Face, AtomicInteger> requests = new EnumMap<>(Face.class);
    private final AtomicInteger utterances = new AtomicInteger();

    public FaceCounts(Scenario scenario) {
        this.scenario = scenario;
        for (Face face : Face.values()) {
            requests.put(face, new AtomicInteger());
        }
    }

    /** Counts a request; tells what goes wrong with it. */
    public Optional<Mishap.Kind> mishapOf(Face face) {
        int number = requests.computeIfAbsent(face, _ -> new AtomicInteger()).incrementAndGet();
        return scenario.faces().mishaps().stream()
                .filter(mishap -> mishap.face() == face && mishap.request() == number)
                .map(Mishap::kind)
                .findFirst();
    }

    /** What the caller is said to have said in an utterance of this length. */
    String words(long millis) {
        List<String> transcripts = scenario.answers().callerTranscripts();
        int number = utterances.getAndIncrement();
        return number < transcripts.size()
                ? transcripts.get(number)
                : String.format(Locale.ROOT, "[caller speech %.1f s]", millis / 1000.0);
    }
}
