package br.com.techmedicos.adapters.rest.scheduling;

import br.com.techmedicos.adapters.rest.json.MoneyJson;
import br.com.techmedicos.adapters.rest.json.NamedPersonJson;
import br.com.techmedicos.application.scheduling.AppointmentDetails;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentRating;
import br.com.techmedicos.domain.scheduling.AppointmentState;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Canceller;
import br.com.techmedicos.domain.scheduling.Comment;
import br.com.techmedicos.domain.scheduling.Party;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An appointment, as shown to one of its parties. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Appointment")
public record AppointmentResponse(
    UUID id,
    @Schema(
            description = "The current status; passed deadlines are applied.",
            example = "REQUESTED",
            implementation = AppointmentStatus.class)
        String status,
    NamedPersonJson doctor,
    NamedPersonJson patient,
    @Schema(description = "The start.", example = "2027-03-01T12:00:00Z") Instant startsAt,
    @Schema(description = "50 minutes later.", example = "2027-03-01T12:50:00Z") Instant endsAt,
    @Schema(description = "The zone of the doctor's agenda.", example = "America/Sao_Paulo")
        String timeZone,
    @Schema(description = "The price at the booking.") MoneyJson price,
    @Schema(description = "When the first request was made.", example = "2027-02-26T15:04:05Z")
        Instant requestedAt,
    @Schema(
            description = "The doctor must answer before this time; null once answered.",
            example = "2027-02-27T15:04:05Z")
        @Nullable Instant answerBy,
    @Schema(
            description = "The time of the last change of status; null while awaiting an answer.",
            nullable = true)
        @Nullable Instant settledAt,
    @Schema(description = "Why the doctor refused, or null.", nullable = true)
        @Nullable String refusalReason,
    @Schema(description = "Who cancelled it and why, or null.", nullable = true)
        @Nullable Cancellation cancellation,
    @Schema(
            description = "The party who did not come, or null.",
            nullable = true,
            implementation = Party.class)
        @Nullable String absent,
    @Schema(description = "The patient's rating; shown to the patient only.", nullable = true)
        @Nullable Rating rating) {

  /** Who called the appointment off, and why. */
  @Serdeable
  @Schema(name = "Cancellation", description = "Who cancelled the appointment, and why.")
  public record Cancellation(
      @Schema(
              description = "SERVICE, when the doctor or the patient was suspended.",
              example = "PATIENT",
              implementation = Canceller.class)
          String by,
      @Schema(example = "Preciso viajar a trabalho.") String justification) {}

  /** What the patient thought of the consultation. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "Rating", description = "The patient's rating of the consultation.")
  public record Rating(
      @Schema(minimum = "1", maximum = "5", example = "5") int stars,
      @Schema(description = "Not public.", example = "Muito atenciosa.", nullable = true)
          @Nullable String comment) {}

  /** Converts an appointment to JSON for one of its parties. */
  public static AppointmentResponse of(AppointmentDetails details, Party viewer) {
    Appointment appointment = details.appointment();
    Facts facts = appointment.state().fold(new FactsOfState());
    return new AppointmentResponse(
        appointment.id().value(),
        appointment.status().name(),
        new NamedPersonJson(appointment.doctor().value(), details.doctorName().value()),
        new NamedPersonJson(appointment.patient().value(), details.patientName().value()),
        appointment.slot().startsAt(),
        appointment.slot().endsAt(),
        details.zone().id(),
        MoneyJson.of(appointment.price()),
        appointment.requestedAt(),
        facts.answerBy,
        facts.settledAt,
        facts.refusalReason,
        facts.cancellation,
        facts.absent,
        viewer == Party.PATIENT ? facts.rating : null);
  }

  /** The facts of all states; each state has one or two of them. */
  private record Facts(
      @Nullable Instant answerBy,
      @Nullable Instant settledAt,
      @Nullable String refusalReason,
      @Nullable Cancellation cancellation,
      @Nullable String absent,
      @Nullable Rating rating) {

    static Facts settled(Instant at) {
      return new Facts(null, at, null, null, null, null);
    }
  }

  private static final class FactsOfState implements AppointmentState.Cases<Facts> {
    @Override
    public Facts requested(AppointmentState.Requested state) {
      return new Facts(state.answerBy(), null, null, null, null, null);
    }

    @Override
    public Facts accepted(AppointmentState.Accepted state) {
      return Facts.settled(state.at());
    }

    @Override
    public Facts refused(AppointmentState.Refused state) {
      return new Facts(null, state.at(), state.reason().text(), null, null, null);
    }

    @Override
    public Facts expired(AppointmentState.Expired state) {
      return Facts.settled(state.at());
    }

    @Override
    public Facts cancelled(AppointmentState.Cancelled state) {
      Cancellation cancellation = new Cancellation(state.by().name(), state.justification().text());
      return new Facts(null, state.at(), null, cancellation, null, null);
    }

    @Override
    public Facts completed(AppointmentState.Completed state) {
      Rating rating = state.rating().map(FactsOfState::rating).orElse(null);
      return new Facts(null, state.at(), null, null, null, rating);
    }

    @Override
    public Facts noShow(AppointmentState.NoShow state) {
      return new Facts(null, state.at(), null, null, state.absent().name(), null);
    }

    private static Rating rating(AppointmentRating rating) {
      return new Rating(rating.stars().count(), rating.comment().map(Comment::text).orElse(null));
    }
  }
}
