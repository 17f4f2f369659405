/** Fixtures for tests of configuration files. */
@NullMarked
package dev.callwright.config.testing;

import org.jspecify.annotations.NullMarked;
