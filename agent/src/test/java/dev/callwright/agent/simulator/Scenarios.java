package dev.callwright.agent.simulator;

import java.util.List;

/** Scenarios that differ from the defaults in one thing, and events to send. */
final class Scenarios {

    private Scenarios() {}

    static Scenario answering(Scenario.Answers answers) {
        return Scenario.DEFAULTS.withAnswers(answers);
    }

    static Scenario entering(Scenario.Door door) {
        Scenario d = Scenario.DEFAULTS;
        return d.withDoor(door);
    }

    static Scenario wired(Wire wire) {
        Scenario d = Scenario.DEFAULTS;
        return d.withWire(wire);
    }

    static Scenario limited(Limits limits) {
        Scenario d = Scenario.DEFAULTS;
        return d.withLimits(limits);
    }

    static Scenario calling(String name, String arguments) {
        Scenario d = Scenario.DEFAULTS;
        return d.withToolCalls(List.of(new Scenario.ToolCall(1, name, arguments)));
    }

    static Scenario failing(Faults.Connection fault) {
        return failing(new Faults(fault, Faults.Session.DEFAULTS, Faults.Response.DEFAULTS));
    }

    static Scenario failing(Faults.Session fault) {
        return failing(new Faults(Faults.Connection.DEFAULTS, fault, Faults.Response.DEFAULTS));
    }

    static Scenario failing(Faults.Response fault) {
        return failing(new Faults(Faults.Connection.DEFAULTS, Faults.Session.DEFAULTS, fault));
    }

    private static Scenario failing(Faults faults) {
        Scenario d = Scenario.DEFAULTS;
        return d.withFaults(faults);
    }

    static String userText(String text) {
        return "{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"message\",\"role\":\"user\","
                + "\"content\":[{\"type\":\"input_text\",\"text\":\"" + text + "\"}]}}";
    }
}
