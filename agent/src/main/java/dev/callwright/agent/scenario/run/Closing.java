package dev.callwright.agent.scenario.run;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes parts of a test so that one that fails does not keep the others open. */
final class Closing {

    private static final Logger log = LoggerFactory.getLogger(Closing.class);

    private Closing() {}

    static void quietly(AutoCloseable part) {
        try {
            part.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            log.atWarn()
                    .addKeyValue("part", part.getClass().getSimpleName())
                    .setCause(e)
                    .log("did not close cleanly");
        }
    }
}
