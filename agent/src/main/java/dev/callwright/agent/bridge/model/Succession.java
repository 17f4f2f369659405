package dev.callwright.agent.bridge.model;

import dev.callwright.agent.realtime.RealtimeEnd;
import java.time.Duration;

/** Who is told what becomes of the sessions behind a call. On the media loop. */
public interface Succession {

    /**
     * A session is the present one from now on.
     *
     * @param again    whether this is a return after a drop
     * @param opening  how long it took to open
     */
    void onModelReady(boolean again, Duration opening);

    /** A fresh session has taken the place of one that grew old. */
    void onModelRenewed();

    /** Another agent has the floor, by its plan. */
    void onTookOver(ModelPlan by, String model);

    /** None of the models of another agent could be had; the present one goes on. */
    void onTakeoverFailed(RealtimeEnd end);

    /** A session that was to replace the present one failed, which goes on. */
    void onSuccessorLost(RealtimeEnd end);

    /** An attempt failed, or the present session did; others follow. */
    void onModelLost(RealtimeEnd end, int attempt);

    /** There is no session, nor will there be one. */
    void onModelGone(RealtimeEnd end);
}
