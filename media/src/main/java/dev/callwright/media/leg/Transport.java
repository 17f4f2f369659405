package dev.callwright.media.leg;

import io.netty.channel.ChannelFactory;
import io.netty.channel.DefaultSelectStrategyFactory;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;

/**
 * Netty's epoll where the system has it, else NIO. Immutable.
 *
 * @param handlers  makes the event loops
 * @param channels  makes their sockets
 */
record Transport(String name, IoHandlerFactory handlers, ChannelFactory<DatagramChannel> channels) {

    /**
     * A loop looks at its timers after so many sockets, so that a burst of packets from every caller at once cannot make the
     * 20 ms tick late by more than what these few cost.
     */
    private static final int SOCKETS_PER_ROUND = 16;

    static Transport best(SocketProtocolFamily family) {
        return Epoll.isAvailable() ? epoll(family) : nio(family);
    }

    static Transport nio(SocketProtocolFamily family) {
        return new Transport("nio", NioIoHandler.newFactory(), () -> new NioDatagramChannel(family));
    }

    private static Transport epoll(SocketProtocolFamily family) {
        return new Transport(
                "epoll",
                EpollIoHandler.newFactory(SOCKETS_PER_ROUND, DefaultSelectStrategyFactory.INSTANCE),
                () -> new EpollDatagramChannel(family));
    }
}
