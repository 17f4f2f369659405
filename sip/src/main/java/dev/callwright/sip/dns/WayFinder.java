package dev.callwright.sip.dns;

import dev.callwright.sip.Target.NextHop;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Finds ways through the name service, each search on a virtual thread and for ten seconds at most. Thread-safe. */
public final class WayFinder implements Ways {

    private static final long LONGEST_SECONDS = 10;

    private final Search search;

    /** Asks the name service of the system. */
    public WayFinder() {
        this(new CachedLookup(new JndiLookup(), System::nanoTime), RandomGenerator.getDefault());
    }

    WayFinder(Lookup lookup, RandomGenerator random) {
        this.search = new Search(lookup, random);
    }

    @Override
    public void find(String uri, Consumer<? super List<NextHop>> receiver) {
        CompletableFuture<List<NextHop>> found = new CompletableFuture<>();
        var _ = found.completeOnTimeout(List.of(), LONGEST_SECONDS, TimeUnit.SECONDS)
                .thenAccept(receiver);
        Thread.ofVirtual().name("sip-dns").start(() -> found.complete(search.hops(uri)));
    }

    /** The addresses among these. */
    public static List<InetAddress> addresses(List<NextHop> hops) {
        return hops.stream()
                .map(hop -> InetAddress.ofLiteral(hop.address()))
                .distinct()
                .toList();
    }
}
