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
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest(name = "{0}", quoteTextArguments = false)
    @CsvSource({
        "MESSAGE refused,message",
        "SUBSCRIBE refused,subscribe",
        "Replaces of no call refused,replaces-unknown",
        "Replaces that cannot be read refused,replaces-nonsense"
    })
    @Interop(peer = "sipp", features = "{name}")
    void refusesWhatItDoesNotDo(String feature, String scenario) throws Exception {
        int before = lab.server().store().reader().recent(100).size();

        run(scenario);

        assertThat(lab.server().store().reader().recent(100)).as(feature).hasSize(before);
    }

    @ParameterizedTest(name = "{0}", quoteTextArguments = false)
    @CsvSource({
        "REFER to us refused,refer-refused",
        "REFER without subscription,refer-unsubscribed",
        "caller named by P-Asserted-Identity and Diversion,identity-trunk",
        "caller named by nonsense,identity-nonsense"
    })
    @Interop(peer = "sipp", features = "{name}")
    void goesOnWithTheCall(String feature, String scenario) throws Exception {
        run(scenario);

        assertThat(lab.finishedCall().call().ending().orElseThrow().outcome())
                .as(feature)
                .isEqualTo("caller-hung-up");
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
