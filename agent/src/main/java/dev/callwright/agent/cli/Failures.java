package dev.callwright.agent.cli;

import dev.callwright.agent.control.CommandException;
import dev.callwright.agent.control.ControlException;
import dev.callwright.agent.store.StoreException;
import dev.callwright.config.ConfigException;
import dev.callwright.media.leg.MediaException;
import dev.callwright.sip.SipException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * What a command that failed says and exits with. A failure that was to be expected is one sentence for the operator; any other is
 * a fault of ours and shows its stack trace. Exit codes are those of sysexits. Immutable.
 */
final class Failures implements IExecutionExceptionHandler {

    /** The running server says that it cannot be done. */
    static final int REFUSED = 1;
    /** A file given to read cannot be used ({@code EX_NOINPUT}). */
    static final int NO_INPUT = 66;
    /** An address, a port or a database is not to be had ({@code EX_UNAVAILABLE}). */
    static final int UNAVAILABLE = 69;
    /** A fault of ours ({@code EX_SOFTWARE}). */
    static final int INTERNAL = 70;
    /** The disk does not do as asked ({@code EX_IOERR}). */
    static final int DISK = 74;
    /** The configuration cannot be used ({@code EX_CONFIG}). */
    static final int BAD_CONFIGURATION = 78;
    /** The command was interrupted, as a shell would say it. */
    static final int INTERRUPTED = 130;

    /** A failure that was to be expected. */
    record Expected(int exitCode, String text) {}

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        PrintWriter err = command.getErr();
        Optional<Expected> expected = explain(failure);
        expected.ifPresentOrElse(known -> err.println(known.text()), () -> failure.printStackTrace(err));
        err.flush();
        return expected.map(Expected::exitCode).orElse(INTERNAL);
    }

    static Optional<Expected> explain(Exception failure) {
        return switch (failure) {
            case ConfigException problems -> expected(BAD_CONFIGURATION, text(problems));
            case InputException input -> expected(NO_INPUT, sentence(text(input)));
            case CommandException refused -> expected(REFUSED, sentence(text(refused)));
            case ControlException control -> expected(UNAVAILABLE, sentence(text(control)));
            case StoreException store -> expected(UNAVAILABLE, sentence(text(store)));
            case SipException sip -> expected(UNAVAILABLE, sentence(withCause(sip)));
            case MediaException media -> expected(UNAVAILABLE, sentence(withCause(media)));
            case UncheckedIOException io ->
                expected(UNAVAILABLE, sentence(withCause(Objects.requireNonNull(io.getCause()))));
            case NoSuchFileException file -> expected(DISK, sentence("there is no " + file.getFile()));
            case AccessDeniedException file -> expected(DISK, sentence("access to " + file.getFile() + " is denied"));
            case IOException io -> expected(DISK, sentence(withCause(io)));
            case InterruptedException _ -> expected(INTERRUPTED, "Interrupted.");
            default -> Optional.empty();
        };
    }

    private static Optional<Expected> expected(int exitCode, String text) {
        return Optional.of(new Expected(exitCode, text));
    }

    /** The failure's text with that of its innermost cause, which names the reason, such as an address in use. */
    private static String withCause(Throwable failure) {
        Throwable innermost = failure;
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            innermost = cause;
        }
        String reason = text(innermost);
        return text(failure).contains(reason) ? text(failure) : text(failure) + ": " + reason;
    }

    private static String text(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private static String sentence(String text) {
        String oneLine = text.strip().replaceAll("\\s+", " ");
        String end = oneLine.endsWith(".") ? "" : ".";
        return oneLine.substring(0, 1).toUpperCase(Locale.ROOT) + oneLine.substring(1) + end;
    }
}
