package br.com.techmedicos.adapters.rest.scheduling;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The address of a calendar feed.
 *
 * @param url for calendar programs; whoever has it reads the feed
 */
@Serdeable
@Schema(name = "CalendarFeed")
record CalendarFeedResponse(
    @Schema(
            format = "uri",
            example =
                "https://clinic.example/api/v1/calendar-feeds/AVvB3xkQ1Zr0c7m9tWq2y8sLhJ4nEo6uTiPgXaYb5dM/agenda.ics")
        String url) {}
