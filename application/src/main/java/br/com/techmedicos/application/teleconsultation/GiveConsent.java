package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.teleconsultation.Consent;
import br.com.techmedicos.domain.teleconsultation.Consents;
import java.time.Clock;
import java.time.Instant;

/** A patient consents to a consultation at a distance. Doing it again changes nothing. */
public final class GiveConsent {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final MeetingDoor door;
  private final Consents consents;
  private final Clock clock;

  /**
   * Needs its ports.
   *
   * @param unitOfWork makes what is written all or nothing
   * @param accounts whose owners give consents
   * @param door finds the appointment
   * @param consents all consents
   * @param clock tells the present
   */
  GiveConsent(
      UnitOfWork unitOfWork, Accounts accounts, MeetingDoor door, Consents consents, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.door = door;
    this.consents = consents;
    this.clock = clock;
  }

  /**
   * Who consents to what.
   *
   * @param appointment which appointment
   * @param patient the patient who consents
   * @param version the version of the text that they read
   */
  public record Command(AppointmentId appointment, PatientId patient, String version) {}

  /**
   * Consents.
   *
   * @param command who, to what
   * @return the consent
   * @throws DomainException if the appointment is not the caller's, or not one to consent to, or if
   *     they read another text
   */
  public Consent handle(Command command) {
    Instant now = clock.instant();
    return unitOfWork.execute(
        () -> {
          accounts.hold(AccountId.of(command.patient()));
          Consent consent =
              Consent.give(
                  door.find(command.appointment(), Participant.of(command.patient())),
                  command.version(),
                  now);
          consents.add(consent);
          return consent;
        });
  }
}
