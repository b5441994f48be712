package io.loyaltystreams.demo.check;

import io.loyaltystreams.config.Topic;
import java.time.Instant;

/**
 * A command that moves points.
 *
 * @param at the timestamp of its record
 * @param place grows with the entries of a member's ledger; the command mirrors the entry at this place
 */
public record Commanded(String id, String memberId, Topic lane, Instant at, int place) {}
