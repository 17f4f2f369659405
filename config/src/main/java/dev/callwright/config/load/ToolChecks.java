package dev.callwright.config.load;

import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.McpServerConfig;
import dev.callwright.config.Problem;
import dev.callwright.config.ToolConfig;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks of {@code tools} and {@code mcp-servers}. */
final class ToolChecks {

    /** Tools that come with the program. */
    static final Set<String> BUILT_IN = Set.of(
            "end_call", "transfer_call", "handoff", "send_digits", "collect_digits", "play_prompt", "set_variable");

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern HEADER =
            Pattern.compile("([A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}):[ \\t]*([\\x20-\\x7E]{0,2000})");
    private static final Set<String> OUR_HEADERS = Set.of(
            "accept",
            "callwright-signature",
            "connection",
            "content-length",
            "content-type",
            "expect",
            "host",
            "idempotency-key",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent");
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int MOST_HEADERS = 32;

    private ToolChecks() {}

    static void tools(CallwrightConfig config, Section root) {
        List<ToolConfig> tools = config.tools();
        root.names("tools", tools.stream().map(ToolConfig::name).toList());
        for (int i = 0; i < tools.size(); i++) {
            tool(tools.get(i), root.item("tools", i));
        }
        List<McpServerConfig> servers = config.mcpServers();
        root.names("mcp-servers", servers.stream().map(McpServerConfig::name).toList());
        for (int i = 0; i < servers.size(); i++) {
            server(servers.get(i), root.item("mcp-servers", i));
        }
    }

    private static void tool(ToolConfig tool, Section section) {
        if (BUILT_IN.contains(tool.name())) {
            section.problem("name", tool.name() + " is the name of a built-in tool", "rename it");
        } else if (tool.name().indexOf('.') >= 0 && !NAME.matcher(tool.name()).matches()) {
            section.problem("name", "models take no dots in names", "write a dash or an underscore");
        }
        section.filled("description", tool.description());
        parameters(tool, section);
        url(tool.url(), tool.privateNetwork(), section);
        headers(tool.headers(), section);
        section.within("timeout", tool.timeout(), SHORTEST, LONGEST);
        section.within("retries", tool.retries(), 0, 5);
        section.within("response-limit", tool.responseLimit(), 256, 1_048_576);
    }

    private static void parameters(ToolConfig tool, Section section) {
        if (!isObjectSchema(tool.parameters().json())) {
            section.problem(
                    "parameters",
                    "is no JSON Schema of an object",
                    "write {type: object, properties: {...}, required: [...]}");
        }
    }

    private static boolean isObjectSchema(String json) {
        try {
            JsonNode schema = JSON.readTree(json);
            JsonNode properties = schema.path("properties");
            return schema.path("type").asString("").equals("object")
                    && (properties.isMissingNode() || properties.isObject());
        } catch (JacksonException _) {
            return false;
        }
    }

    private static void headers(List<String> headers, Section section) {
        if (headers.size() > MOST_HEADERS) {
            section.problem("headers", "lists more than " + MOST_HEADERS, "remove some");
        }
        for (int i = 0; i < headers.size(); i++) {
            var header = HEADER.matcher(headers.get(i));
            String key = "headers[" + i + "]";
            // The value may be a secret and is not shown.
            if (!header.matches()) {
                section.problem(key, "is no header", "write \"Name: value\" in plain letters");
            } else if (OUR_HEADERS.contains(header.group(1).toLowerCase(Locale.ROOT))) {
                section.problem(key, header.group(1) + " is set by the server itself", "remove it");
            }
        }
    }

    private static void server(McpServerConfig server, Section section) {
        section.within("timeout", server.timeout(), SHORTEST, LONGEST);
        boolean command = !server.command().isEmpty();
        if (server.url().isEmpty() == !command) {
            section.problem(
                    "url", command ? "is set, and command too" : "is empty, and command too", "set one of the two");
        } else if (command) {
            section.filled("command[0]", server.command().getFirst());
        } else {
            url(server.url(), server.privateNetwork(), section);
            if (server.url().startsWith("http:") && !server.privateNetwork()) {
                section.problem("url", "is not encrypted", "write https://, or private-network: true");
            }
        }
    }

    private static void url(String text, boolean privateNetwork, Section section) {
        Optional<URI> parsed = http(text);
        if (parsed.isEmpty()) {
            section.problem("url", Problem.excerpt(text) + " is no address of a web server", "write https://HOST/PATH");
            return;
        }
        String host = parsed.get().getHost().replaceAll("[\\[\\]]", "");
        if (!privateNetwork && Addresses.isLiteral(host) && isLocal(InetAddress.ofLiteral(host))) {
            section.problem("url", host + " lies in a private network", "set private-network: true if that is meant");
        }
    }

    private static boolean isLocal(InetAddress address) {
        return address.isLoopbackAddress() || address.isSiteLocalAddress() || address.isLinkLocalAddress();
    }

    private static Optional<URI> http(String text) {
        try {
            URI url = new URI(text);
            boolean usable = url.getScheme() != null
                    && Set.of("http", "https").contains(url.getScheme().toLowerCase(Locale.ROOT))
                    && url.getHost() != null
                    && url.getUserInfo() == null
                    && url.getFragment() == null
                    && url.toASCIIString().equals(text);
            return usable ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
