package dev.callwright.sip.trunk;

import dev.callwright.sip.Admission;
import dev.callwright.sip.Origin;
import dev.callwright.sip.Registrations;
import java.net.InetAddress;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Stands before the gatekeeper and the registrar and keeps scanners from both: a source that gives itself away by its User-Agent,
 * or was turned away too often, gets no answer for a while. Trunks are never watched, nor blocked; a source with a registered
 * phone is not blocked either. Thread-safe.
 */
public final class Defence implements Admission, Registrations {

    private final Admission admission;
    private final Registrations registrations;
    private final SourceWatch watch;
    private final Predicate<InetAddress> trunks;
    private final Predicate<InetAddress> phones;

    /**
     * Guards these two.
     *
     * @param trunks  whether an address is a trunk's
     * @param phones  whether a phone is registered from an address
     */
    public Defence(
            Admission admission,
            Registrations registrations,
            SourceWatch watch,
            Predicate<InetAddress> trunks,
            Predicate<InetAddress> phones) {
        this.admission = admission;
        this.registrations = registrations;
        this.watch = watch;
        this.trunks = trunks;
        this.phones = phones;
    }

    @Override
    public Verdict admit(Admission.Request request) {
        InetAddress source = request.source();
        if (trunks.test(source)) {
            return admission.admit(request);
        }
        if (isKeptOut(source, request.userAgent())) {
            return new Verdict.Ignored();
        }
        Verdict verdict = admission.admit(request);
        switch (verdict) {
            case Verdict.Admitted(Origin _) -> watch.trust(source);
            case Verdict.Challenged _ -> countChallenge(request);
            case Verdict.Refused _, Verdict.Ignored _ -> watch.count(source, phones);
        }
        return verdict;
    }

    /** Where an INVITE would be challenged, an OPTIONS is answered as it is: monitors do not authenticate. */
    private void countChallenge(Admission.Request request) {
        if (request.method().equals("INVITE")) {
            watch.count(request.source(), phones);
        }
    }

    @Override
    public Reply register(Registrations.Request request) {
        InetAddress source = request.source().getAddress();
        if (source == null || trunks.test(source)) {
            return registrations.register(request);
        }
        if (isKeptOut(source, request.userAgent())) {
            return new Reply.Ignored();
        }
        Reply reply = registrations.register(request);
        switch (reply) {
            case Reply.Registered _ -> watch.trust(source);
            case Reply.Challenged _, Reply.Refused _ -> watch.count(source, phones);
            case Reply.IntervalTooBrief _, Reply.Ignored _ -> {
                // The first knows the password; the second cannot come from a registrar.
            }
        }
        return reply;
    }

    private boolean isKeptOut(InetAddress source, String userAgent) {
        if (watch.ignores(source)) {
            return true;
        }
        String agent = userAgent.toLowerCase(Locale.ROOT);
        boolean scanner =
                watch.config().agents().stream().anyMatch(word -> agent.contains(word.toLowerCase(Locale.ROOT)));
        return scanner && watch.block(source, phones);
    }
}
