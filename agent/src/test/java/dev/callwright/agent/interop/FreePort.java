package dev.callwright.agent.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Finds a port that is free for both UDP and TCP, and whose neighbour is too: some phones take two. */
final class FreePort {

    /** Each process that runs tests beside others has ports of its own: one seen free by two of them is taken by both. */
    private static final int SHARE = 2_200;

    /**
     * Below the ports the system gives to clients, else one that connects to itself while it waits could take the port; above those of
     * scenarios.
     */
    private static final int FIRST = 24_400 + (Integer.getInteger("callwright.fork", 1) - 1) % 3 * SHARE;

    /** Some programs take two, and sipp takes two more for video. */
    private static final int STEP = 4;

    /** In turn, so that none is given to two programs before they have taken it. */
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(SHARE / STEP));

    private FreePort() {}

    static int next() {
        for (int attempt = 0; attempt < SHARE / STEP; attempt++) {
            int port = FIRST + NEXT.getAndIncrement() % (SHARE / STEP) * STEP;
            if (free(port) && free(port + 1)) {
                return port;
            }
        }
        throw new AssertionError("no free port");
    }

    /** Waits until a program has taken a UDP port. Looks on only: a probe that binds could be in the program's way. */
    static void awaitTaken(int port) {
        String suffix = ":%04X".formatted(port);
        Lab.await(
                "port " + port + " is taken",
                () -> sockets("/proc/net/udp")
                        .map(line -> line.strip().split("\\s+"))
                        .anyMatch(columns -> columns.length > 1 && columns[1].endsWith(suffix)));
    }

    private static Stream<String> sockets(String file) {
        try {
            return Files.readAllLines(Path.of(file)).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean free(int port) {
        try (ServerSocket tcp = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                DatagramSocket udp = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
            return tcp.isBound() && udp.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
