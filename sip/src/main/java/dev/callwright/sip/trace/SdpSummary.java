package dev.callwright.sip.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a session description says of audio, as far as showing it takes. Immutable.
 *
 * @param address    where audio is wanted
 * @param port       the port for it; 0 when it is refused
 * @param codecs     names of the formats, in order
 * @param direction  {@code sendrecv} and the like
 */
public record SdpSummary(String address, int port, List<String> codecs, String direction) {

    private static final Pattern CONNECTION = Pattern.compile("(?m)^c=IN IP[46] ([^\\s/]+)");
    private static final Pattern AUDIO = Pattern.compile("(?m)^m=audio (\\d{1,5})\\S* \\S+((?: \\d{1,3})*)");
    private static final Pattern RTPMAP = Pattern.compile("(?m)^a=rtpmap:(\\d{1,3}) ([^\\s/]+)");
    private static final Pattern DIRECTION = Pattern.compile("(?m)^a=(sendrecv|sendonly|recvonly|inactive)");
    private static final Map<String, String> STATIC =
            Map.of("0", "PCMU", "3", "GSM", "4", "G723", "8", "PCMA", "9", "G722", "13", "CN", "18", "G729");

    public SdpSummary {
        codecs = List.copyOf(codecs);
    }

    /** Of a body; empty when it describes no audio. */
    public static Optional<SdpSummary> of(String body) {
        Matcher audio = AUDIO.matcher(body);
        if (!body.startsWith("v=") || !audio.find()) {
            return Optional.empty();
        }
        String media = media(body, audio.end());
        String address =
                find(CONNECTION, media).or(() -> find(CONNECTION, body)).orElse("");
        return Optional.of(new SdpSummary(
                address,
                Integer.parseInt(audio.group(1)),
                codecs(audio.group(2), media),
                find(DIRECTION, media)
                        .or(() -> find(DIRECTION, body.substring(0, audio.start())))
                        .orElse("sendrecv")));
    }

    /** The section that begins here. */
    private static String media(String body, int from) {
        int next = body.indexOf("\nm=", from);
        return next < 0 ? body.substring(from) : body.substring(from, next);
    }

    private static List<String> codecs(String formats, String media) {
        List<String> names = new ArrayList<>();
        for (String format : formats.strip().split(" ", -1)) {
            String known = STATIC.getOrDefault(format, format);
            names.add(RTPMAP.matcher(media)
                    .results()
                    .filter(line -> line.group(1).equals(format))
                    .map(line -> line.group(2))
                    .findFirst()
                    .orElse(known));
        }
        return names;
    }

    private static Optional<String> find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
