package dev.callwright.sip.stack.uac;

import dev.callwright.sip.Credentials;
import dev.callwright.sip.PlainRequest;
import dev.callwright.sip.PlainRequest.Reply;
import dev.callwright.sip.stack.basis.Signalling;
import dev.callwright.sip.stack.digest.DigestClient;
import dev.callwright.sip.stack.net.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Sends requests outside any dialog, and remembers for each Call-ID the challenges met, so that a registration is
 * refreshed in one round trip. Remembers a bounded number, the longest unused is forgotten. Thread-safe.
 */
public final class OutOfDialog {

    private static final int MOST_REMEMBERED = 512;

    private final Signalling signalling;
    private final Place place;

    /** Least recently used first; guarded by this. */
    private final Map<String, DigestClient> digests = new LinkedHashMap<>(16, 0.75f, true);

    public OutOfDialog(Signalling signalling, Place place) {
        this.signalling = signalling;
        this.place = place;
    }

    public void send(PlainRequest request, Consumer<? super Reply> receiver) {
        DigestClient digest = digest(request.sequence().callId(), request.credentials());
        new PlainExchange(new PlainMessage(request, signalling, place), digest, signalling.wire(), receiver).start();
    }

    private synchronized DigestClient digest(String callId, Credentials credentials) {
        DigestClient known = digests.get(callId);
        if (known != null && known.answersWith(credentials)) {
            return known;
        }
        DigestClient digest = new DigestClient(credentials, signalling.names()::tag);
        if (credentials.isPresent()) {
            digests.put(callId, digest);
        }
        if (digests.size() > MOST_REMEMBERED) {
            digests.remove(digests.keySet().iterator().next());
        }
        return digest;
    }
}
