package br.com.techmedicos.adapters.rest.partnership;

import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.application.partnership.RegisterWebhook;
import br.com.techmedicos.application.partnership.WebhookAddress;
import br.com.techmedicos.application.partnership.WebhookEvent;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a partner is to be told, and what. */
@Introspected
@Schema(name = "WebhookRegistration")
public record WebhookRequest(
    @Schema(
            description =
                "An https address outside of private networks, up to 500 characters in ASCII.",
            example = "https://partner.example/events",
            format = "uri",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String url,
    @ArraySchema(
            arraySchema =
                @Schema(
                    description = "The types of events, at least one.",
                    requiredMode = Schema.RequiredMode.REQUIRED),
            schema =
                @Schema(
                    example = "AppointmentAccepted",
                    allowableValues = {
                      "AppointmentAccepted",
                      "AppointmentCancelled",
                      "AppointmentCompleted",
                      "AppointmentExpired",
                      "AppointmentRated",
                      "AppointmentRefused",
                      "AppointmentRequested",
                      "AppointmentRescheduled",
                      "DoctorProfileChanged",
                      "DoctorRegistered",
                      "DoctorRejected",
                      "DoctorSuspended",
                      "DoctorVerified",
                      "NoShowReported",
                      "ReminderFellDue"
                    }))
        @Nullable List<String> events) {

  static RegisterWebhook.Command read(WebhookRequest json, Fields fields) {
    Field<WebhookAddress> address = fields.required("url", json.url(), WebhookAddress::parse);
    Field<List<WebhookEvent>> events =
        fields.list(
            "events",
            json.events() == null || json.events().isEmpty() ? null : json.events(),
            WebhookEvent.TYPES.size(),
            (type, none) -> new WebhookEvent(type));
    return address
        .and(events, (where, what) -> new RegisterWebhook.Command(where, new LinkedHashSet<>(what)))
        .get();
  }
}
