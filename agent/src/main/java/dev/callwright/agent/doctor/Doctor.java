package dev.callwright.agent.doctor;

import dev.callwright.agent.control.Command;
import dev.callwright.agent.control.CommandException;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.TrunkConfig;
import dev.callwright.sip.trace.Ladder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The command {@code doctor}: all trunks, or the trunk or call that {@code about} names. Numbers are shortened as the log
 * shortens them. Thread-safe.
 *
 * <pre>
 *   {"trunks":[{"name":"carrier-a","mark":"[!!]","findings":[{"mark":..,"severity":..,"sentence":..,"remedy":..}]}],
 *    "strangers":[finding..]}
 *   {"call":{"id":..,"callId":..,"mark":..,"summary":..,"findings":[..],"ladder":".."}}
 * </pre>
 */
public final class Doctor implements Command {

    private static final JsonMapper JSON = new JsonMapper();

    private final Supplier<CallwrightConfig> settings;
    private final Memory memory;

    public Doctor(Supplier<CallwrightConfig> settings, Memory memory) {
        this.settings = settings;
        this.memory = memory;
    }

    @Override
    public JsonNode run(JsonNode arguments) throws CommandException {
        String about = arguments.path("about").asString("").strip();
        CallwrightConfig config = settings.get();
        Optional<TrunkConfig> trunk = config.trunks().stream()
                .filter(each -> each.name().equals(about))
                .findFirst();
        if (about.isEmpty() || trunk.isPresent()) {
            return trunks(config, trunk.map(List::of).orElse(config.trunks()));
        }
        Optional<CallFacts> call = new FactFinder(config, memory).call(about);
        if (call.isEmpty()) {
            throw new CommandException("There is no trunk and no call '" + bounded(about) + "'.");
        }
        return JSON.createObjectNode().set("call", call(call.get(), config.log().maskNumbers()));
    }

    private JsonNode trunks(CallwrightConfig config, List<TrunkConfig> asked) {
        FactFinder finder = new FactFinder(config, memory);
        boolean mask = config.log().maskNumbers();
        ObjectNode result = JSON.createObjectNode();
        ArrayNode trunks = result.putArray("trunks");
        for (TrunkConfig trunk : asked) {
            ObjectNode node = trunks.addObject().put("name", trunk.name());
            describe(node, TrunkFindings.of(finder.trunk(trunk), mask));
        }
        describe(result.putArray("strangers"), Strangers.of(memory.refusals().strangers(), mask));
        return result;
    }

    private static ObjectNode call(CallFacts facts, boolean mask) {
        ObjectNode node = JSON.createObjectNode();
        facts.record()
                .ifPresent(call -> node.put("id", call.id())
                        .put("callId", call.sipCallId())
                        .put("summary", summary(call)));
        if (facts.record().isEmpty()) {
            facts.trace()
                    .ifPresent(trace ->
                            node.put("id", "").put("callId", trace.callId()).put("summary", "turned away at the door"));
        }
        describe(node, CallFindings.of(facts));
        return node.put(
                "ladder", facts.trace().map(trace -> Ladder.of(trace, mask)).orElse(""));
    }

    private static String summary(CallFacts.CallRecord call) {
        String talk = call.talk()
                .map(time -> String.format(Locale.ROOT, ", %.1f s", time.toMillis() / 1_000.0))
                .orElse(", not answered");
        return "from " + call.from() + " to " + call.dialled() + talk
                + (call.outcome().isEmpty() ? ", going on" : ", " + call.outcome());
    }

    private static void describe(ObjectNode node, List<Finding> findings) {
        Finding.Severity worst = findings.stream()
                .map(Finding::severity)
                .max(Finding.Severity::compareTo)
                .orElse(Finding.Severity.GOOD);
        node.put("mark", worst.mark());
        describe(node.putArray("findings"), findings);
    }

    private static void describe(ArrayNode node, List<Finding> findings) {
        findings.forEach(finding -> node.addObject()
                .put("mark", finding.severity().mark())
                .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                .put("sentence", finding.sentence())
                .put("remedy", finding.remedy()));
    }

    private static String bounded(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }
}
