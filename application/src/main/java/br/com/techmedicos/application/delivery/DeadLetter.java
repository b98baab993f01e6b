package br.com.techmedicos.application.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * A letter that is not tried any more, unless an operator says so.
 *
 * @param id of the letter
 * @param subscriber to whom
 * @param event the ID of the event
 * @param type the type of the event
 * @param attempts how often it was tried
 * @param problem what was the matter at last
 * @param deadAt since when
 */
public record DeadLetter(
    UUID id,
    String subscriber,
    UUID event,
    String type,
    Instant occurredAt,
    int attempts,
    String problem,
    Instant deadAt) {}
