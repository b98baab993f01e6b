package br.com.techmedicos.application.directory;

import br.com.techmedicos.application.identity.AcceptDocuments;
import br.com.techmedicos.application.identity.PasswordHasher;
import br.com.techmedicos.application.identity.SignUpThrottle;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.DirectoryEvent.DoctorRegistered;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.DoctorProfile;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.Crm;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.LegalText;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.Transition;
import br.com.techmedicos.domain.shared.ZoneRegion;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Signs up a doctor. The doctor awaits verification, unless a registry confirms the claims at once.
 */
public final class RegisterDoctor {

  private final UnitOfWork unitOfWork;
  private final Doctors doctors;
  private final Accounts accounts;
  private final SignUpThrottle throttle;
  private final PasswordHasher passwordHasher;
  private final AcceptDocuments acceptDocuments;
  private final DoctorVerification verification;
  private final Outbox outbox;
  private final IdGenerator ids;
  private final Clock clock;

  RegisterDoctor(
      UnitOfWork unitOfWork,
      Doctors doctors,
      Accounts accounts,
      SignUpThrottle throttle,
      PasswordHasher passwordHasher,
      AcceptDocuments acceptDocuments,
      DoctorVerification verification,
      Outbox outbox,
      IdGenerator ids,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.doctors = doctors;
    this.accounts = accounts;
    this.throttle = throttle;
    this.passwordHasher = passwordHasher;
    this.acceptDocuments = acceptDocuments;
    this.verification = verification;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The data of the new doctor.
   *
   * @param crm their registration with a regional council
   * @param email where they are told things
   * @param password what they will log in with
   * @param profile what they say of themselves
   * @param timeZone the zone that their agenda starts out with
   * @param address from where
   * @param accepted the legal documents that they accept with it
   */
  public record Command(
      Crm crm,
      EmailAddress email,
      Password password,
      DoctorProfile profile,
      ZoneRegion timeZone,
      ClientAddress address,
      List<LegalText> accepted) {

    public Command {
      accepted = List.copyOf(accepted);
    }

    /** A doctor who accepts nothing yet. */
    public Command(
        Crm crm,
        EmailAddress email,
        Password password,
        DoctorProfile profile,
        ZoneRegion timeZone,
        ClientAddress address) {
      this(crm, email, password, profile, timeZone, address, List.of());
    }
  }

  /**
   * Signs up the doctor.
   *
   * @return the new doctor
   * @throws br.com.techmedicos.domain.shared.DomainException with {@link
   *     br.com.techmedicos.domain.identity.IdentityViolation.IdentifierTaken}, or another {@link
   *     br.com.techmedicos.domain.identity.IdentityViolation} for an unsuitable password, or {@link
   *     br.com.techmedicos.application.identity.AuthenticationViolation.TooManyAttempts}
   */
  public Doctor handle(Command command) {
    command
        .password()
        .requireFitFor(
            List.of(Identifier.of(command.crm()), Identifier.of(command.email())),
            Optional.of(command.profile().name()));
    Instant now = clock.instant();
    var registered =
        Doctor.register(
            new DoctorId(ids.next()),
            command.crm(),
            command.email(),
            command.profile(),
            command.timeZone(),
            now);
    passwordHasher.requireRoomToHash(command.address());
    return throttle.pace(
        Role.DOCTOR,
        List.of(Identifier.of(command.crm()), Identifier.of(command.email())),
        command.address(),
        now,
        () -> keep(registered, command, now));
  }

  private Doctor keep(
      Transition<Doctor, DoctorRegistered> registered, Command command, Instant now) {
    Doctor doctor = registered.aggregate();
    // Hashing is slow and the look-up remote, so no transaction is open here.
    PasswordHash hash = passwordHasher.hash(command.password(), command.address());
    CouncilRegistry.Lookup lookup = verification.lookUp(doctor);
    return unitOfWork.execute(
        () -> {
          accounts.add(Account.register(doctor.id(), command.crm(), command.email(), hash));
          doctors.add(doctor);
          acceptDocuments.handle(
              new AcceptDocuments.Command(AccountId.of(doctor.id()), command.accepted()));
          outbox.append(registered.event());
          return verification.apply(lookup, doctor, now);
        });
  }
}
