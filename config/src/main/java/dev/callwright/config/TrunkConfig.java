package dev.callwright.config;

import java.util.List;

/**
 * A carrier or PBX: where its calls come from, where ours go, and its habits.
 *
 * @param name               unique name
 * @param hosts              addresses or CIDR blocks calls may come from; may be empty for a trunk we register with
 * @param target             SIP URI our calls and OPTIONS go to, e.g. {@code sip:sip.example.com;transport=tls}; empty: no calls out
 * @param outboundProxy      SIP URI every request goes through first; empty for none
 * @param domain             host part of From and To; empty means that of the target
 * @param credentials        what we answer a challenge of the trunk with
 * @param challenge          what the trunk must answer a challenge of ours with; empty user means calls are not challenged
 * @param register           how we register
 * @param codecs             codecs offered and accepted, best first
 * @param dtmf               digits
 * @param identity           who we say is calling
 * @param numbering          how numbers are written
 * @param headers            headers added to our INVITEs, each {@code Name: value}
 * @param passHeaders        names of headers handed to the agent as variables; a trailing star stands for any ending
 * @param limits             bounds
 * @param outbound           calls we place
 * @param transfers          what becomes of a REFER of the trunk
 * @param advertisedAddress  address written into SDP and Contact for this trunk; empty means the global one
 */
public record TrunkConfig(
        String name,
        List<String> hosts,
        String target,
        String outboundProxy,
        String domain,
        CredentialsConfig credentials,
        CredentialsConfig challenge,
        RegisterConfig register,
        List<Codec> codecs,
        DtmfConfig dtmf,
        IdentityConfig identity,
        NumberingConfig numbering,
        List<String> headers,
        List<String> passHeaders,
        TrunkLimitsConfig limits,
        OutboundConfig outbound,
        Transfers transfers,
        String advertisedAddress) {

    public static final TrunkConfig DEFAULTS = new TrunkConfig(
            "",
            List.of(),
            "",
            "",
            "",
            CredentialsConfig.DEFAULTS,
            CredentialsConfig.DEFAULTS,
            RegisterConfig.DEFAULTS,
            List.of(Codec.PCMA, Codec.PCMU),
            DtmfConfig.DEFAULTS,
            IdentityConfig.DEFAULTS,
            NumberingConfig.DEFAULTS,
            List.of(),
            List.of("X-*"),
            TrunkLimitsConfig.DEFAULTS,
            OutboundConfig.DEFAULTS,
            Transfers.REFUSE,
            "");

    /** What becomes of a REFER that comes from the trunk: refused with 603, or followed by a call of ours. */
    public enum Transfers {
        REFUSE,
        ACCEPT
    }

    public TrunkConfig {
        hosts = List.copyOf(hosts);
        codecs = List.copyOf(codecs);
        headers = List.copyOf(headers);
        passHeaders = List.copyOf(passHeaders);
    }

    /** A trunk that only sends calls, from these addresses. */
    public static TrunkConfig from(String name, List<String> hosts) {
        return DEFAULTS.from(name, hosts, DEFAULTS.codecs, "");
    }

    /** The same under another name, with other hosts, codecs and advertised address. */
    public TrunkConfig from(String newName, List<String> newHosts, List<Codec> newCodecs, String newAdvertisedAddress) {
        return new TrunkConfig(
                newName,
                newHosts,
                target,
                outboundProxy,
                domain,
                credentials,
                challenge,
                register,
                newCodecs,
                dtmf,
                identity,
                numbering,
                headers,
                passHeaders,
                limits,
                outbound,
                transfers,
                newAdvertisedAddress);
    }
}
