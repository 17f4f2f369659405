package dev.callwright.agent.tool.mcp;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.PrintStream;

/** A program that offers tools over its standard input and output. */
final class StdioServer {

    private StdioServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        PrintStream wire = System.out;
        // What is logged must not get in between.
        System.setOut(System.err);
        var _ = McpServer.sync(new StdioServerTransportProvider(McpJsonDefaults.getMapper(), System.in, wire))
                .serverInfo("test", "1")
                .capabilities(McpSchema.ServerCapabilities.builder().tools(true).build())
                .tools(McpTools.all())
                .build();
        Thread.currentThread().join();
    }
}
