package dev.callwright.agent.simulator.face;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** StepFun's own words are those spoken inside; only its models differ. */
record StepFunFace(String model) implements Face {

    @Override
    public ObjectNode heard(ObjectNode event) {
        return event;
    }

    @Override
    public List<ObjectNode> said(ObjectNode event) {
        return List.of(event);
    }

    @Override
    public Ways ways() {
        return new Ways(false, false, false, false, model.startsWith("step-audio-2"), model.endsWith("-think"));
    }
}
