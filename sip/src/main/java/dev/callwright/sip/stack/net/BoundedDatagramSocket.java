package dev.callwright.sip.stack.net;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Arrays;

/**
 * The UDP socket of the stack. Drops what does not fit the receive buffer, where the stack would parse a cut message,
 * and what finds the {@link Backlog} full. Trims each buffer to its datagram, because it is the buffer that waits in
 * the stack's queue. Owner: the stack's receiving thread; sending is thread-safe.
 */
final class BoundedDatagramSocket extends DatagramSocket {

    private final WatchedStack stack;
    private final InetSocketAddress bound;

    BoundedDatagramSocket(InetSocketAddress address, WatchedStack stack) throws SocketException {
        super(address);
        this.stack = stack;
        this.bound = address;
    }

    @Override
    public void receive(DatagramPacket packet) throws IOException {
        stack.receiving(bound);
        while (true) {
            super.receive(packet);
            int length = packet.getLength();
            byte[] buffer = packet.getData();
            if (length < buffer.length && stack.backlog().enter()) {
                packet.setData(Arrays.copyOf(buffer, length));
                TapPoint.datagram(stack.tap(), false, getLocalSocketAddress(), packet);
                return;
            }
            stack.counters().dropped.increment();
            packet.setLength(buffer.length);
        }
    }

    @Override
    public void send(DatagramPacket packet) throws IOException {
        // Before it leaves: the reply may be seen before this thread goes on.
        TapPoint.datagram(stack.tap(), true, getLocalSocketAddress(), packet);
        super.send(packet);
    }
}
