package dev.callwright.agent.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.store.StoreObserver;
import dev.callwright.agent.store.testing.Calls;
import dev.callwright.agent.store.testing.CountingObserver;
import dev.callwright.agent.store.testing.Databases;
import dev.callwright.agent.store.testing.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The default database: a file that the server holds open and shares with other processes of the machine. */
final class CallStoreFileIT {

    @TempDir
    private Path folder;

    @Test
    void anotherProcessReadsWhileTheServerWritesAndMarksNothing() throws Exception {
        var config = Databases.file(folder);
        var observer = new CountingObserver();
        try (var store = CallStore.open(config, InstantSource.fixed(Calls.START.minusSeconds(1)), observer)) {
            store.record(Calls.started("running", Calls.START));
            Eventually.until("the start written", () -> observer.written.get() == 1);

            assertThat(readInAnotherProcess(folder)).isEqualTo("running: running\n");

            store.record(Calls.ended("running", Calls.ANSWER));
        }

        assertThat(readInAnotherProcess(folder)).isEqualTo("running: completed\n");
    }

    @Test
    void theServerSocketOfH2IsOnLoopbackOnly() throws IOException {
        try (var store = CallStore.open(Databases.file(folder), InstantSource.system(), StoreObserver.NONE)) {
            assertThat(store.reader().recent(1)).isEmpty();

            var port = serverPort();
            assertThat(accepts(InetAddress.getLoopbackAddress(), port)).isTrue();
            assertThat(otherAddressesOfThisMachine()).noneMatch(address -> accepts(address, port));
        }
    }

    @Test
    void readingWhereNoDatabaseIsGivesNothingAndMakesNone() throws IOException {
        var reader = CallReader.open(Databases.file(folder));

        assertThat(reader.recent(10)).isEmpty();
        assertThat(reader.find("any")).isEmpty();
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    /** H2 leaves the address of its server in the lock file for the other processes. */
    private int serverPort() throws IOException {
        var lock = new Properties();
        try (var file = Files.newInputStream(folder.resolve("records.lock.db"))) {
            lock.load(file);
        }
        return Integer.parseInt(lock.getProperty("server").replaceAll(".*:", ""));
    }

    private static List<InetAddress> otherAddressesOfThisMachine() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
    }

    private static boolean accepts(InetAddress address, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1_000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static String readInAnotherProcess(Path folder) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var output = folder.resolve("output.txt");
        var process = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReadRecords.class.getName(),
                        folder.toString())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        // Only the lines of ReadRecords: the log goes to the same place.
        return Files.readString(output, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(ReadRecords.MARK))
                .map(line -> line.substring(ReadRecords.MARK.length()) + "\n")
                .reduce("", String::concat);
    }
}
