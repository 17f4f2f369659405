package dev.callwright.agent.tool.mcp;

import dev.callwright.agent.tool.AddressGuard;
import dev.callwright.config.McpServerConfig;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpClientTransport;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a server is reached: streamable HTTP, or a program of its own. */
final class Wire {

    private static final Logger log = LoggerFactory.getLogger(Wire.class);
    private static final int LARGEST_MESSAGE = 1 << 20;
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    private Wire() {}

    static McpClientTransport to(McpServerConfig config) {
        return config.url().isEmpty() ? program(config) : http(config);
    }

    private static McpClientTransport program(McpServerConfig config) {
        ServerParameters parameters = ServerParameters.builder(config.command().getFirst())
                .args(config.command().subList(1, config.command().size()))
                .build();
        StdioClientTransport transport =
                new StdioClientTransport(parameters, McpJsonDefaults.getMapper(), LARGEST_MESSAGE);
        transport.setStdErrorHandler(line ->
                log.atDebug().addKeyValue("mcp", config.name()).log("the server's program wrote an error line"));
        return transport;
    }

    /**
     * The SDK's client looks names up by itself. Outside of private networks an address has to be https (the settings see to
     * that), so a name that is pointed elsewhere after the check ends at a certificate that does not fit.
     */
    private static McpClientTransport http(McpServerConfig config) {
        URI url = URI.create(config.url());
        String path = url.getRawPath().isEmpty() ? "/mcp" : url.getRawPath();
        String endpoint = url.getRawQuery() == null ? path : path + '?' + url.getRawQuery();
        AddressGuard guard = new AddressGuard(config.privateNetwork());
        return HttpClientStreamableHttpTransport.builder(url.getScheme() + "://" + url.getRawAuthority())
                .endpoint(endpoint)
                .connectTimeout(config.timeout().compareTo(CONNECT_LIMIT) < 0 ? config.timeout() : CONNECT_LIMIT)
                .customizeClient(client -> client.followRedirects(HttpClient.Redirect.NEVER))
                .maxResponseSize(LARGEST_MESSAGE)
                .addHttpRequestCustomizer((request, _, at, _, _) -> {
                    judge(guard, at.getHost());
                    if (config.apiKey().isPresent()) {
                        request.header(
                                "Authorization", "Bearer " + config.apiKey().value());
                    }
                })
                .build();
    }

    private static void judge(AddressGuard guard, String host) {
        String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        try {
            List<InetAddress> addresses = guard.check(plain);
            if (addresses.isEmpty()) {
                throw new IllegalStateException("the address of the MCP server may not be called");
            }
        } catch (UnknownHostException e) {
            throw new UncheckedIOException("the MCP server is not known", e);
        }
    }
}
