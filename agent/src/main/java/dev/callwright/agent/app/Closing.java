package dev.callwright.agent.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes parts of the server so that one that fails does not keep the others open. */
public final class Closing {

    private static final Logger log = LoggerFactory.getLogger(Closing.class);

    private Closing() {}

    public static void quietly(AutoCloseable part) {
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
