package dev.callwright.agent.store.database;

import dev.callwright.agent.store.CallEnding;
import dev.callwright.agent.store.testing.Databases;
import java.nio.file.Path;

/** A process of its own that reads what a server has written so far. */
final class ReadRecords {

    static final String MARK = "call ";

    private ReadRecords() {}

    public static void main(String[] arguments) {
        var reader = CallReader.open(Databases.file(Path.of(arguments[0])));
        for (var call : reader.recent(10)) {
            var outcome = call.ending().map(CallEnding::outcome).orElse("running");
            System.out.println(MARK + call.id() + ": " + outcome);
        }
    }
}
