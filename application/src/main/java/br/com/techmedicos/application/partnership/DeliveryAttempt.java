package br.com.techmedicos.application.partnership;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * That a partner was called, once.
 *
 * @param id of the attempt
 * @param event the ID of the event
 * @param type the type of the event
 * @param problem what was the matter; empty if it arrived
 */
public record DeliveryAttempt(
    UUID id, UUID webhook, UUID event, String type, Instant at, Optional<String> problem) {}
