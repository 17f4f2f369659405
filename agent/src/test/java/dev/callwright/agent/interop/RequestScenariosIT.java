package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What sipp asks of a server that is no phone: messages, subscriptions, transfers, calls to be taken over, and callers who are
 * named in every way there is. The scenarios fail by themselves when the server answers something else.
 */
@Tag("sipp")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RequestScenariosIT {

    private static final String FOLDER = "scripts/interop/sipp/";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Lab lab = Lab.parrot();

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsSipp() {
        Program.assumeInstalled("sipp");
    }

    @AfterAll
    void close() {
        lab.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "subscribe", "replaces-unknown", "replaces-nonsense"})
    void refusesWhatItDoesNotDo(String scenario) throws Exception {
        int before = lab.server().store().reader().recent(100).size();

        run(scenario);

        assertThat(lab.server().store().reader().recent(100)).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"refer-refused", "refer-unsubscribed", "identity-trunk", "identity-nonsense"})
    void goesOnWithTheCall(String scenario) throws Exception {
        run(scenario);

        assertThat(lab.finishedCall().call().ending().orElseThrow().outcome()).isEqualTo("caller-hung-up");
    }

    private void run(String scenario) throws IOException, InterruptedException {
        Sipp.Load once = Sipp.Load.once(Duration.ofMillis(100));
        try (Program sipp =
                Sipp.startFrom(folder, FOLDER + scenario + ".xml", Sipp.Ports.free(), lab.sipPort(), once)) {
            assertThat(sipp.awaitExit(PATIENCE)).as(this::errors).isZero();
        }
    }

    private String errors() {
        try {
            Path errors = folder.resolve("errors");
            return Files.exists(errors) ? Files.readString(errors) : "no errors were noted";
        } catch (IOException e) {
            return e.toString();
        }
    }
}
