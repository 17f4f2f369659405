package dev.callwright.agent.doctor;

/**
 * Something that was found. Immutable.
 *
 * @param severity  how bad it is
 * @param sentence  what is the case
 * @param remedy    what to do about it; empty when nothing need be done
 */
record Finding(Severity severity, String sentence, String remedy) {

    /** How bad a finding is, and the mark shown for it. */
    enum Severity {
        GOOD("[ok]"),
        UNSURE("[??]"),
        BAD("[!!]");

        private final String mark;

        Severity(String mark) {
            this.mark = mark;
        }

        String mark() {
            return mark;
        }
    }

    static Finding good(String sentence) {
        return new Finding(Severity.GOOD, sentence, "");
    }

    static Finding unsure(String sentence, String remedy) {
        return new Finding(Severity.UNSURE, sentence, remedy);
    }

    static Finding bad(String sentence, String remedy) {
        return new Finding(Severity.BAD, sentence, remedy);
    }
}
