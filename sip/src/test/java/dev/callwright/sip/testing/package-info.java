/** Fakes and small tools for the tests of this module. */
@NullMarked
package dev.callwright.sip.testing;

import org.jspecify.annotations.NullMarked;
