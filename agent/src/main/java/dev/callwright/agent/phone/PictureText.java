package dev.callwright.agent.phone;

import java.awt.Graphics2D;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Small text in the current colour of a picture. Distances in pixels. */
sealed interface PictureText permits FontText, BitmapText {

    int width(String text);

    /** Draws from here to the right, standing on this line. */
    void left(String text, int x, int baseline);

    default void center(String text, int x, int baseline) {
        left(text, x - width(text) / 2, baseline);
    }

    default void right(String text, int x, int baseline) {
        left(text, x - width(text), baseline);
    }

    /**
     * The fonts of the machine, or letters of our own: servers and containers often have no font at all, and Java tells
     * so by errors of the virtual machine and the linker rather than by one exception.
     */
    static PictureText on(Graphics2D ink) {
        try {
            return new FontText(ink);
        } catch (RuntimeException | InternalError | LinkageError noFonts) {
            Logger log = LoggerFactory.getLogger(PictureText.class);
            log.atDebug().setCause(noFonts).log("This machine has no fonts; the picture uses plain letters");
            return new BitmapText(ink);
        }
    }
}
