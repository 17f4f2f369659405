package dev.callwright.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code call --via}, {@code transfer} and {@code hangup}, with a server that calls another. */
@Timeout(90)
final class TrunkCallIT {

    @TempDir
    private Path folder;

    @Test
    void aCallByATrunkIsWatchedToItsEnd() throws Exception {
        int calleePort = freePort();
        Path callee = config("callee", calleePort, freePort(), "36400-36598");
        Path config = config("caller", freePort(), calleePort, "36200-36398");
        try (RunningCommand called = RunningCommand.start("serve", "--config", callee.toString());
                RunningCommand server = RunningCommand.start("serve", "--config", config.toString())) {
            called.await("SIP on 127.0.0.1 port (\\d+)");
            server.await("SIP on 127.0.0.1 port (\\d+)");
            try (RunningCommand call = RunningCommand.start(
                    "call", "--config", config.toString(), "--via", "loop", "--agent", "receptionist", "4000")) {
                String id = call.await("call       (\\S+)");
                call.await("(dialling   by loop)");
                call.await("(ringing    180)");
                call.await("(answered)");
                Console list = Console.run("calls", "--config", config);
                Console hangUp = Console.run("hangup", "--config", config, id);

                assertThat(list.out()).contains(" out ", "4000");
                assertThat(hangUp.exitCode()).as(hangUp.err()).isZero();
                assertThat(call.exit()).isZero();
                assertThat(call.output()).contains("ended      The operator ended the call.");
            }
            server.stop();
            called.stop();
        }
    }

    @Test
    void whatCannotBeCalledIsOneSentence() throws Exception {
        Path config = config("caller", freePort(), freePort(), "36200-36398");
        try (RunningCommand server = RunningCommand.start("serve", "--config", config.toString())) {
            server.await("SIP on 127.0.0.1 port (\\d+)");

            Console noTrunk = call(config, "nowhere", "4000");
            Console denied = call(config, "loop", "999");
            Console noCall = Console.run("hangup", "--config", config, "nothing");
            Console noTransfer = Console.run("transfer", "--config", config, "nothing", "sip:x@127.0.0.1");

            assertThat(noTrunk.exitCode()).isEqualTo(1);
            assertThat(noTrunk.out()).contains("There is no such trunk, or it takes no calls of ours.");
            assertThat(denied.exitCode()).isEqualTo(1);
            assertThat(denied.out()).contains("do not allow calls to that number");
            assertThat(noCall.exitCode()).isEqualTo(Failures.REFUSED);
            assertThat(noCall.err()).contains("There is no call nothing at this time.");
            assertThat(noTransfer.err()).contains("There is no call nothing at this time.");
            server.stop();
        }
    }

    @Test
    void withoutAServerItSaysHowToStartOne() throws Exception {
        Console call = call(config("caller", freePort(), freePort(), "36200-36398"), "loop", "4000");

        assertThat(call.exitCode()).isEqualTo(Failures.UNAVAILABLE);
        assertThat(call.err()).contains("callwright serve");
    }

    private static Console call(Path config, String trunk, String number) {
        return Console.run("call", "--config", config, "--via", trunk, "--agent", "receptionist", number);
    }

    private Path config(String name, int port, int targetPort, String rtpPorts) throws IOException {
        return Files.writeString(folder.resolve(name + ".yaml"), """
                sip: {address: 127.0.0.1, port: %1$d}
                media: {address: 127.0.0.1, ports: %5$s}
                realtime: {url: simulator}
                store: {url: "jdbc:h2:file:%2$s;AUTO_SERVER=TRUE"}
                limits: {calls: 10, drain: 0s}
                control: {socket: "%3$s"}
                trunks:
                  - {name: loop, hosts: [127.0.0.1], target: "sip:127.0.0.1:%4$d", outbound: {allow: ["4"]}}
                numbers:
                  - {match: default, agent: receptionist}
                agents:
                  - {name: receptionist, greeting: Hello.}
                """.formatted(
                        port,
                        folder.resolve(name).toAbsolutePath(),
                        folder.resolve(name + ".sock").toAbsolutePath(),
                        targetPort,
                        rtpPorts));
    }

    private static int freePort() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // Taken: another one.
            }
        }
        throw new IOException("no free port");
    }
}
