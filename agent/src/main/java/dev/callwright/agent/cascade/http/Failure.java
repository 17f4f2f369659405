package dev.callwright.agent.cascade.http;

import dev.callwright.agent.realtime.ErrorBody;
import dev.callwright.agent.realtime.RealtimeEnd;
import dev.callwright.agent.realtime.RealtimeEnd.Cause;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a request came to nothing, classified once. Immutable.
 *
 * @param cause   class of cause
 * @param status  HTTP status, or 0
 * @param detail  for the operator, one line, without secrets
 */
public record Failure(Cause cause, int status, String detail) {

    private static final int MAX_CAUSES = 8;
    private static final int LONGEST_DETAIL = 200;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\s\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]+");
    private static final Pattern MONEY =
            Pattern.compile("quota|balance|insufficient|arrears|arrearage|billing|欠费|余额|额度", Pattern.CASE_INSENSITIVE);

    /** The service answered with something other than 2xx. */
    static Failure refused(Service service, int status, String body) {
        Cause cause = switch (status) {
            case 401, 403 -> Cause.BAD_KEY;
            case 402 -> Cause.QUOTA_EXHAUSTED;
            case 404 -> Cause.UNKNOWN_MODEL;
            case 429 -> MONEY.matcher(body).find() ? Cause.QUOTA_EXHAUSTED : Cause.RATE_LIMITED;
            case 408, 504 -> Cause.TIMED_OUT;
            default -> status < 500 ? Cause.BAD_REQUEST : Cause.REFUSED;
        };
        return new Failure(
                cause, status, service.name() + " answered " + status + quoted(service, ErrorBody.message(body)));
    }

    /** The request broke, or never got there. */
    static Failure broken(Service service, Exception problem) {
        Cause cause = causeOf(problem);
        return new Failure(cause, 0, service.name() + ' ' + sentence(cause) + quoted(service, words(problem)));
    }

    /** It answered, but with something else than what was asked for. */
    static Failure senseless(Service service, String what) {
        return new Failure(Cause.REFUSED, 200, service.name() + " gave " + what);
    }

    public static Failure timedOut(Service service, long seconds) {
        return new Failure(Cause.TIMED_OUT, 0, service.name() + " said nothing for " + seconds + " s");
    }

    /** Whether the same request may succeed if it is made again at once. */
    boolean passing() {
        return switch (cause) {
            case REFUSED, DROPPED -> status != 200;
            case UNREACHABLE, TIMED_OUT, RATE_LIMITED -> false;
            case CLOSED_BY_US,
                    BAD_REQUEST,
                    BAD_KEY,
                    QUOTA_EXHAUSTED,
                    UNKNOWN_MODEL,
                    UNTRUSTED_CERTIFICATE,
                    SESSION_LIMIT -> false;
        };
    }

    /** Whether it is about this one request, so that others may well succeed. */
    public boolean ofThisRequestOnly() {
        return cause == Cause.BAD_REQUEST;
    }

    public RealtimeEnd end() {
        return new RealtimeEnd(cause, detail + '.');
    }

    private static Cause causeOf(Exception problem) {
        if (problem instanceof HttpConnectTimeoutException || has(problem, ConnectException.class)) {
            return Cause.UNREACHABLE;
        }
        if (has(problem, UnresolvedAddressException.class)) {
            return Cause.UNREACHABLE;
        }
        if (has(problem, CertificateException.class) || has(problem, CertPathValidatorException.class)) {
            return Cause.UNTRUSTED_CERTIFICATE;
        }
        return problem instanceof HttpTimeoutException ? Cause.TIMED_OUT : Cause.DROPPED;
    }

    private static String sentence(Cause cause) {
        return switch (cause) {
            case UNREACHABLE -> "could not be reached";
            case UNTRUSTED_CERTIFICATE -> "has a certificate that is not trusted";
            case TIMED_OUT -> "did not answer in time";
            case CLOSED_BY_US,
                    BAD_REQUEST,
                    BAD_KEY,
                    QUOTA_EXHAUSTED,
                    UNKNOWN_MODEL,
                    RATE_LIMITED,
                    REFUSED,
                    DROPPED,
                    SESSION_LIMIT -> "broke off";
        };
    }

    private static boolean has(Throwable problem, Class<? extends Throwable> kind) {
        @Nullable Throwable cause = problem;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (kind.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static String words(Exception problem) {
        String message = problem.getMessage();
        return problem instanceof IOException && message != null
                ? message
                : problem.getClass().getSimpleName().replace("Exception", "").toLowerCase(Locale.ROOT);
    }

    private static String quoted(Service service, String text) {
        String cut = text.substring(0, Math.min(text.length(), 2 * LONGEST_DETAIL));
        String line =
                UNPRINTABLE.matcher(service.withoutKey(cut)).replaceAll(" ").strip();
        String bounded = line.substring(0, Math.min(line.length(), LONGEST_DETAIL));
        return bounded.isEmpty() ? "" : ": " + bounded;
    }
}
