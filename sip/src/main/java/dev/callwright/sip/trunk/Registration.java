package dev.callwright.sip.trunk;

import dev.callwright.config.TrunkConfig;
import dev.callwright.sip.PlainRequest.Reply;
import dev.callwright.sip.Target.NextHop;
import dev.callwright.sip.dns.WayFinder;
import dev.callwright.sip.trunk.TrunkState.Registering;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps us registered with one trunk (RFC 3261 §10.2): refreshes in time, follows redirections, goes to the next registrar when
 * one fails, then waits longer and longer. Owner: the agenda; what is volatile may be read from any thread.
 */
final class Registration {

    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);
    private static final int MOST_REDIRECTIONS = 3;
    private static final int MOST_TOO_BRIEF = 2;
    /** More than the numbers one request may use up while it is answered: challenges, at each address of a name. */
    private static final int NUMBERS_IN_FLIGHT = 64;

    private final TrunkConfig trunk;
    private final TrunkDesk desk;
    private final RegisterRequest requests;
    private volatile Registering state = new Registering.Trying();
    private volatile Instant boundUntil = Instant.MIN;
    private volatile Set<InetAddress> addresses = Set.of();
    private Duration asked;
    private Agenda.@Nullable Entry due;
    private String registrar;
    private long cseq;
    /** Replies of an earlier attempt, or after the end, are not listened to. */
    private long attempt;

    private int index;
    private int tried;
    private int redirections;
    private int tooBrief;
    private int failures;
    private boolean inFlight;
    private Optional<NextHop> way = Optional.empty();

    /** The trunk has a registrar. */
    Registration(TrunkConfig trunk, TrunkDesk desk) {
        this.trunk = trunk;
        this.desk = desk;
        this.requests = new RegisterRequest(trunk);
        this.asked = trunk.register().expires();
        this.registrar = trunk.register().registrars().getFirst();
    }

    Registering state() {
        return state;
    }

    /** The addresses of the registrar, as last looked up. */
    Set<InetAddress> addresses() {
        return addresses;
    }

    /** Whether the registrar knows us now. */
    boolean isBound() {
        return desk.agenda().now().isBefore(boundUntil);
    }

    void start() {
        redirections = 0;
        tooBrief = 0;
        index = Math.min(index, trunk.register().registrars().size() - 1);
        to(trunk.register().registrars().get(index));
    }

    private void to(String uri) {
        registrar = uri;
        long number = ++attempt;
        inFlight = true;
        desk.ways()
                .find(
                        requests.firstStop(uri),
                        hops -> desk.agenda().soon(() -> {
                            if (attempt == number) {
                                send(hops, number);
                            }
                        }));
    }

    private void send(List<NextHop> hops, long number) {
        if (hops.isEmpty()) {
            onReply(new Reply(503, "The registrar's name is not known", List.of(), cseq));
            return;
        }
        addresses = Set.copyOf(WayFinder.addresses(hops));
        way = Optional.of(hops.getFirst());
        desk.requests()
                .send(
                        requests.register(registrar, hops, asked, cseq + 1),
                        reply -> desk.agenda().soon(() -> {
                            if (attempt == number) {
                                onReply(reply);
                            }
                        }));
    }

    private void onReply(Reply reply) {
        inFlight = false;
        cseq = reply.cseq();
        int status = reply.status();
        if (status / 100 == 2) {
            onRegistered(RegisterTimes.granted(reply, asked));
        } else if (status == 423 && tooBrief < MOST_TOO_BRIEF && isLonger(RegisterTimes.minExpires(reply))) {
            tooBrief++;
            asked = RegisterTimes.minExpires(reply);
            to(registrar);
        } else if (status / 100 == 3 && redirections < MOST_REDIRECTIONS) {
            redirections++;
            RegisterTimes.redirection(reply).ifPresentOrElse(this::to, () -> onFailure(reply));
        } else {
            onFailure(reply);
        }
    }

    private boolean isLonger(Duration least) {
        return least.compareTo(asked) > 0;
    }

    private void onRegistered(Duration granted) {
        if (!granted.isPositive()) {
            onFailure(new Reply(503, "The registrar granted no time", List.of(), cseq));
            return;
        }
        tried = 0;
        failures = 0;
        Instant now = desk.agenda().now();
        boolean before = state instanceof Registering.Registered;
        Instant since = state instanceof Registering.Registered registered ? registered.since() : now;
        boundUntil = now.plus(granted);
        state = new Registering.Registered(since, boundUntil, registrar);
        again(RegisterTimes.refresh(granted, desk.random().nextDouble()));
        way.ifPresent(desk.requests()::keepOpen);
        if (!before) {
            LOG.atInfo()
                    .addKeyValue("trunk", trunk.name())
                    .addKeyValue("registrar", registrar)
                    .addKeyValue("for", granted)
                    .log("registered");
        }
    }

    private void onFailure(Reply reply) {
        boolean lasting = switch (reply.status()) {
            case 401, 403, 404, 407 -> true;
            default -> false;
        };
        int registrars = trunk.register().registrars().size();
        if (!lasting && ++tried < registrars) {
            index = (index + 1) % registrars;
            start();
            return;
        }
        tried = 0;
        failures++;
        double chance = desk.random().nextDouble();
        Duration pause = lasting ? RegisterTimes.lastingPause(failures, chance) : RegisterTimes.pause(failures, chance);
        Duration told = RegisterTimes.retryAfter(reply);
        failing(reply, told.compareTo(pause) > 0 ? told : pause);
        index = 0;
    }

    private void failing(Reply reply, Duration pause) {
        Instant now = desk.agenda().now();
        boolean before = state instanceof Registering.Failing;
        Instant since = state instanceof Registering.Failing failing ? failing.since() : now;
        way.ifPresent(desk.requests()::release);
        state = new Registering.Failing(reply.status(), reply.reason(), since, now.plus(pause));
        again(pause);
        if (!before) {
            LOG.atWarn()
                    .addKeyValue("trunk", trunk.name())
                    .addKeyValue("registrar", registrar)
                    .addKeyValue("status", reply.status())
                    .addKeyValue("reason", reply.reason())
                    .addKeyValue("again", pause)
                    .log("not registered");
        }
    }

    private void again(Duration pause) {
        due = desk.agenda().later(pause, this::start);
    }

    /** Takes the registration back; what is to follow runs when that is answered, once, or at once if there is none. */
    void stop(Runnable done) {
        attempt++;
        if (due != null) {
            due.cancel();
        }
        way.ifPresent(desk.requests()::release);
        boolean known = isBound() || inFlight;
        boundUntil = Instant.MIN;
        state = new Registering.Unregistered();
        if (!known) {
            done.run();
            return;
        }
        long number = cseq + (inFlight ? NUMBERS_IN_FLIGHT : 1);
        desk.ways()
                .find(
                        requests.firstStop(registrar),
                        hops -> desk.requests()
                                .send(requests.register(registrar, hops, Duration.ZERO, number), _ -> done.run()));
    }
}
