package dev.callwright.agent.call.cast;

import dev.callwright.agent.call.OutboundOrder;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.CareConfig;
import dev.callwright.config.TrunkConfig;
import dev.callwright.config.VoicemailConfig;
import dev.callwright.sip.Invitation;
import dev.callwright.sip.Origin;
import dev.callwright.sip.SipHeader;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an agent may be told of its call: {@code {{caller}}} in its words stands for the value of that name, whatever the case of
 * letters, and for nothing where there is none. Values come from outside, so they are short and of one line. Immutable.
 */
public final class Variables {

    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_.-]{1,64})\\s*}}");
    private static final int MOST = 64;
    /** What we know ourselves, which nothing learned in the call may pass for. */
    private static final List<String> OWN = List.of("call", "time", "date", "weekday", "caller", "called");

    private static final int LONGEST = 256;

    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * A call, and when it began where the server is.
     *
     * @param id  our id of it
     */
    public record Occasion(String id, LocalDateTime time) {

        public static Occasion now(String id) {
            return new Occasion(id, LocalDateTime.now(ZoneId.systemDefault()));
        }
    }

    /** Of a call that came in; the headers are those its trunk passes on. */
    public static Variables of(Invitation invitation, Optional<TrunkConfig> trunk, Occasion occasion) {
        Variables known = new Variables(occasion);
        known.put("caller", caller(invitation));
        known.put("called", invitation.dialled());
        trunk.map(TrunkConfig::passHeaders).ifPresent(patterns -> known.add(invitation.headers(), patterns));
        return known;
    }

    /** Of a call that is placed. */
    public static Variables of(OutboundOrder order, String caller, Occasion occasion) {
        Variables known = new Variables(occasion);
        known.put("caller", caller);
        known.put("called", order.number());
        order.variables().forEach(known::put);
        return known;
    }

    /** Of values known already. */
    public static Variables of(Map<String, String> values) {
        return new Variables().with(values);
    }

    /** These and others learned since, which count more, but for what we know ourselves. */
    Variables with(Map<String, String> learned) {
        Variables all = new Variables();
        OWN.forEach(name -> Optional.ofNullable(values.get(name)).ifPresent(value -> all.put(name, value)));
        learned.forEach(all::put);
        values.forEach(all::put);
        return all;
    }

    /** What was learned besides these, as one line; empty for nothing. */
    String besides(Map<String, String> learned) {
        return with(learned).values.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .filter(entry -> !entry.getValue().equals(values.get(entry.getKey())))
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining("; "));
    }

    /** All values by their names. */
    public Map<String, String> all() {
        return Map.copyOf(values);
    }

    private Variables() {}

    private Variables(Occasion occasion) {
        LocalDateTime time = occasion.time();
        put("call", occasion.id());
        put("time", time.format(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT)));
        put("date", time.toLocalDate().toString());
        put("weekday", time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }

    /** Only a trunk's word on who calls is worth more than From (RFC 3325 §9.1). */
    private static String caller(Invitation invitation) {
        String asserted = invitation.identity().asserted();
        return switch (invitation.origin()) {
            case Origin.Trunk _ -> asserted.isEmpty() ? invitation.caller() : asserted;
            case Origin.User(String name) -> name;
        };
    }

    private void add(List<SipHeader> headers, List<String> patterns) {
        headers.stream()
                .filter(header -> patterns.stream().anyMatch(pattern -> matches(pattern, header.name())))
                .forEach(header -> put(header.name(), header.value()));
    }

    private static boolean matches(String pattern, String name) {
        return pattern.endsWith("*")
                ? name.toLowerCase(Locale.ROOT)
                        .startsWith(pattern.substring(0, pattern.length() - 1).toLowerCase(Locale.ROOT))
                : name.equalsIgnoreCase(pattern);
    }

    /** The first of a name counts, so that no header passes for what we know ourselves. */
    private void put(String name, String value) {
        if (values.size() < MOST && !values.containsKey(name)) {
            String line = value.replaceAll("\\p{Cntrl}+", " ").strip();
            values.put(name, line.substring(0, Math.min(LONGEST, line.length())));
        }
    }

    public String fill(String words) {
        return fill(words, "");
    }

    private String fill(String words, String agent) {
        return PLACE.matcher(words).replaceAll(place -> Matcher.quoteReplacement(value(place.group(1), agent)));
    }

    private String value(String name, String agent) {
        return name.equalsIgnoreCase("agent") ? agent : values.getOrDefault(name, "");
    }

    /** The agent with all its words filled in. */
    public AgentConfig fill(AgentConfig agent) {
        UnaryOperator<String> filled = words -> fill(words, agent.name());
        CareConfig care = agent.care();
        VoicemailConfig voicemail = agent.voicemail();
        return agent.withInstructions(filled.apply(agent.instructions()))
                .withGreeting(filled.apply(agent.greeting()))
                .withCare(new CareConfig(
                        care.idleAfter(),
                        care.idlePrompts().stream().map(filled).toList(),
                        filled.apply(care.goodbye()),
                        care.warnBefore(),
                        filled.apply(care.warning())))
                .withVoicemail(new VoicemailConfig(
                        voicemail.detect(), voicemail.decide(), filled.apply(voicemail.message()), voicemail.beep()));
    }
}
