/**
 * Calls by phones that others wrote: linphonec, baresip, sipp. Each test is skipped, and says so, where its phone is not
 * installed.
 */
@NullMarked
package dev.callwright.agent.interop;

import org.jspecify.annotations.NullMarked;
