package dev.callwright.agent.cli;

import tools.jackson.databind.JsonNode;

/** The doctor's answer for a terminal. Pure. */
final class DoctorText {

    private static final String BAD = "bad";

    private DoctorText() {}

    static String of(JsonNode answer) {
        StringBuilder text = new StringBuilder();
        if (answer.has("call")) {
            call(answer.path("call"), text);
            return text.toString();
        }
        for (JsonNode trunk : answer.path("trunks")) {
            headline(trunk, "trunk " + trunk.path("name").asString(""), text);
        }
        if (answer.path("trunks").isEmpty()) {
            text.append("There are no trunks.\n");
        }
        if (!answer.path("strangers").isEmpty()) {
            text.append("Calls of unknown sources:\n");
            findings(answer.path("strangers"), text);
        }
        return text.toString();
    }

    private static void call(JsonNode call, StringBuilder text) {
        String id = call.path("id").asString("");
        headline(
                call,
                "call " + (id.isEmpty() ? call.path("callId").asString("") : id) + ", "
                        + call.path("summary").asString(""),
                text);
        String ladder = call.path("ladder").asString("");
        text.append(ladder.isEmpty() ? "\nIts messages are not kept any more.\n" : "\n" + ladder);
    }

    private static void headline(JsonNode node, String title, StringBuilder text) {
        text.append(node.path("mark").asString("")).append(' ').append(title).append('\n');
        findings(node.path("findings"), text);
    }

    private static void findings(JsonNode findings, StringBuilder text) {
        for (JsonNode finding : findings) {
            text.append("     ").append(finding.path("sentence").asString("")).append('\n');
            String remedy = finding.path("remedy").asString("");
            if (!remedy.isEmpty()) {
                text.append("     -> ").append(remedy).append('\n');
            }
        }
    }

    /** Whether anything is wrong for certain. */
    static boolean isSick(JsonNode answer) {
        if (answer.has("call")) {
            return hasBad(answer.path("call"));
        }
        for (JsonNode trunk : answer.path("trunks")) {
            if (hasBad(trunk)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasBad(JsonNode node) {
        for (JsonNode finding : node.path("findings")) {
            if (finding.path("severity").asString("").equals(BAD)) {
                return true;
            }
        }
        return false;
    }
}
