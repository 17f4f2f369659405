package dev.callwright.agent.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Configuration files for servers on loopback with the embedded simulator; their records are files of the same folder. */
record LabFile(Path path) {

    static LabFile in(Path folder, int sipPort) throws IOException {
        String text = """
                sip: {address: 127.0.0.1, port: %d}
                media: {address: 127.0.0.1, ports: 36000-36198}
                realtime: {url: simulator}
                store: {url: "jdbc:h2:file:%s;AUTO_SERVER=TRUE"}
                limits: {calls: 10, drain: 0s}
                control: {socket: "%s"}
                trunks:
                  - {name: loopback, hosts: [127.0.0.1]}
                numbers:
                  - {match: default, agent: receptionist}
                agents:
                  - {name: receptionist, greeting: Hello.}
                """.formatted(
                        sipPort,
                        folder.resolve("records").toAbsolutePath(),
                        folder.resolve("c.sock").toAbsolutePath());
        return new LabFile(Files.writeString(folder.resolve("lab.yaml"), text));
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
