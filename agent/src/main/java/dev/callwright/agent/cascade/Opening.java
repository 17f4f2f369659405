package dev.callwright.agent.cascade;

import dev.callwright.agent.cascade.http.Exchange;
import dev.callwright.agent.cascade.http.Failure;
import dev.callwright.agent.cascade.http.Service;
import dev.callwright.agent.cascade.http.Wire;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Asks each service for its list of models before the first word, which opens the connections and finds a wrong address, certificate
 * or key while there is time to choose another model. Services without such a list are believed; so are those that take long. Owner:
 * media loop.
 */
final class Opening {

    private static final long PATIENCE_SECONDS = 2;
    private static final long MOST_OCTETS = 4 << 20;
    private static final int STATUS_BAD_KEY = 401;

    private final Consumer<Optional<Failure>> opened;
    private final List<Exchange> exchanges = new ArrayList<>();
    private Optional<Future<?>> patience = Optional.empty();
    private int waitingFor;
    private boolean over;

    /** @param opened  told once, with what makes the cascade unusable */
    Opening(Consumer<Optional<Failure>> opened) {
        this.opened = opened;
    }

    void begin(Wire wire, Services services) {
        Set<String> seen = new HashSet<>();
        List<Service> distinct = services.all().stream()
                .filter(service ->
                        seen.add(service.base() + '\n' + service.key().value()))
                .toList();
        waitingFor = distinct.size();
        patience =
                Optional.of(wire.loop().schedule(() -> finish(Optional.empty()), PATIENCE_SECONDS, TimeUnit.SECONDS));
        for (Service service : distinct) {
            exchanges.add(Exchange.start(
                    wire,
                    service,
                    service::models,
                    MOST_OCTETS,
                    body -> {
                        var _ = body.readAllBytes();
                    },
                    this::answered));
        }
    }

    void cancel() {
        over = true;
        patience.ifPresent(timer -> timer.cancel(false));
        exchanges.forEach(Exchange::cancel);
    }

    private void answered(Optional<Failure> failure) {
        waitingFor--;
        if (failure.filter(Opening::isFatal).isPresent()) {
            finish(failure);
        } else if (waitingFor == 0) {
            finish(Optional.empty());
        }
    }

    private void finish(Optional<Failure> failure) {
        if (!over) {
            over = true;
            patience.ifPresent(timer -> timer.cancel(false));
            opened.accept(failure);
        }
    }

    private static boolean isFatal(Failure failure) {
        return switch (failure.cause()) {
            case QUOTA_EXHAUSTED, UNREACHABLE, UNTRUSTED_CERTIFICATE -> true;
            case BAD_KEY -> failure.status() == STATUS_BAD_KEY;
            case CLOSED_BY_US, BAD_REQUEST, UNKNOWN_MODEL, RATE_LIMITED, REFUSED, TIMED_OUT, DROPPED, SESSION_LIMIT ->
                false;
        };
    }
}
