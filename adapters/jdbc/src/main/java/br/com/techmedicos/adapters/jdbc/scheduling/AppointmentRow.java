package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.jdbc.shared.Cents;
import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.domain.directory.Stars;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentRating;
import br.com.techmedicos.domain.scheduling.AppointmentState;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Canceller;
import br.com.techmedicos.domain.scheduling.Comment;
import br.com.techmedicos.domain.scheduling.Party;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.shared.Reason;
import io.micronaut.data.annotation.Embeddable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code appointment}.
 *
 * @param since from when on it is in its state, but for a request
 * @param deadline until when the slot is held if nothing happens; none once it is not
 * @param requestOrdinal of a request among its patient's
 * @param party who cancelled, or who did not come
 * @param reason of a refusal or a cancellation
 */
@Embeddable
@MappedEntity("appointment")
record AppointmentRow(
    @Id @MappedProperty("id") @UuidColumn UUID id,
    @MappedProperty("doctor_id") @UuidColumn UUID doctorId,
    @MappedProperty("patient_id") @UuidColumn UUID patientId,
    @MappedProperty("starts_at") @InstantColumn Instant startsAt,
    @MappedProperty("price_cents") int priceCents,
    @MappedProperty("requested_at") @InstantColumn Instant requestedAt,
    @MappedProperty("status") AppointmentStatus status,
    @MappedProperty("since") @InstantColumn @Nullable Instant since,
    @MappedProperty("deadline") @InstantColumn @Nullable Instant deadline,
    @MappedProperty("request_ordinal") @Nullable Integer requestOrdinal,
    @MappedProperty("party") @Nullable String party,
    @MappedProperty("reason") @Nullable String reason,
    @MappedProperty("stars") @Nullable Integer stars,
    @MappedProperty("rating_comment") @Nullable String ratingComment,
    @MappedProperty("version") long version) {

  static AppointmentRow of(Appointment appointment, @Nullable Integer requestOrdinal) {
    return appointment.state().fold(new Columns(appointment, requestOrdinal));
  }

  Slot slot() {
    return new Slot(startsAt);
  }

  Appointment appointment() {
    return Appointment.restore(
        new AppointmentId(id),
        new DoctorId(doctorId),
        new PatientId(patientId),
        slot(),
        Cents.money(priceCents),
        requestedAt,
        state(),
        version);
  }

  private AppointmentState state() {
    return switch (status) {
      case REQUESTED -> new AppointmentState.Requested(known(deadline));
      case ACCEPTED -> new AppointmentState.Accepted(known(since));
      case REFUSED -> new AppointmentState.Refused(new Reason(known(reason)), known(since));
      case EXPIRED -> new AppointmentState.Expired(known(since));
      case CANCELLED ->
          new AppointmentState.Cancelled(
              Canceller.valueOf(known(party)), new Reason(known(reason)), known(since));
      case COMPLETED -> new AppointmentState.Completed(known(since), rating());
      case NO_SHOW -> new AppointmentState.NoShow(Party.valueOf(known(party)), known(since));
    };
  }

  private static <T> T known(@Nullable T column) {
    return Objects.requireNonNull(column);
  }

  private Optional<AppointmentRating> rating() {
    return Optional.ofNullable(stars)
        .map(
            given ->
                new AppointmentRating(
                    new Stars(given), Optional.ofNullable(ratingComment).map(Comment::new)));
  }

  private record Columns(Appointment appointment, @Nullable Integer requestOrdinal)
      implements AppointmentState.Cases<AppointmentRow> {

    @Override
    public AppointmentRow requested(AppointmentState.Requested state) {
      return row(null, state.answerBy(), null, null, Optional.empty());
    }

    @Override
    public AppointmentRow accepted(AppointmentState.Accepted state) {
      Instant deadline = appointment.slot().endsAt().plus(Appointment.REPORTING_TIME);
      return row(state.at(), deadline, null, null, Optional.empty());
    }

    @Override
    public AppointmentRow refused(AppointmentState.Refused state) {
      return row(state.at(), null, null, state.reason().text(), Optional.empty());
    }

    @Override
    public AppointmentRow expired(AppointmentState.Expired state) {
      return row(state.at(), null, null, null, Optional.empty());
    }

    @Override
    public AppointmentRow cancelled(AppointmentState.Cancelled state) {
      return row(
          state.at(), null, state.by().name(), state.justification().text(), Optional.empty());
    }

    @Override
    public AppointmentRow completed(AppointmentState.Completed state) {
      return row(state.at(), null, null, null, state.rating());
    }

    @Override
    public AppointmentRow noShow(AppointmentState.NoShow state) {
      return row(state.at(), null, state.absent().name(), null, Optional.empty());
    }

    private AppointmentRow row(
        @Nullable Instant since,
        @Nullable Instant deadline,
        @Nullable String party,
        @Nullable String reason,
        Optional<AppointmentRating> rating) {
      return new AppointmentRow(
          appointment.id().value(),
          appointment.doctor().value(),
          appointment.patient().value(),
          appointment.slot().startsAt(),
          Cents.of(appointment.price()),
          appointment.requestedAt(),
          appointment.status(),
          since,
          deadline,
          requestOrdinal,
          party,
          reason,
          rating.map(given -> given.stars().count()).orElse(null),
          rating.flatMap(AppointmentRating::comment).map(Comment::text).orElse(null),
          appointment.version());
    }
  }
}
