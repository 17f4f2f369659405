package dev.callwright.agent.app;

import dev.callwright.agent.call.switchboard.CallService;
import dev.callwright.agent.doctor.Registration;
import dev.callwright.agent.doctor.Registration.Obstacle;
import dev.callwright.agent.doctor.TrunkWatch;
import dev.callwright.sip.trunk.TrunkState;
import dev.callwright.sip.trunk.TrunkState.Health;
import dev.callwright.sip.trunk.TrunkState.Registering;
import dev.callwright.sip.trunk.Trunks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** What the doctor wants to know of trunks, from those who keep it. Thread-safe. */
final class TrunkView implements TrunkWatch {

    private static final int NO_ANSWER = 408;
    private static final int NOT_SENT = 503;

    private final Trunks trunks;
    private final CallService calls;
    private final InstantSource clock;

    TrunkView(Trunks trunks, CallService calls, InstantSource clock) {
        this.trunks = trunks;
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public Registration registration(String trunk) {
        return state(trunk).map(found -> registration(found.registering())).orElse(new Registration.Unknown());
    }

    private Registration registration(Registering registering) {
        return switch (registering) {
            case Registering.Unregistered _ -> new Registration.Unwanted();
            case Registering.Trying _ -> new Registration.Unknown();
            case Registering.Registered registered ->
                new Registration.Standing(Duration.between(clock.instant(), registered.until()));
            case Registering.Failing failing -> failing(failing.status(), failing.reason());
        };
    }

    /** The endpoint says 408 of silence and 503 of what it could not send; the reason tells what stood in the way. */
    private static Registration failing(int status, String reason) {
        String words = reason.toLowerCase(Locale.ROOT);
        if (words.contains("auth-int")) {
            return new Registration.Unreached(Obstacle.DIGEST, reason);
        }
        return switch (status) {
            case NO_ANSWER -> new Registration.Unreached(Obstacle.SILENCE, reason);
            case NOT_SENT -> unsent(words, reason);
            default -> new Registration.Refused(status, reason);
        };
    }

    private static Registration unsent(String words, String reason) {
        if (words.contains("unknown host") || words.contains("name is not known")) {
            return new Registration.Unreached(Obstacle.NAME, reason);
        }
        if (words.contains("certificate")) {
            return new Registration.Unreached(Obstacle.CERTIFICATE, reason);
        }
        return words.contains("transport error")
                ? new Registration.Unreached(Obstacle.REFUSED, reason)
                : new Registration.Refused(NOT_SENT, reason);
    }

    @Override
    public Reach reach(String trunk) {
        return state(trunk)
                .map(found -> switch (found.health()) {
                    case Health.Unknown _ -> Reach.UNKNOWN;
                    case Health.Reachable _ -> Reach.ANSWERS;
                    case Health.Unreachable _ -> Reach.SILENT;
                })
                .orElse(Reach.UNKNOWN);
    }

    @Override
    public OptionalInt activeCalls(String trunk) {
        return OptionalInt.of(calls.callsOf(trunk));
    }

    private Optional<TrunkState> state(String trunk) {
        return trunks.states().stream()
                .filter(state -> state.trunk().equals(trunk))
                .findFirst();
    }
}
