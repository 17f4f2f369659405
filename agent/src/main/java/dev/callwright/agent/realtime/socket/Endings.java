package dev.callwright.agent.realtime.socket;

import dev.callwright.agent.realtime.ErrorBody;
import dev.callwright.agent.realtime.OperatorText;
import dev.callwright.agent.realtime.RealtimeEnd;
import dev.callwright.agent.realtime.RealtimeEnd.Cause;
import dev.callwright.agent.realtime.ServerEvent;
import dev.callwright.config.Secret;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Classifies every way a session can end, once, with a sentence an operator understands. Words of the service are cleaned,
 * bounded and stripped of our key. Immutable.
 */
public final class Endings {

    /** The service cuts a session after 30 minutes; a regular close near that age is taken for it. */
    private static final Duration SESSION_LIMIT_AGE = Duration.ofMinutes(25);

    private static final int MAX_CAUSES = 8;

    private final String host;
    private final Secret apiKey;

    public Endings(String host, Secret apiKey) {
        this.host = host;
        this.apiKey = apiKey;
    }

    public RealtimeEnd closedByUs() {
        return new RealtimeEnd(Cause.CLOSED_BY_US, "The session was closed.");
    }

    public RealtimeEnd badEndpoint(String problem) {
        return new RealtimeEnd(Cause.BAD_REQUEST, "The realtime address cannot be used: " + problem + '.');
    }

    public RealtimeEnd unusableKey() {
        return new RealtimeEnd(Cause.BAD_KEY, "The API key holds characters that no HTTP header may carry.");
    }

    /** The service answered the upgrade with something other than 101. */
    RealtimeEnd upgradeRefused(int status, String body) {
        Cause cause = switch (status) {
            case 401, 403 -> Cause.BAD_KEY;
            case 402 -> Cause.QUOTA_EXHAUSTED;
            case 404 -> Cause.UNKNOWN_MODEL;
            case 429 -> Cause.RATE_LIMITED;
            default -> status >= 400 && status < 500 ? Cause.BAD_REQUEST : Cause.REFUSED;
        };
        return new RealtimeEnd(
                cause, host + ' ' + meaning(cause) + " (HTTP " + status + ')' + quoted(ErrorBody.message(body)));
    }

    private static String meaning(Cause cause) {
        return switch (cause) {
            case BAD_KEY -> "refused the API key";
            case QUOTA_EXHAUSTED -> "says that the account's quota is used up";
            case UNKNOWN_MODEL -> "knows no such model or path";
            case RATE_LIMITED -> "has too many sessions or requests of this account";
            case BAD_REQUEST -> "did not accept the request";
            case REFUSED, CLOSED_BY_US, UNREACHABLE, UNTRUSTED_CERTIFICATE, TIMED_OUT, DROPPED, SESSION_LIMIT ->
                "refused to open a session";
        };
    }

    RealtimeEnd badUpgrade() {
        return new RealtimeEnd(Cause.REFUSED, host + " answered, but not as a WebSocket service.");
    }

    public RealtimeEnd badSettings(ServerEvent.Refused error) {
        return new RealtimeEnd(
                Cause.BAD_REQUEST, host + " did not accept the session's settings" + quoted(error.message()));
    }

    RealtimeEnd unreachable(Throwable failure) {
        if (failure instanceof UnknownHostException) {
            return new RealtimeEnd(Cause.UNREACHABLE, "The name " + host + " could not be resolved.");
        }
        String what = failure instanceof ConnectException ? " took no connection" : " could not be reached";
        return new RealtimeEnd(Cause.UNREACHABLE, host + what + quoted(words(failure)));
    }

    /** The TLS handshake failed. */
    RealtimeEnd handshakeFailed(Throwable failure) {
        if (isAboutCertificate(failure)) {
            return new RealtimeEnd(
                    Cause.UNTRUSTED_CERTIFICATE,
                    "The certificate of " + host + " is not trusted" + quoted(words(failure)));
        }
        return new RealtimeEnd(Cause.UNREACHABLE, host + " failed the TLS handshake" + quoted(words(failure)));
    }

    public RealtimeEnd timedOut(Duration bound, String waitingFor) {
        return new RealtimeEnd(Cause.TIMED_OUT, "After " + bound.toMillis() + " ms " + waitingFor + " (" + host + ").");
    }

    public RealtimeEnd closed(int code, String reason, Duration age) {
        if ((code == 1000 || code == 1001) && age.compareTo(SESSION_LIMIT_AGE) >= 0) {
            return new RealtimeEnd(
                    Cause.SESSION_LIMIT,
                    host + " closed the session after " + age.toMinutes() + " minutes, its limit.");
        }
        return new RealtimeEnd(Cause.DROPPED, host + " closed the session with code " + code + quoted(reason));
    }

    public RealtimeEnd dropped(Duration age) {
        return new RealtimeEnd(
                Cause.DROPPED, host + " dropped the connection without a word after " + age.toSeconds() + " seconds.");
    }

    public RealtimeEnd broken(Throwable failure) {
        return new RealtimeEnd(Cause.DROPPED, "The connection to " + host + " broke" + quoted(words(failure)));
    }

    private static boolean isAboutCertificate(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (cause instanceof CertificateException
                    || cause instanceof CertPathValidatorException
                    || cause instanceof SSLPeerUnverifiedException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static String words(Throwable failure) {
        String message = failure.getMessage();
        String kind = failure instanceof SSLException ? "" : failure.getClass().getSimpleName() + ' ';
        return kind + (message == null ? "" : message);
    }

    private String quoted(String text) {
        String safe = apiKey.isPresent() ? text.replace(apiKey.value(), "********") : text;
        String clean = OperatorText.clean(safe);
        return clean.isEmpty() ? "." : ": " + clean;
    }
}
