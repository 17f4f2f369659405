package dev.callwright.agent.interop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** sipp with one of the scenarios beside this class, or in {@code scripts/interop}. */
final class Sipp {

    private static final Path SCENARIOS = Path.of("..", "scripts", "interop", "sipp");

    private Sipp() {}

    /** Where sipp speaks SIP and RTP. All of its calls share the RTP port. */
    record Ports(int sip, int rtp) {

        static Ports free() {
            return new Ports(FreePort.next(), FreePort.next());
        }
    }

    /** How many calls, how fast, how long each. */
    record Load(int calls, int perSecond, Duration length) {

        static Load once(Duration length) {
            return new Load(1, 1, length);
        }
    }

    /**
     * Starts a called party for one call, with a scenario of {@code scripts/interop/sipp}; {@link Program#awaitExit} gives 0 when
     * the call went as the scenario says.
     *
     * @param words  what replaces words in the scenario: sipp has no keywords for a status
     */
    static Program callee(Path folder, String scenario, Ports ports, Map<String, String> words) throws IOException {
        Program.assumeInstalled("sipp");
        String text = Files.readString(SCENARIOS.resolve(scenario));
        for (Map.Entry<String, String> word : words.entrySet()) {
            text = text.replace(word.getKey(), word.getValue());
        }
        String file = ports.sip() + "-" + scenario;
        Files.writeString(folder.resolve(file), text);
        List<String> command = new ArrayList<>(List.of("sipp", "-sf", file, "-nostdin", "-m", "1"));
        command.addAll(List.of("-i", "127.0.0.1", "-p", String.valueOf(ports.sip())));
        command.addAll(List.of("-mi", "127.0.0.1", "-mp", String.valueOf(ports.rtp())));
        command.addAll(List.of("-timeout", "60s", "-timeout_error"));
        Program program = Program.start(folder, command);
        FreePort.awaitTaken(ports.sip());
        return program;
    }

    /** Starts the calls; {@link Program#awaitExit} gives 0 when every one of them went as the scenario says. */
    static Program start(Path folder, String scenario, Ports ports, int serverPort, Load load) throws IOException {
        try (InputStream in = Objects.requireNonNull(Sipp.class.getResourceAsStream(scenario), scenario)) {
            Files.write(folder.resolve(scenario), in.readAllBytes());
        }
        return run(folder, scenario, ports, serverPort, load);
    }

    /** The same with a scenario given by its path from the root of the repository. */
    static Program startFrom(Path folder, String path, Ports ports, int serverPort, Load load) throws IOException {
        Program.assumeInstalled("sipp");
        Path scenario = Path.of("..").resolve(path);
        Files.copy(scenario, folder.resolve(scenario.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        return run(folder, scenario.getFileName().toString(), ports, serverPort, load);
    }

    /** The same with a scenario that is in the folder already. */
    static Program run(Path folder, String scenario, Ports ports, int serverPort, Load load) {
        Program.assumeInstalled("sipp");
        long limitSeconds = load.length().toSeconds() + load.calls() / load.perSecond() + 30;
        List<String> command = new ArrayList<>(List.of("sipp", "-sf", scenario, "-s", "100", "-nostdin"));
        command.addAll(List.of("-i", "127.0.0.1", "-p", String.valueOf(ports.sip())));
        command.addAll(List.of("-mi", "127.0.0.1", "-mp", String.valueOf(ports.rtp())));
        command.addAll(List.of("-m", String.valueOf(load.calls()), "-r", String.valueOf(load.perSecond())));
        command.addAll(List.of(
                "-l",
                String.valueOf(load.calls()),
                "-d",
                String.valueOf(load.length().toMillis())));
        command.addAll(
                List.of("-timeout", limitSeconds + "s", "-timeout_error", "-trace_err", "-error_file", "errors"));
        command.add("127.0.0.1:" + serverPort);
        return Program.start(folder, command);
    }
}
