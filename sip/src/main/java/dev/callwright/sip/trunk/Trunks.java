package dev.callwright.sip.trunk;

import dev.callwright.config.TrunkConfig;
import dev.callwright.sip.Requests;
import dev.callwright.sip.dns.WayFinder;
import dev.callwright.sip.dns.Ways;
import dev.callwright.sip.trunk.TrunkState.Health;
import dev.callwright.sip.trunk.TrunkState.Registering;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Our side of the trunks: keeps us registered with those that want it, and watches whether their targets answer. Thread-safe;
 * {@link #close} blocks for two seconds at most, nothing else blocks.
 */
public final class Trunks implements AutoCloseable {

    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Ways ways;
    private final Agenda agenda;
    private final Runnable end;
    private volatile Map<String, Trunk> trunks = Map.of();
    private @Nullable Requests requests;

    private record Trunk(TrunkConfig config, Optional<Registration> registration, Optional<TargetWatch> watch) {

        boolean isBound() {
            return registration.filter(Registration::isBound).isPresent();
        }

        Set<InetAddress> addresses() {
            Set<InetAddress> all = new HashSet<>();
            registration.ifPresent(one -> all.addAll(one.addresses()));
            watch.ifPresent(one -> all.addAll(one.addresses()));
            return all;
        }

        void start() {
            registration.ifPresent(Registration::start);
            watch.ifPresent(TargetWatch::start);
        }

        void stop(Runnable done) {
            watch.ifPresent(TargetWatch::stop);
            registration.ifPresentOrElse(one -> one.stop(done), done);
        }
    }

    /** Looks names up in the name service of the system. */
    public Trunks() {
        this(new WayFinder());
    }

    /** Looks names up by ways that others may use as well. */
    public Trunks(Ways ways) {
        AgendaThread thread = new AgendaThread();
        this.ways = ways;
        this.agenda = thread;
        this.end = thread::close;
    }

    /** On an agenda of the caller's. */
    Trunks(Ways ways, Agenda agenda) {
        this.ways = ways;
        this.agenda = agenda;
        this.end = () -> {};
    }

    /** Starts with these; requests can be sent from now on. */
    public synchronized void start(Requests sender, List<TrunkConfig> configs) {
        requests = sender;
        replace(configs);
    }

    /** Goes on with these: those unchanged keep their registration, those gone give it up, those changed begin anew. */
    public synchronized void replace(List<TrunkConfig> configs) {
        if (requests == null) {
            throw new IllegalStateException("not started");
        }
        TrunkDesk desk = new TrunkDesk(requests, ways, agenda, RandomGenerator.getDefault());
        Map<String, Trunk> before = trunks;
        Map<String, Trunk> after = new LinkedHashMap<>();
        for (TrunkConfig config : configs) {
            Trunk known = before.get(config.name());
            after.put(config.name(), known != null && known.config().equals(config) ? known : trunk(config, desk));
        }
        trunks = Collections.unmodifiableMap(after);
        agenda.soon(() -> {
            before.forEach((name, trunk) -> {
                if (!trunk.equals(after.get(name))) {
                    trunk.stop(() -> {});
                }
            });
            after.forEach((name, trunk) -> {
                if (!trunk.equals(before.get(name))) {
                    trunk.start();
                }
            });
        });
    }

    private static Trunk trunk(TrunkConfig config, TrunkDesk desk) {
        return new Trunk(
                config,
                config.register().registrars().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Registration(config, desk)),
                config.target().isEmpty() ? Optional.empty() : Optional.of(new TargetWatch(config, desk)));
    }

    /** How each trunk is doing, in the order of the configuration. */
    public List<TrunkState> states() {
        return trunks.values().stream()
                .map(trunk -> new TrunkState(
                        trunk.config().name(),
                        trunk.registration().map(Registration::state).orElseGet(Registering.Unregistered::new),
                        trunk.watch().map(TargetWatch::health).orElseGet(Health.Unknown::new)))
                .toList();
    }

    /** Whether the trunk's registrar knows us now. */
    public boolean isRegistered(String trunk) {
        Trunk known = trunks.get(trunk);
        return known != null && known.isBound();
    }

    /** The addresses the trunk's registrar and target resolve to, while we are registered; else none. */
    public Set<InetAddress> addressesOf(String trunk) {
        Trunk known = trunks.get(trunk);
        return known != null && known.isBound() ? known.addresses() : Set.of();
    }

    /** Gives all registrations up, and waits a little for that. Idempotent. */
    @Override
    public synchronized void close() {
        Map<String, Trunk> last = trunks;
        trunks = Map.of();
        CountDownLatch left = new CountDownLatch(last.size());
        agenda.soon(() -> last.values().forEach(trunk -> trunk.stop(left::countDown)));
        try {
            boolean _ = left.await(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end.run();
    }
}
