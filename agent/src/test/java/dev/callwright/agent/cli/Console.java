package dev.callwright.agent.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

/** What a command that was run to its end printed, and its exit code. */
record Console(int exitCode, String out, String err) {

    static final Path CONFIGURATION = Path.of("..", "config");

    static Console run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
        int exitCode = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
        return new Console(exitCode, out.toString(), err.toString());
    }
}
