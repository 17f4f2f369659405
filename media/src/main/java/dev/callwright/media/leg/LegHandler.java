package dev.callwright.media.leg;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import java.io.IOException;

/**
 * Where the socket meets the leg. The socket is not connected, so an ICMP "port unreachable" cannot disturb it; any other
 * error is counted and survived. Owner: media loop.
 */
final class LegHandler extends ChannelInboundHandlerAdapter {

    private final RtpLeg leg;

    LegHandler(RtpLeg leg) {
        this.leg = leg;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        DatagramPacket datagram = (DatagramPacket) message;
        try {
            leg.receive(datagram.sender(), datagram.content());
        } finally {
            datagram.release();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            leg.socketFailed();
        } else {
            leg.failed(cause);
        }
    }
}
