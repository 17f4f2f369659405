/**
 * Calls into a whole server: by phones that others wrote (linphonec, baresip, sipp; a test is skipped, and says so, where its
 * phone is not installed), by our own scripted phone, and by hand-written SIP where something is to go wrong.
 */
@NullMarked
package dev.callwright.agent.interop;

import org.jspecify.annotations.NullMarked;
