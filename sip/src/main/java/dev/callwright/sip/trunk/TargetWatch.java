package dev.callwright.sip.trunk;

import dev.callwright.config.TrunkConfig;
import dev.callwright.sip.PlainRequest.Reply;
import dev.callwright.sip.Target.NextHop;
import dev.callwright.sip.dns.WayFinder;
import dev.callwright.sip.trunk.TrunkState.Health;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the target of a trunk by OPTIONS every minute whether it is there. Owner: the agenda; what is volatile may be read from any thread. */
final class TargetWatch {

    static final Duration PAUSE = Duration.ofSeconds(60);

    /** Waited before the first question, and as much again by chance. */
    static final Duration FIRST = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(TargetWatch.class);

    private final TrunkConfig trunk;
    private final TrunkDesk desk;
    private final RegisterRequest requests;
    private volatile Health health = new Health.Unknown();
    private volatile Set<InetAddress> addresses = Set.of();
    private Agenda.@Nullable Entry due;
    private long cseq;
    private boolean stopped;

    /** The trunk has a target. */
    TargetWatch(TrunkConfig trunk, TrunkDesk desk) {
        this.trunk = trunk;
        this.desk = desk;
        this.requests = new RegisterRequest(trunk);
    }

    Health health() {
        return health;
    }

    /** The addresses of the target, as last looked up. */
    Set<InetAddress> addresses() {
        return addresses;
    }

    /** Looks up at once where calls may come from, and asks a little later: not every server of a carrier's customers at once. */
    void start() {
        desk.ways()
                .find(
                        requests.firstStop(trunk.target()),
                        hops -> desk.agenda().soon(() -> {
                            addresses = Set.copyOf(WayFinder.addresses(hops));
                            if (!stopped) {
                                due = desk.agenda()
                                        .later(FIRST.plusMillis(desk.random().nextLong(FIRST.toMillis())), this::look);
                            }
                        }));
    }

    private void look() {
        desk.ways()
                .find(requests.firstStop(trunk.target()), hops -> desk.agenda().soon(() -> ask(hops)));
    }

    private void ask(List<NextHop> hops) {
        if (stopped) {
            return;
        }
        if (hops.isEmpty()) {
            onReply(new Reply(503, "The target's name is not known", List.of(), cseq));
            return;
        }
        addresses = Set.copyOf(WayFinder.addresses(hops));
        desk.requests()
                .send(requests.options(hops, cseq + 1), reply -> desk.agenda().soon(() -> onReply(reply)));
    }

    private void onReply(Reply reply) {
        if (stopped) {
            return;
        }
        cseq = reply.cseq();
        boolean reached = reply.status() != 408 && reply.status() != 503;
        Instant now = desk.agenda().now();
        Health before = health;
        if (reached) {
            Instant since = before instanceof Health.Reachable reachable ? reachable.since() : now;
            health = new Health.Reachable(since, reply.status());
        } else {
            Instant since = before instanceof Health.Unreachable unreachable ? unreachable.since() : now;
            health = new Health.Unreachable(since, reply.status(), reply.reason());
        }
        if (before.getClass() != health.getClass()) {
            LOG.atInfo()
                    .addKeyValue("trunk", trunk.name())
                    .addKeyValue("status", reply.status())
                    .log(reached ? "trunk answers" : "trunk does not answer");
        }
        due = desk.agenda().later(PAUSE, this::look);
    }

    void stop() {
        stopped = true;
        if (due != null) {
            due.cancel();
        }
    }
}
