package dev.callwright.media.leg;

import io.netty.channel.ChannelFactory;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;

/**
 * Netty's epoll where the system has it, else NIO. Immutable.
 *
 * <p>Epoll is a dependency of the running process only, since its jars are per platform, so its classes are looked up by
 * name; only when loops start and sockets open.
 *
 * @param handlers  makes the event loops
 * @param channels  makes their sockets
 */
record Transport(String name, IoHandlerFactory handlers, ChannelFactory<DatagramChannel> channels) {

    private static final String EPOLL = "io.netty.channel.epoll.";

    static Transport best(SocketProtocolFamily family) {
        try {
            return epoll(family);
        } catch (ReflectiveOperationException | LinkageError e) {
            return nio(family);
        }
    }

    static Transport nio(SocketProtocolFamily family) {
        return new Transport("nio", NioIoHandler.newFactory(), () -> new NioDatagramChannel(family));
    }

    private static Transport epoll(SocketProtocolFamily family) throws ReflectiveOperationException {
        boolean available = (boolean) method("Epoll", "isAvailable").invoke(EPOLL);
        if (!available) {
            return nio(family);
        }
        IoHandlerFactory handlers =
                (IoHandlerFactory) method("EpollIoHandler", "newFactory").invoke(EPOLL);
        Constructor<? extends DatagramChannel> channel = Class.forName(EPOLL + "EpollDatagramChannel")
                .asSubclass(DatagramChannel.class)
                .getConstructor(SocketProtocolFamily.class);
        return new Transport("epoll", handlers, () -> open(channel, family));
    }

    /** The receiver is ignored when a static method is invoked. */
    private static Method method(String type, String name) throws ReflectiveOperationException {
        return Class.forName(EPOLL + type).getMethod(name);
    }

    private static DatagramChannel open(Constructor<? extends DatagramChannel> channel, SocketProtocolFamily family) {
        try {
            return channel.newInstance(family);
        } catch (ReflectiveOperationException e) {
            throw new MediaException("cannot open an epoll socket", e);
        }
    }
}
