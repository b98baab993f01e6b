package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.teleconsultation.Consent;
import br.com.techmedicos.domain.teleconsultation.ConsentText;
import br.com.techmedicos.domain.teleconsultation.Consents;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Records a patient's consent to a teleconsultation. Repeating it changes nothing. */
public final class GiveConsent {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final MeetingAdmission admission;
  private final Consents consents;
  private final Clock clock;

  GiveConsent(
      UnitOfWork unitOfWork,
      Accounts accounts,
      MeetingAdmission admission,
      Consents consents,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.admission = admission;
    this.consents = consents;
    this.clock = clock;
  }

  /**
   * The consent.
   *
   * @param patient the patient who consents
   * @param read the text that the patient read; nothing if there is no such text
   */
  public record Command(AppointmentId appointment, PatientId patient, Optional<ConsentText> read) {}

  /**
   * Consents.
   *
   * @return the consent
   * @throws DomainException if the appointment is not the patient's or not accepted, or the text is
   *     outdated
   */
  public Consent handle(Command command) {
    Instant now = clock.instant();
    return unitOfWork.execute(
        () -> {
          accounts.hold(AccountId.of(command.patient()));
          Consent consent =
              Consent.give(
                  admission.find(command.appointment(), Participant.of(command.patient())),
                  command.read(),
                  now);
          consents.add(consent);
          return consent;
        });
  }
}
