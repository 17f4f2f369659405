package dev.callwright.agent.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Finds a port that is free for both UDP and TCP, and whose neighbour is too: some phones take two. */
final class FreePort {

    /** Below the ports the system gives to clients, else one that connects to itself while it waits could take the port. */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;

    private FreePort() {}

    static int next() {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST) & ~1;
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
