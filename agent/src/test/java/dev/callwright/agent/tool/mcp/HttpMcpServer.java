package dev.callwright.agent.tool.mcp;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** A server of the official SDK over streamable HTTP, in a Tomcat. */
final class HttpMcpServer implements AutoCloseable {

    private final Tomcat tomcat = new Tomcat();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final McpSyncServer server;

    HttpMcpServer(Path folder, int port) throws LifecycleException {
        HttpServletStreamableServerTransportProvider transport = HttpServletStreamableServerTransportProvider.builder()
                .mcpEndpoint("/mcp")
                .build();
        server = McpServer.sync(transport)
                .serverInfo("test", "1")
                .capabilities(McpSchema.ServerCapabilities.builder().tools(true).build())
                .tools(McpTools.all())
                .build();
        tomcat.setBaseDir(folder.toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(port);
        var connector = tomcat.getConnector();
        connector.setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", folder.toString());
        var wrapper = Tomcat.addServlet(context, "mcp", transport);
        wrapper.setAsyncSupported(true);
        context.addServletMappingDecoded("/*", "mcp");
        watch(context);
        tomcat.start();
    }

    private void watch(Context context) {
        FilterDef definition = new FilterDef();
        definition.setFilterName("watch");
        definition.setAsyncSupported("true");
        definition.setFilter((Filter) (request, response, chain) -> {
            String header = ((HttpServletRequest) request).getHeader("Authorization");
            authorizations.add(header == null ? "" : header);
            chain.doFilter(request, response);
        });
        context.addFilterDef(definition);
        FilterMap map = new FilterMap();
        map.setFilterName("watch");
        map.addURLPattern("/*");
        context.addFilterMap(map);
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    List<String> authorizations() {
        return authorizations;
    }

    McpSyncServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }
}
