package dev.callwright.agent.cascade.think;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the calls of functions together out of the pieces they stream in. Services differ: most number the pieces, some leave the number
 * out and begin each call with its id, some repeat id and name in every piece. Pure; one answer.
 */
public final class ToolCalls {

    static final int MOST = 16;
    static final int MOST_ARGUMENTS = 64 << 10;

    /**
     * A piece of a call.
     *
     * @param index  number of the call; negative when the service gives none
     */
    public record Piece(int index, String id, String name, String arguments) {}

    private static final class Call {
        private final int index;
        private String id = "";
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();

        private Call(int index) {
            this.index = index;
        }
    }

    private final List<Call> calls = new ArrayList<>();

    /** Takes a piece; false when it goes beyond the bounds and is dropped. */
    public boolean add(Piece piece) {
        Call call = callOf(piece);
        if (call == null || call.arguments.length() + piece.arguments().length() > MOST_ARGUMENTS) {
            return false;
        }
        call.id = call.id.isEmpty() ? piece.id() : call.id;
        call.name = call.name.isEmpty() ? piece.name() : call.name;
        call.arguments.append(piece.arguments());
        return true;
    }

    /** The calls that have a name. */
    public List<ToolCall> complete(String idPrefix) {
        List<ToolCall> complete = new ArrayList<>();
        for (Call call : calls) {
            if (!call.name.isEmpty()) {
                String id = call.id.isEmpty() ? idPrefix + complete.size() : call.id;
                String arguments = call.arguments.toString();
                complete.add(new ToolCall(id, call.name, arguments.isBlank() ? "{}" : arguments));
            }
        }
        return complete;
    }

    private @Nullable Call callOf(Piece piece) {
        for (Call call : calls) {
            if (piece.index() >= 0 ? call.index == piece.index() : call == calls.getLast() && continues(call, piece)) {
                return call;
            }
        }
        if (calls.size() >= MOST) {
            return null;
        }
        Call call = new Call(piece.index());
        calls.add(call);
        return call;
    }

    private static boolean continues(Call call, Piece piece) {
        return piece.id().isEmpty() || piece.id().equals(call.id);
    }
}
