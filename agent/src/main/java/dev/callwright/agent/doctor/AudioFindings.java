package dev.callwright.agent.doctor;

import dev.callwright.agent.doctor.CallFacts.MediaCounts;
import dev.callwright.sip.trace.SdpSummary;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why the two cannot hear each other, or badly. Pure. */
final class AudioFindings {

    private static final double AUDIBLE_LOSS = 0.01;
    private static final double BAD_LOSS = 0.05;
    private static final double BAD_LATENESS = 0.02;
    private static final long ENOUGH_PACKETS = 100;

    private final CallFacts facts;
    private final MediaCounts media;
    private final List<Finding> findings = new ArrayList<>();

    private AudioFindings(CallFacts facts, MediaCounts media) {
        this.facts = facts;
        this.media = media;
    }

    static List<Finding> of(CallFacts facts) {
        boolean answered = facts.record().flatMap(CallFacts.CallRecord::talk).isPresent();
        if (!answered || facts.media().isEmpty()) {
            return List.of();
        }
        AudioFindings doctor = new AudioFindings(facts, facts.media().get());
        doctor.uplink();
        doctor.downlink();
        doctor.quality();
        return List.copyOf(doctor.findings);
    }

    private void uplink() {
        if (media.in() == 0) {
            nothingCame();
        } else if (media.heard() <= 0 && media.strangers() > 0) {
            bad(
                    "RTP came, but not from " + where(facts.sdp(false)) + ", where the caller said it would: "
                            + media.strangers() + " packets of another source were ignored.",
                    "A media proxy may stand between; have it appear in the caller's SDP, or send from the address it names.");
        } else if (media.heard() <= 0 && media.wrongType() > 0) {
            bad(
                    "RTP came with a payload type nobody agreed to (" + media.wrongType()
                            + " packets), so nothing was heard.",
                    "The caller sends another codec than it accepted; set one codec in the phone, and in codecs.");
        } else if (media.wrongType() > media.heard()) {
            unsure(
                    "More than half of the caller's packets had a payload type nobody agreed to: " + media.wrongType()
                            + ".",
                    "The caller switches codecs in mid-call; offer it one only.");
        }
    }

    private void nothingCame() {
        Optional<SdpSummary> theirs = facts.sdp(false);
        Optional<SdpSummary> ours = facts.sdp(true);
        String peer = facts.peerAddress().orElse("");
        bad(
                "No RTP came from the caller: it said it would send from " + where(theirs) + ", we listen at "
                        + where(ours) + ".",
                "Open media.ports for UDP in the firewall, and see what follows.");
        if (theirs.filter(sdp -> isPrivate(sdp.address()) && !sdp.address().equals(peer))
                .isPresent()) {
            bad(
                    "The caller's SDP names a private address, "
                            + theirs.map(SdpSummary::address).orElse("") + ", while its SIP comes from " + peer
                            + ": it is behind NAT, so our audio cannot reach it until its own arrives.",
                    "Turn on STUN or 'NAT' in the phone, or let the carrier's SBC handle media.");
        }
        if (ours.filter(sdp -> isPrivate(sdp.address())).isPresent() && !peer.isEmpty() && !isPrivate(peer)) {
            bad(
                    "Our SDP names a private address, "
                            + ours.map(SdpSummary::address).orElse("") + ", which the peer at " + peer
                            + " cannot reach.",
                    "Set media.advertised-address to the public address of this machine.");
        }
    }

    private void downlink() {
        if (media.out() == 0 && media.in() > 0) {
            bad(
                    "One direction only: we sent nothing.",
                    "The call was on hold all the time, or its description asked us not to send; see it below.");
        }
    }

    private void quality() {
        double lost = media.lost() / (double) Math.max(1, media.heard() + media.lost());
        if (media.in() >= ENOUGH_PACKETS && lost >= AUDIBLE_LOSS) {
            String sentence = percent(lost) + " of the caller's packets were lost on the way.";
            String remedy =
                    "Look at the network between the caller and us; Wi-Fi and full uplinks are the usual cause.";
            findings.add(lost >= BAD_LOSS ? Finding.bad(sentence, remedy) : Finding.unsure(sentence, remedy));
        }
        double late = media.late() / (double) Math.max(1, media.in());
        if (media.in() >= ENOUGH_PACKETS && late >= BAD_LATENESS) {
            unsure(
                    percent(late) + " of the caller's packets came too late to be heard: much jitter.",
                    "Raise media.reorder-wait.");
        }
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String where(Optional<SdpSummary> sdp) {
        return sdp.map(audio -> audio.address() + " port " + audio.port()).orElse("an address we do not know any more");
    }

    /** RFC 1918, RFC 6598 (carriers' NAT), RFC 4193 and link-local; loopback is no network at all. */
    static boolean isPrivate(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            byte[] bytes = parsed.getAddress();
            boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xC0) == 64;
            boolean unique = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
            return parsed.isSiteLocalAddress() || parsed.isLinkLocalAddress() || shared || unique;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private void bad(String sentence, String remedy) {
        findings.add(Finding.bad(sentence, remedy));
    }

    private void unsure(String sentence, String remedy) {
        findings.add(Finding.unsure(sentence, remedy));
    }
}
