package dev.callwright.agent.doctor;

import dev.callwright.agent.store.database.CallReader;
import dev.callwright.sip.trace.MessageRing;

/**
 * All the doctor can ask. Its parts are thread-safe.
 *
 * @param archive   how the latest calls ended
 * @param refusals  whose calls were turned away
 * @param messages  the messages of the latest calls
 * @param trunks    what watches the trunks
 * @param records   the calls in the store
 */
public record Memory(
        CallArchive archive, RecentRefusals refusals, MessageRing messages, TrunkWatch trunks, CallReader records) {}
