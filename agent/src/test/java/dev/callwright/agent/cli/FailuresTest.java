package dev.callwright.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.ConfigException;
import dev.callwright.config.Problem;
import dev.callwright.sip.SipException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

final class FailuresTest {

    @Test
    void aPortInUseIsNamedWithItsReason() {
        IOException taken =
                new IOException("cannot listen on 127.0.0.1:8765", new BindException("Address already in use"));

        assertExplained(
                new UncheckedIOException(taken),
                Failures.UNAVAILABLE,
                "Cannot listen on 127.0.0.1:8765: Address already in use.");
        assertExplained(
                new SipException("cannot listen on 127.0.0.1:5060", new IOException("wrapped", new BindException())),
                Failures.UNAVAILABLE,
                "Cannot listen on 127.0.0.1:5060: BindException.");
    }

    @Test
    void aReasonThatIsAlreadyInTheTextIsNotRepeated() {
        assertExplained(
                new SipException("not a SIP URI: \"x\"", new IllegalArgumentException("not a SIP URI")),
                Failures.UNAVAILABLE,
                "Not a SIP URI: \"x\".");
    }

    @Test
    void aFileThatCannotBeUsedIsNamed() {
        assertExplained(new InputException("there is no file x.wav"), Failures.NO_INPUT, "There is no file x.wav.");
        assertExplained(new NoSuchFileException("out/a.wav"), Failures.DISK, "There is no out/a.wav.");
        assertExplained(new AccessDeniedException("out"), Failures.DISK, "Access to out is denied.");
        assertExplained(new IOException("No space left on device"), Failures.DISK, "No space left on device.");
    }

    @Test
    void problemsOfAConfigurationKeepTheirLines() {
        List<Problem> problems =
                List.of(new Problem("a.yaml", 1, "x", "is odd", "even it"), new Problem("a.yaml", 2, "y", "too", "so"));

        assertExplained(
                new ConfigException(problems),
                Failures.BAD_CONFIGURATION,
                "a.yaml:1 x: is odd; even it" + System.lineSeparator() + "a.yaml:2 y: too; so");
    }

    @Test
    void anInterruptionIsNoFault() {
        assertExplained(new InterruptedException(), Failures.INTERRUPTED, "Interrupted.");
    }

    @Test
    void aFaultOfOursKeepsItsStackTrace() {
        StringWriter err = new StringWriter();

        int exitCode = new CommandLine(new Faulty())
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler(new Failures())
                .execute();

        assertThat(exitCode).isEqualTo(Failures.INTERNAL);
        assertThat(err.toString()).contains("IllegalStateException: a bug").contains("at " + Faulty.class.getName());
    }

    private static void assertExplained(Exception failure, int exitCode, String text) {
        assertThat(Failures.explain(failure)).contains(new Failures.Expected(exitCode, text));
    }

    @Command(name = "faulty")
    static final class Faulty implements Runnable {

        @Override
        public void run() {
            throw new IllegalStateException("a bug");
        }
    }
}
