package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.BirthDate;
import br.com.techmedicos.domain.identity.Cpf;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.IdentityEvent.PatientRegistered;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.LegalText;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Transition;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Signs up a patient. */
public final class RegisterPatient {

  /** Legal age counts by the date in Brasília. */
  private static final ZoneId LEGAL_TIME = ZoneId.of("America/Sao_Paulo");

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final Patients patients;
  private final SignUpThrottle throttle;
  private final PasswordHasher passwordHasher;
  private final AcceptDocuments acceptDocuments;
  private final Outbox outbox;
  private final IdGenerator ids;
  private final Clock clock;

  RegisterPatient(
      UnitOfWork unitOfWork,
      Accounts accounts,
      Patients patients,
      SignUpThrottle throttle,
      PasswordHasher passwordHasher,
      AcceptDocuments acceptDocuments,
      Outbox outbox,
      IdGenerator ids,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.patients = patients;
    this.throttle = throttle;
    this.passwordHasher = passwordHasher;
    this.acceptDocuments = acceptDocuments;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Who signs up.
   *
   * @param name the name that doctors see
   * @param email for notifications
   * @param cpf their taxpayer number
   * @param password to log in with
   * @param accepted the legal documents that they accept with it
   */
  public record Command(
      PersonName name,
      EmailAddress email,
      Cpf cpf,
      BirthDate birthDate,
      Password password,
      ClientAddress address,
      List<LegalText> accepted) {

    public Command {
      accepted = List.copyOf(accepted);
    }

    /** Who accepts nothing yet. */
    public Command(
        PersonName name,
        EmailAddress email,
        Cpf cpf,
        BirthDate birthDate,
        Password password,
        ClientAddress address) {
      this(name, email, cpf, birthDate, password, address, List.of());
    }
  }

  /**
   * Signs up. For where addresses are not confirmed: who has an account already is told so.
   *
   * @return the new patient
   * @throws DomainException with an {@link IdentityViolation}, or {@link
   *     AuthenticationViolation.TooManyAttempts}
   * @throws TooBusy if too many hashes wait
   */
  public Patient handle(Command command) {
    Instant now = clock.instant();
    var registered = registered(command, new PatientId(ids.next()), now);
    passwordHasher.requireRoomToHash(command.address());
    return throttle.pace(
        Role.PATIENT,
        List.of(Identifier.of(command.cpf()), Identifier.of(command.email())),
        command.address(),
        now,
        () -> keep(registered, command));
  }

  /** Whoever signs up, if they may, and if the password may be theirs. */
  static Transition<Patient, PatientRegistered> registered(
      Command command, PatientId id, Instant now) {
    command
        .password()
        .requireFitFor(
            List.of(Identifier.of(command.cpf()), Identifier.of(command.email())),
            Optional.of(command.name()));
    return Patient.register(
        id,
        command.name(),
        command.email(),
        command.cpf(),
        command.birthDate(),
        LocalDate.ofInstant(now, LEGAL_TIME),
        now);
  }

  private Patient keep(Transition<Patient, PatientRegistered> registered, Command command) {
    Patient patient = registered.aggregate();
    // Before the unit of work, which should not wait for it.
    PasswordHash hash = passwordHasher.hash(command.password(), command.address());
    return unitOfWork.execute(
        () -> {
          accounts.add(Account.register(patient.id(), patient.cpf(), patient.email(), hash));
          patients.add(patient);
          acceptDocuments.handle(
              new AcceptDocuments.Command(AccountId.of(patient.id()), command.accepted()));
          outbox.append(registered.event());
          return patient;
        });
  }
}
