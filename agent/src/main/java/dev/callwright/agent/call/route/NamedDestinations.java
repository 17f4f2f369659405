package dev.callwright.agent.call.route;

import dev.callwright.config.TrunkConfig;
import dev.callwright.sip.Target;
import dev.callwright.sip.Target.NextHop;
import dev.callwright.sip.dns.SipAddress;
import dev.callwright.sip.dns.Ways;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Destinations whose names are looked up first, so that a call goes to each address of a trunk until one takes it (RFC 3263
 * §4). An outbound proxy counts instead of the target. Blocks the call's thread for the limit at most; what is not found by then
 * is left to the system's resolver, by the settings alone. Thread-safe.
 */
public final class NamedDestinations implements Destinations {

    private static final Logger log = LoggerFactory.getLogger(NamedDestinations.class);
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final Ways ways;
    private final Duration limit;

    /** Waits three seconds at most. */
    public NamedDestinations(Ways ways) {
        this(ways, LIMIT);
    }

    NamedDestinations(Ways ways, Duration limit) {
        this.ways = ways;
        this.limit = limit;
    }

    @Override
    public Target of(TrunkConfig trunk, String number) {
        Target plain = Destinations.ofSettings().of(trunk, number);
        String first = plain.route().isEmpty() ? plain.uri() : plain.route();
        boolean named =
                SipAddress.parse(first).filter(address -> !address.isNumeric()).isPresent();
        return named ? new Target(plain.uri(), plain.route(), hops(trunk, first)) : plain;
    }

    private List<NextHop> hops(TrunkConfig trunk, String uri) {
        CompletableFuture<List<NextHop>> found = new CompletableFuture<>();
        ways.find(uri, found::complete);
        try {
            List<NextHop> hops = found.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (hops.isEmpty()) {
                unknown(trunk, "its host name is not known");
            }
            return hops;
        } catch (TimeoutException e) {
            unknown(trunk, "the name service did not answer in time");
        } catch (ExecutionException e) {
            unknown(trunk, "the name could not be looked up");
        } catch (InterruptedException e) {
            // A call that is to end at once: its next wait finds out.
            Thread.currentThread().interrupt();
        }
        return List.of();
    }

    private static void unknown(TrunkConfig trunk, String why) {
        log.atWarn().addKeyValue("trunk", trunk.name()).log("no address of the trunk: {}", why);
    }
}
