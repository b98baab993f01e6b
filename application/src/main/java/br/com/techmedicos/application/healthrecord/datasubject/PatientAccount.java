package br.com.techmedicos.application.healthrecord.datasubject;

import br.com.techmedicos.application.identity.Acceptance;
import br.com.techmedicos.application.identity.Acceptances;
import br.com.techmedicos.application.identity.MailedToken;
import br.com.techmedicos.application.identity.MailedTokens;
import br.com.techmedicos.application.identity.MessagePreference;
import br.com.techmedicos.application.identity.MessagePreferences;
import br.com.techmedicos.application.identity.SecondFactor;
import br.com.techmedicos.application.identity.SecondFactors;
import br.com.techmedicos.application.identity.Session;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.identity.Sessions;
import br.com.techmedicos.application.scheduling.CalendarFeed;
import br.com.techmedicos.application.scheduling.CalendarFeeds;
import br.com.techmedicos.application.shared.IdempotencyRecords;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.scheduling.Participant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A patient's profile, account, sessions, calendar feed and message preference. */
public final class PatientAccount {

  private final Patients patients;
  private final Accounts accounts;
  private final Sessions sessions;
  private final MailedTokens mailedTokens;
  private final SecondFactors secondFactors;
  private final CalendarFeeds calendarFeeds;
  private final MessagePreferences messagePreferences;
  private final IdempotencyRecords answers;
  private final Acceptances acceptances;

  public PatientAccount(
      Patients patients,
      Accounts accounts,
      Sessions sessions,
      MailedTokens mailedTokens,
      SecondFactors secondFactors,
      CalendarFeeds calendarFeeds,
      MessagePreferences messagePreferences,
      IdempotencyRecords answers,
      Acceptances acceptances) {
    this.patients = patients;
    this.accounts = accounts;
    this.sessions = sessions;
    this.mailedTokens = mailedTokens;
    this.secondFactors = secondFactors;
    this.calendarFeeds = calendarFeeds;
    this.messagePreferences = messagePreferences;
    this.answers = answers;
    this.acceptances = acceptances;
  }

  Patient patient(PatientId id) {
    return patients.find(id).orElseThrow(UseCaseViolation::notFound);
  }

  boolean hasSecondFactor(PatientId id) {
    return secondFactors.find(AccountId.of(id)).filter(SecondFactor::isOn).isPresent();
  }

  Stream<Session> sessions(PatientId id) {
    return Page.all(
        (Optional<SessionId> after) -> sessions.of(AccountId.of(id), after, Page.MAXIMUM));
  }

  List<Acceptance> acceptances(PatientId id) {
    return acceptances.of(AccountId.of(id));
  }

  Optional<CalendarFeed> calendarFeed(PatientId id) {
    return calendarFeeds.find(Participant.of(id));
  }

  Optional<MessagePreference> messagePreference(PatientId id) {
    return messagePreferences.find(AccountId.of(id));
  }

  /** Keeps the address of an account that was closed, so that its reader is told why. */
  void keepAddress(Patient before, UUID request, Instant now) {
    mailedTokens.add(MailedToken.farewell(AccountId.of(before.id()), request, before.email(), now));
  }

  /**
   * Closes the account: removes the login, the sessions, mailed tokens, the second factor, the
   * calendar feed, the message preference and the remembered answers. The patient's identification
   * stays.
   */
  void close(Patient patient) {
    AccountId account = AccountId.of(patient.id());
    answers.forgetAll(IdempotencyRecords.caller(Role.PATIENT.name(), patient.id().toString()));
    sessions.forgetAll(account);
    mailedTokens.forgetAll(account);
    secondFactors.remove(account);
    calendarFeeds.remove(Participant.of(patient.id()));
    messagePreferences.remove(account);
    accounts.remove(account);
    patients.update(patient.withoutContact());
  }
}
