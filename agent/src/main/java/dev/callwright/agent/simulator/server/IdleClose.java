package dev.callwright.agent.simulator.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;

/** Closes a connection on which nothing has come or gone for two minutes. */
final class IdleClose extends IdleStateHandler {

    private static final int SECONDS = 120;

    IdleClose() {
        super(0, 0, SECONDS);
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        var _ = context.close();
    }
}
