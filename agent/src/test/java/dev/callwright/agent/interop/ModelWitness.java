package dev.callwright.agent.interop;

import dev.callwright.agent.simulator.Moment;
import dev.callwright.agent.simulator.Moment.Kind;
import dev.callwright.agent.simulator.SimulatorListener;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a model saw and heard, as the server sent it. Thread-safe. */
final class ModelWitness implements SimulatorListener {

    private static final String APPEND = "input_audio_buffer.append";

    private final List<Moment> moments = new CopyOnWriteArrayList<>();
    private final List<Frame> frames = new CopyOnWriteArrayList<>();

    private record Frame(String sessionId, String text) {}

    @Override
    public void onMoment(Moment moment) {
        moments.add(moment);
    }

    @Override
    public void onFrame(String sessionId, String text) {
        frames.add(new Frame(sessionId, text));
    }

    long count(Kind kind) {
        return of(kind).count();
    }

    /** What came with each moment of this kind. */
    List<String> details(Kind kind) {
        return of(kind).map(Moment::detail).toList();
    }

    /** The same of one session. */
    List<String> details(String session, Kind kind) {
        return of(kind).filter(moment -> moment.sessionId().equals(session))
                .map(Moment::detail)
                .toList();
    }

    /** When it happened first. */
    long firstTime(Kind kind) {
        return of(kind).mapToLong(Moment::nanos).findFirst().orElseThrow();
    }

    /** The sessions, in order. */
    List<String> sessions() {
        return details(Kind.SESSION_OPENED);
    }

    /** The session object a session was set up with. */
    JsonNode settings(String session) {
        return sent(session)
                .filter(event -> type(event).equals("session.update"))
                .map(event -> event.path("session"))
                .findFirst()
                .orElseThrow();
    }

    /** The types of the events of a session, apart from audio. */
    List<String> events(String session) {
        return sent(session)
                .map(ModelWitness::type)
                .filter(type -> !type.equals(APPEND))
                .toList();
    }

    /** The octets of the caller's audio in a session, in the form the session has it. */
    byte[] audio(String session) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        sent(session)
                .filter(event -> type(event).equals(APPEND))
                .map(event -> Base64.getDecoder().decode(event.path("audio").asString()))
                .forEach(octets::writeBytes);
        return octets.toByteArray();
    }

    private Stream<Moment> of(Kind kind) {
        return moments.stream().filter(moment -> moment.kind() == kind);
    }

    private Stream<JsonNode> sent(String session) {
        return frames.stream()
                .filter(frame -> frame.sessionId().equals(session))
                .map(frame -> JsonMapper.shared().readTree(frame.text()));
    }

    private static String type(JsonNode event) {
        return event.path("type").asString("");
    }
}
