package dev.callwright.config;

import java.util.List;
import java.util.function.Consumer;

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
        return with(changed -> {
            changed.name = newName;
            changed.hosts = newHosts;
            changed.codecs = newCodecs;
            changed.advertisedAddress = newAdvertisedAddress;
        });
    }

    public TrunkConfig withName(String newName) {
        return with(changed -> changed.name = newName);
    }

    public TrunkConfig withHosts(List<String> newHosts) {
        return with(changed -> changed.hosts = newHosts);
    }

    public TrunkConfig withTarget(String newTarget) {
        return with(changed -> changed.target = newTarget);
    }

    public TrunkConfig withOutboundProxy(String newOutboundProxy) {
        return with(changed -> changed.outboundProxy = newOutboundProxy);
    }

    public TrunkConfig withCredentials(CredentialsConfig newCredentials) {
        return with(changed -> changed.credentials = newCredentials);
    }

    public TrunkConfig withChallenge(CredentialsConfig newChallenge) {
        return with(changed -> changed.challenge = newChallenge);
    }

    public TrunkConfig withRegister(RegisterConfig newRegister) {
        return with(changed -> changed.register = newRegister);
    }

    public TrunkConfig withCodecs(List<Codec> newCodecs) {
        return with(changed -> changed.codecs = newCodecs);
    }

    public TrunkConfig withDtmf(DtmfConfig newDtmf) {
        return with(changed -> changed.dtmf = newDtmf);
    }

    public TrunkConfig withIdentity(IdentityConfig newIdentity) {
        return with(changed -> changed.identity = newIdentity);
    }

    public TrunkConfig withNumbering(NumberingConfig newNumbering) {
        return with(changed -> changed.numbering = newNumbering);
    }

    public TrunkConfig withHeaders(List<String> newHeaders) {
        return with(changed -> changed.headers = newHeaders);
    }

    public TrunkConfig withLimits(TrunkLimitsConfig newLimits) {
        return with(changed -> changed.limits = newLimits);
    }

    public TrunkConfig withOutbound(OutboundConfig newOutbound) {
        return with(changed -> changed.outbound = newOutbound);
    }

    public TrunkConfig withTransfers(Transfers newTransfers) {
        return with(changed -> changed.transfers = newTransfers);
    }

    public TrunkConfig withAdvertisedAddress(String newAdvertisedAddress) {
        return with(changed -> changed.advertisedAddress = newAdvertisedAddress);
    }

    private TrunkConfig with(Consumer<Changed> change) {
        Changed changed = new Changed(this);
        change.accept(changed);
        return changed.record();
    }

    /** The components while some of them are replaced, so that a new component is written in three places and not in twenty. */
    private static final class Changed {

        private String name;
        private List<String> hosts;
        private String target;
        private String outboundProxy;
        private String domain;
        private CredentialsConfig credentials;
        private CredentialsConfig challenge;
        private RegisterConfig register;
        private List<Codec> codecs;
        private DtmfConfig dtmf;
        private IdentityConfig identity;
        private NumberingConfig numbering;
        private List<String> headers;
        private List<String> passHeaders;
        private TrunkLimitsConfig limits;
        private OutboundConfig outbound;
        private Transfers transfers;
        private String advertisedAddress;

        Changed(TrunkConfig old) {
            name = old.name;
            hosts = old.hosts;
            target = old.target;
            outboundProxy = old.outboundProxy;
            domain = old.domain;
            credentials = old.credentials;
            challenge = old.challenge;
            register = old.register;
            codecs = old.codecs;
            dtmf = old.dtmf;
            identity = old.identity;
            numbering = old.numbering;
            headers = old.headers;
            passHeaders = old.passHeaders;
            limits = old.limits;
            outbound = old.outbound;
            transfers = old.transfers;
            advertisedAddress = old.advertisedAddress;
        }

        TrunkConfig record() {
            return new TrunkConfig(
                    name,
                    hosts,
                    target,
                    outboundProxy,
                    domain,
                    credentials,
                    challenge,
                    register,
                    codecs,
                    dtmf,
                    identity,
                    numbering,
                    headers,
                    passHeaders,
                    limits,
                    outbound,
                    transfers,
                    advertisedAddress);
        }
    }
}
