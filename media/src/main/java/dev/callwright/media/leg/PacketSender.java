package dev.callwright.media.leg;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;

/**
 * Hands packets to a socket from one buffer that is used over and over. Should the kernel not have taken the last packet,
 * the next one is not sent: a late packet is worth nothing to the caller. Owner: media loop.
 */
final class PacketSender {

    private static final int ROOM = 256;

    private final Channel channel;
    private final ByteBuf buffer;
    private DatagramPacket datagram;

    PacketSender(Channel channel) {
        this.channel = channel;
        buffer = channel.alloc().directBuffer(ROOM, ROOM);
        datagram = new DatagramPacket(buffer, new InetSocketAddress(0));
    }

    /** False if the socket is still busy with the last packet. */
    boolean send(byte[] packet, int length, InetSocketAddress target) {
        if (buffer.refCnt() != 1) {
            return false;
        }
        if (!target.equals(datagram.recipient())) {
            datagram = new DatagramPacket(buffer, target);
        }
        buffer.clear().writeBytes(packet, 0, length);
        // Netty releases what it has sent; the buffer stays ours. Errors come back through the pipeline.
        ChannelFuture _ = channel.writeAndFlush(datagram.retain(), channel.voidPromise());
        return true;
    }

    void release() {
        buffer.release();
    }
}
