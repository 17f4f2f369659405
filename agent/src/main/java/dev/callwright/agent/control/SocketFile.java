package dev.callwright.agent.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** The file of a listening Unix socket, which only its own user may open. Owner: whoever starts and stops the server. */
final class SocketFile implements AutoCloseable {

    private static final int BACKLOG = 16;

    private final Path path;
    private final ServerSocketChannel channel;
    private final String identity;

    private SocketFile(Path path, ServerSocketChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        this.identity = identity(path);
    }

    /**
     * Listens there; replaces a file that a server left behind.
     *
     * @throws ControlException when a server answers there, something else lies there, or it cannot be made
     */
    static SocketFile listen(Path socket) {
        Path path = socket.toAbsolutePath();
        try {
            Files.createDirectories(Objects.requireNonNull(path.getParent(), "a socket lies in a directory"));
            requireFree(path);
            return new SocketFile(path, bind(path));
        } catch (IOException | UnsupportedOperationException e) {
            throw new ControlException("cannot listen for commands at " + path, e);
        }
    }

    private static void requireFree(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!attributes(path).isOther()) {
            throw new ControlException("control.socket " + path + " is a file of another kind; it is left alone");
        }
        if (answers(path)) {
            throw new ControlException(
                    "another server answers at " + path + "; give this one a control.socket of its own");
        }
    }

    private static boolean answers(Path path) {
        try (SocketChannel probe = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            return probe.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Bound in a directory of our own and then moved, so that it is never open to others, whatever the umask. */
    private static ServerSocketChannel bind(Path path) throws IOException {
        Path hidden = Files.createTempDirectory(path.getParent(), ".s");
        Path bound = hidden.resolve("s");
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            var _ = channel.bind(UnixDomainSocketAddress.of(bound), BACKLOG);
            Files.setPosixFilePermissions(bound, PosixFilePermissions.fromString("rw-------"));
            Files.move(bound, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        } finally {
            Files.deleteIfExists(bound);
            Files.deleteIfExists(hidden);
        }
    }

    ServerSocketChannel channel() {
        return channel;
    }

    /** Removes the file unless another server has put its own in its place. */
    @Override
    public void close() throws IOException {
        channel.close();
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && identity(path).equals(identity)) {
            Files.deleteIfExists(path);
        }
    }

    private static String identity(Path path) throws IOException {
        return String.valueOf(attributes(path).fileKey());
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
