package dev.callwright.media.leg;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.socket.SocketProtocolFamily;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class TransportIT {

    @Test
    @EnabledOnOs(OS.LINUX)
    void findsEpollOnLinux() {
        Transport transport = Transport.best(SocketProtocolFamily.INET);

        assertThat(transport.name()).isEqualTo("epoll");
        assertBinds(transport);
    }

    @Test
    void worksWithoutEpoll() {
        assertBinds(Transport.nio(SocketProtocolFamily.INET));
    }

    private static void assertBinds(Transport transport) {
        MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, transport.handlers());
        try {
            Channel channel = new Bootstrap()
                    .group(group)
                    .channelFactory(transport.channels())
                    .handler(new ChannelInboundHandlerAdapter())
                    .bind(new InetSocketAddress(Loopback.ADDRESS, 0))
                    .syncUninterruptibly()
                    .channel();
            assertThat(channel.isActive()).isTrue();
        } finally {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }
}
