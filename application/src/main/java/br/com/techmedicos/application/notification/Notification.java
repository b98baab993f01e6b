package br.com.techmedicos.application.notification;

import br.com.techmedicos.application.delivery.Subscriber;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.MessagePreferences;
import br.com.techmedicos.application.scheduling.AppointmentListings;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.scheduling.Party;
import java.time.Clock;
import java.util.List;

/** What tells doctors and patients what concerns them. */
public final class Notification {

  private final Dependencies ports;
  private final Identity identity;
  private final Clock clock;

  /** The ports that it needs. */
  public record Dependencies(
      UnitOfWork unitOfWork,
      Outbox outbox,
      Doctors doctors,
      Patients patients,
      Appointments appointments,
      AppointmentListings listings,
      Reminders reminders,
      MessagePreferences preferences) {}

  /** The use cases. */
  public Notification(Dependencies ports, Identity identity, Clock clock) {
    this.ports = ports;
    this.identity = identity;
    this.clock = clock;
  }

  /**
   * {@return the subscribers that send notices, and the one that plans reminders}
   *
   * @param notices sends them
   */
  public List<Subscriber> subscribers(Notices notices) {
    return List.of(
        noticesTo(Party.DOCTOR, notices),
        noticesTo(Party.PATIENT, notices),
        new PlannedReminders(ports.unitOfWork, ports.appointments, ports.reminders, clock));
  }

  private Subscriber noticesTo(Party side, Notices notices) {
    return new PartyNotices(
        side,
        ports.doctors,
        ports.patients,
        ports.listings,
        identity,
        ports.preferences,
        notices,
        clock);
  }

  /** {@return the use case}; to be called periodically */
  public RemindParties remindParties() {
    return new RemindParties(
        ports.unitOfWork, ports.appointments, ports.reminders, ports.outbox, clock);
  }
}
