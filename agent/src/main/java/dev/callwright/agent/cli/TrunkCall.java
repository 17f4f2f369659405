package dev.callwright.agent.cli;

import dev.callwright.agent.control.CommandException;
import java.io.PrintWriter;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** The other use of {@code call}: the running server calls somebody by a trunk, and an agent talks. */
final class TrunkCall {

    @Option(names = "--via", required = true, paramLabel = "TRUNK", description = "Call by this trunk of the server.")
    private String via = "";

    @Option(names = "--agent", required = true, paramLabel = "NAME", description = "The agent that talks.")
    private String agent = "";

    /** Places the call and watches it to its end; returns the exit code. */
    int place(RunningServer server, String number, String from, PrintWriter out) throws CommandException {
        JsonNode order = RunningServer.arguments()
                .put("via", via)
                .put("number", number)
                .put("agent", agent)
                .put("from", from);
        JsonNode result = server.ask("call", order, news -> print(news, out));
        print(out, "ended      " + result.path("sentence").asString(""));
        return result.path("answered").asBoolean(false) ? 0 : 1;
    }

    private static void print(JsonNode news, PrintWriter out) {
        if (news.has("call")) {
            print(out, "call       " + news.path("call").asString(""));
        } else if (news.has("dialling")) {
            print(out, "dialling   by " + news.path("dialling").asString(""));
        } else if (news.has("ringing")) {
            print(out, "ringing    " + news.path("ringing").asInt(0));
        } else if (news.has("answered")) {
            print(out, "answered");
        }
    }

    private static void print(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
