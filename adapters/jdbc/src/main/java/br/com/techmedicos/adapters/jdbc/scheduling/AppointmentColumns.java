package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.jdbc.shared.Row;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentRating;
import br.com.techmedicos.domain.scheduling.AppointmentState;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Canceller;
import br.com.techmedicos.domain.scheduling.Party;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.shared.Money;
import java.time.Instant;
import java.util.Optional;

/** Turns columns of the table {@code appointment} into what they mean, and states into columns. */
final class AppointmentColumns {

  private AppointmentColumns() {}

  static Appointment appointment(Row row) {
    return Appointment.restore(
        new AppointmentId(row.id("id")),
        new DoctorId(row.id("doctor_id")),
        new PatientId(row.id("patient_id")),
        slot(row),
        new Money(row.hundredths("price_cents")),
        row.instant("requested_at"),
        state(row),
        row.number("version"));
  }

  static Slot slot(Row row) {
    return new Slot(row.instant("starts_at"));
  }

  private static AppointmentState state(Row row) {
    return switch (row.constant(AppointmentStatus.class, "status")) {
      case REQUESTED -> new AppointmentState.Requested(row.instant("deadline"));
      case ACCEPTED -> new AppointmentState.Accepted(row.instant("since"));
      case REFUSED -> new AppointmentState.Refused(row.text("reason"), row.instant("since"));
      case EXPIRED -> new AppointmentState.Expired(row.instant("since"));
      case CANCELLED ->
          new AppointmentState.Cancelled(
              row.constant(Canceller.class, "party"), row.text("reason"), row.instant("since"));
      case COMPLETED -> new AppointmentState.Completed(row.instant("since"), rating(row));
      case NO_SHOW ->
          new AppointmentState.NoShow(row.constant(Party.class, "party"), row.instant("since"));
    };
  }

  private static Optional<AppointmentRating> rating(Row row) {
    return row.optionalNumber("stars")
        .map(stars -> new AppointmentRating(stars.intValue(), row.optionalText("rating_comment")));
  }

  static int cents(Money price) {
    return price.amount().movePointRight(2).intValueExact();
  }

  /**
   * The columns that hold a state and its facts.
   *
   * @param since from when on, but for a request
   * @param deadline until when the slot is held if nothing happens; none once it is not
   * @param party who cancelled, or who did not come
   * @param reason of a refusal or a cancellation
   * @param rating what the patient thought
   */
  record StateColumns(
      Optional<Instant> since,
      Optional<Instant> deadline,
      Optional<String> party,
      Optional<String> reason,
      Optional<AppointmentRating> rating) {

    static StateColumns of(Appointment appointment) {
      return appointment.state().fold(new Facts(appointment.slot()));
    }

    private static StateColumns of(Instant since, Optional<String> party, Optional<String> reason) {
      return new StateColumns(
          Optional.of(since), Optional.empty(), party, reason, Optional.empty());
    }
  }

  private record Facts(Slot slot) implements AppointmentState.Cases<StateColumns> {

    @Override
    public StateColumns requested(AppointmentState.Requested state) {
      return new StateColumns(
          Optional.empty(),
          Optional.of(state.answerBy()),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    @Override
    public StateColumns accepted(AppointmentState.Accepted state) {
      return new StateColumns(
          Optional.of(state.at()),
          Optional.of(slot.endsAt().plus(Appointment.REPORTING_TIME)),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    @Override
    public StateColumns refused(AppointmentState.Refused state) {
      return StateColumns.of(state.at(), Optional.empty(), Optional.of(state.reason()));
    }

    @Override
    public StateColumns expired(AppointmentState.Expired state) {
      return StateColumns.of(state.at(), Optional.empty(), Optional.empty());
    }

    @Override
    public StateColumns cancelled(AppointmentState.Cancelled state) {
      return StateColumns.of(
          state.at(), Optional.of(state.by().name()), Optional.of(state.justification()));
    }

    @Override
    public StateColumns completed(AppointmentState.Completed state) {
      return new StateColumns(
          Optional.of(state.at()),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          state.rating());
    }

    @Override
    public StateColumns noShow(AppointmentState.NoShow state) {
      return StateColumns.of(state.at(), Optional.of(state.absent().name()), Optional.empty());
    }
  }
}
