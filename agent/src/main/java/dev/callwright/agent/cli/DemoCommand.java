package dev.callwright.agent.cli;

import dev.callwright.agent.app.Demo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description = "The main job from end to end on loopback: simulator, server, and a phone that calls it.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where the recording and the picture go (default: ${DEFAULT-VALUE}).",
            defaultValue = "data/demo")
    private Path folder = Path.of("data", "demo");

    @Option(names = "--verbose", description = "Show the server's log as well.")
    private boolean verbose;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        System.setProperty("callwright.log.level", verbose ? "INFO" : "WARN");
        PrintWriter out = spec.commandLine().getOut();
        boolean passed = Demo.run(folder, out);
        if (passed) {
            tellHowToDial(out);
        }
        out.flush();
        return passed ? 0 : 1;
    }

    private static void tellHowToDial(PrintWriter out) {
        out.printf("%nAll of it really happened. To talk to the same agent yourself:%n");
        out.printf("  1. scripts/callwright serve --config config/examples/softphone-lab.yaml%n");
        out.printf("  2. In Linphone, \"I already have a SIP account\": user alice, password alice-in-the-lab,%n");
        out.printf("     domain = this machine's address, transport UDP%n");
        out.printf("  3. Dial receptionist%n");
    }
}
