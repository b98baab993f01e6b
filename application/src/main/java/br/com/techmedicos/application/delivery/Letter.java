package br.com.techmedicos.application.delivery;

import java.util.UUID;

/**
 * An announcement on its way to one subscriber, claimed by one instance for some time.
 *
 * @param claim which claim it is; a later one takes the letter away from it
 * @param attempts how often it was claimed, this time included
 */
public record Letter(UUID id, UUID claim, Announcement announcement, int attempts) {}
