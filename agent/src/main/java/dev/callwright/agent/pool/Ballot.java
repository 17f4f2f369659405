package dev.callwright.agent.pool;

import java.util.List;
import java.util.function.IntUnaryOperator;

/** Draws one of several by weight. */
final class Ballot {

    private Ballot() {}

    /**
     * Draws.
     *
     * @param weights  positive
     * @param chance   a number from zero to below its argument
     * @return index of the one drawn
     */
    static int draw(List<Integer> weights, IntUnaryOperator chance) {
        int left =
                chance.applyAsInt(weights.stream().mapToInt(Integer::intValue).sum());
        int index = 0;
        while (left >= weights.get(index)) {
            left -= weights.get(index);
            index++;
        }
        return index;
    }
}
