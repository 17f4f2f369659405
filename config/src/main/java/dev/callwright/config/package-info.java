/**
 * Every setting as a validated record, one annotated reference file, all problems reported at once.
 *
 * <p>Uses: the YAML library. Owner: none, everything here is immutable once loaded.
 */
@NullMarked
package dev.callwright.config;

import org.jspecify.annotations.NullMarked;
