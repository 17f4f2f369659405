package dev.callwright.agent.control;

import tools.jackson.databind.JsonNode;

/** Something a client may ask of the running server. Called on the client's virtual thread, so it may block. Thread-safe. */
@FunctionalInterface
public interface Command {

    /**
     * Does it.
     *
     * @param arguments  an object; empty when the client gave none
     * @return the result, any JSON
     * @throws CommandException when it cannot be done; the message is a sentence for the operator
     */
    JsonNode run(JsonNode arguments) throws CommandException, InterruptedException;

    /** The same for a client that watches. */
    default JsonNode run(JsonNode arguments, Progress progress) throws CommandException, InterruptedException {
        return run(arguments);
    }

    /** A command that takes its time and tells how it goes. */
    @FunctionalInterface
    interface Watched extends Command {

        @Override
        JsonNode run(JsonNode arguments, Progress progress) throws CommandException, InterruptedException;

        @Override
        default JsonNode run(JsonNode arguments) throws CommandException, InterruptedException {
            return run(arguments, _ -> {});
        }
    }

    /** Takes the news of a command. */
    @FunctionalInterface
    interface Progress {

        /**
         * Sends one line to the client. Something should be told now and then while nothing happens, at least once within the
         * client's patience: it is also how a command notices that nobody watches any more.
         *
         * @throws CommandException when the client has gone, or does not read
         */
        void tell(JsonNode news) throws CommandException;
    }
}
