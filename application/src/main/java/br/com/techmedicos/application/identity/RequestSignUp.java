package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.IdentityEvent.EmailConfirmationRequested;
import br.com.techmedicos.domain.identity.IdentityEvent.KeptEmailWanted;
import br.com.techmedicos.domain.identity.IdentityEvent.PatientRegistered;
import br.com.techmedicos.domain.identity.IdentityEvent.SignUpRepeated;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Transition;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Signs up a patient where addresses are confirmed. The answer is the same whether or not the CPF
 * or the address is known, and takes the same work; a mail tells the owner, of the new account or
 * of the one there is. Each attempt counts for the address it comes from.
 */
public final class RequestSignUp {

  /** A CPF kept, two identifiers, the account, the patient, and the event that others hear of. */
  private static final int STATEMENTS_OF_AN_ACCOUNT = 6;

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final Patients patients;
  private final MailedTokens tokens;
  private final SignUpThrottle throttle;
  private final PasswordHasher passwordHasher;
  private final AcceptDocuments acceptDocuments;
  private final Outbox outbox;
  private final IdGenerator ids;
  private final Clock clock;

  RequestSignUp(
      UnitOfWork unitOfWork,
      Accounts accounts,
      Patients patients,
      MailedTokens tokens,
      SignUpThrottle throttle,
      PasswordHasher passwordHasher,
      AcceptDocuments acceptDocuments,
      Outbox outbox,
      IdGenerator ids,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.patients = patients;
    this.tokens = tokens;
    this.throttle = throttle;
    this.passwordHasher = passwordHasher;
    this.acceptDocuments = acceptDocuments;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  /** Who signs up. */
  public record Command(RegisterPatient.Command applicant) {}

  /** A new patient, their account, and what they are told with. */
  private record NewAccount(
      Transition<Patient, PatientRegistered> registered, Account account, UUID request) {}

  /**
   * Signs up.
   *
   * @throws DomainException with an {@link IdentityViolation} that says nothing of others, or
   *     {@link AuthenticationViolation.TooManyAttempts}
   * @throws TooBusy if too many hashes wait
   */
  public void handle(Command command) {
    RegisterPatient.Command applicant = command.applicant();
    Instant now = clock.instant();
    var registered = RegisterPatient.registered(applicant, new PatientId(ids.next()), now);
    passwordHasher.requireRoomToHash(applicant.address());
    unitOfWork.run(() -> throttle.requireOpen(applicant.address(), now));
    // Before the unit of work, which should not wait for it.
    PasswordHash hash = passwordHasher.hash(applicant.password(), applicant.address());
    Patient patient = registered.aggregate();
    Account account =
        Account.register(patient.id(), patient.cpf(), patient.email(), hash).unconfirmed();
    NewAccount wanted = new NewAccount(registered, account, ids.next());
    if (!isKept(wanted, applicant, now)) {
      // Somebody with the same CPF or address was quicker, and is found now.
      isKept(wanted, applicant, now);
    }
  }

  private boolean isKept(NewAccount wanted, RegisterPatient.Command applicant, Instant now) {
    try {
      unitOfWork.run(
          () -> {
            throttle.count(applicant.address(), now);
            Optional<AccountId> byEmail = takenBy(Identifier.of(applicant.email()), applicant);
            Optional<AccountId> byCpf = takenBy(Identifier.of(applicant.cpf()), applicant);
            if (byCpf.isPresent()) {
              tell(byCpf.get(), false, applicant, wanted.request(), now);
            } else if (byEmail.isPresent()) {
              tell(byEmail.get(), true, applicant, wanted.request(), now);
            } else {
              keep(wanted, applicant, now);
            }
          });
      return true;
    } catch (DomainException refused) {
      if (refused.violation() instanceof IdentityViolation.IdentifierTaken) {
        return false;
      }
      throw refused;
    }
  }

  /** The account that has what is wanted, or for which it is kept. */
  private Optional<AccountId> takenBy(Identifier wanted, RegisterPatient.Command applicant) {
    return accounts.takenBy(Role.PATIENT, wanted, applicant.email());
  }

  /**
   * Tells the owner, or who reads an address that is only kept for them. Takes as many statements
   * as a new account does: look-ups of nobody stand for the others.
   */
  private void tell(
      AccountId owner,
      boolean byEmail,
      RegisterPatient.Command applicant,
      UUID request,
      Instant now) {
    EmailAddress email = applicant.email();
    boolean had = accounts.findBy(Role.PATIENT, Identifier.of(email)).isPresent();
    if (byEmail && !had) {
      tokens.add(MailedToken.farewell(owner, request, email, now));
      outbox.append(new KeptEmailWanted(request, owner.role(), owner.value(), now));
    } else {
      lookUpNobody(request, 1);
      outbox.append(new SignUpRepeated(request, owner.role(), owner.value(), now));
    }
    int accepted = applicant.accepted().size();
    int ofAcceptances = accepted == 0 ? 0 : accepted + 1; // one locks
    lookUpNobody(request, STATEMENTS_OF_AN_ACCOUNT - 2 + ofAcceptances);
  }

  private void lookUpNobody(UUID request, int times) {
    AccountId nobody = new AccountId(Role.PATIENT, request);
    for (int i = 0; i < times; i++) {
      accounts.standing(nobody);
    }
  }

  private void keep(NewAccount wanted, RegisterPatient.Command applicant, Instant now) {
    Account account = wanted.account();
    accounts.add(account);
    patients.add(wanted.registered().aggregate());
    acceptDocuments.handle(new AcceptDocuments.Command(account.id(), applicant.accepted()));
    outbox.append(wanted.registered().event());
    outbox.append(
        new EmailConfirmationRequested(
            wanted.request(), account.id().role(), account.id().value(), now));
  }
}
