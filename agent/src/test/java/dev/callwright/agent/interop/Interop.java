package dev.callwright.agent.interop;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Says which feature a test shows with which peer that others wrote. The results of a whole run become the table in
 * {@code docs/interop.md}: a feature is shown only when each of its tests with that peer has passed.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(InteropMatrix.class)
@interface Interop {

    /** The program, e.g. {@code baresip}. */
    String peer();

    /** Rows of the table; {@code {name}} stands for the display name of a parameterised test. */
    String[] features();
}
