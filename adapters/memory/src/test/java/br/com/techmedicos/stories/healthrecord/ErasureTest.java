package br.com.techmedicos.stories.healthrecord;

import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.identity.Person;
import br.com.techmedicos.adapters.memory.identity.InMemoryPasswordHasher;
import br.com.techmedicos.application.healthrecord.access.FileRequest;
import br.com.techmedicos.application.healthrecord.access.VerifyAccessLogs;
import br.com.techmedicos.application.healthrecord.content.DiscardContent;
import br.com.techmedicos.application.healthrecord.content.ReceivedContent;
import br.com.techmedicos.application.healthrecord.datasubject.ErasePatient;
import br.com.techmedicos.application.healthrecord.datasubject.Erasure;
import br.com.techmedicos.application.healthrecord.sharing.DeleteGroup;
import br.com.techmedicos.application.healthrecord.sharing.RemoveFileFromGroup;
import br.com.techmedicos.application.identity.AccessToken;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.application.identity.AuthenticateCaller;
import br.com.techmedicos.application.identity.AuthenticationViolation;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.IssuedTokens;
import br.com.techmedicos.application.identity.LogIn;
import br.com.techmedicos.application.identity.RefreshSession;
import br.com.techmedicos.application.identity.RegisterPatient;
import br.com.techmedicos.application.identity.SealedSecret;
import br.com.techmedicos.application.identity.SecondFactor;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.application.identity.UpdatePatientProfile;
import br.com.techmedicos.application.scheduling.RateAppointment;
import br.com.techmedicos.application.scheduling.RescheduleAppointment;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.IdempotencyRecords;
import br.com.techmedicos.application.teleconsultation.GiveConsent;
import br.com.techmedicos.domain.directory.Stars;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.Author;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.HealthRecordEvent.RecordErased;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.BirthDate;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentRating;
import br.com.techmedicos.domain.scheduling.AppointmentState;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Comment;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.teleconsultation.ConsentText;
import br.com.techmedicos.stories.RecordStory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A patient leaves: what may go goes, what the law keeps stays, and nobody logs in again. */
class ErasureTest extends RecordStory {

  private static final Password PASSWORD = Password.typed("uma senha bem longa");

  private final Person person = Person.fresh();
  private final Identity identity =
      clinic.identity(new InMemoryPasswordHasher(), new TokensByName());
  private final PatientId marta = signUp().id();

  // — what goes —

  @Test
  void uploads_groups_and_grants_go_and_coming_appointments_are_cancelled() {
    RecordFile one = upload(marta);
    RecordFile two = upload(marta);
    FileGroupId group = group(marta, one);
    share(marta, bruno, group);
    revoke(marta, share(marta, bruno, two));
    AppointmentId accepted = book(marta, ana, FRIDAY_0850);
    accept(accepted);
    AppointmentId refused = book(marta, ana, FRIDAY_0940);
    refuse(refused);
    AppointmentId requested = book(marta, ana, FRIDAY_0800);

    Erasure erasure = erase();

    assertThat(erasure)
        .isEqualTo(
            new Erasure(
                2,
                1,
                1,
                2,
                Set.of(
                    Erasure.Kept.IDENTIFICATION,
                    Erasure.Kept.APPOINTMENTS,
                    Erasure.Kept.ACCESS_LOG),
                Instant.parse("2046-11-23T10:00:00Z")));
    assertThat(kept(requested).status()).isEqualTo(AppointmentStatus.CANCELLED);
    assertThat(kept(accepted).status()).isEqualTo(AppointmentStatus.CANCELLED);
    assertThat(kept(refused).status()).isEqualTo(AppointmentStatus.REFUSED);
    assertThat(freeOn(FRIDAY)).contains(FRIDAY_0800, FRIDAY_0850);
    assertSeesNothing(bruno, marta);
    assertThat(stored.groups().count(marta)).isZero();
    assertThat(sweep()).isEqualTo(2);
    assertThat(isStored(one)).isFalse();
    assertThat(isStored(two)).isFalse();
    assertThat(clinic.events()).endsWith(new RecordErased(marta, SEVEN));
  }

  @Test
  void nobody_logs_in_as_them_any_more_by_any_identifier_or_token() {
    IssuedTokens issued = logIn(Identifier.of(person.cpf()));
    logIn(Identifier.of(person.email()));
    assertThat(caller(issued)).contains(AccountId.of(marta));

    erase();

    assertRefused(
        new AuthenticationViolation.LoginRefused(), () -> logIn(Identifier.of(person.cpf())));
    assertRefused(
        new AuthenticationViolation.LoginRefused(), () -> logIn(Identifier.of(person.email())));
    assertRefused(new AuthenticationViolation.SessionOver(), () -> refresh(issued));
    assertThat(caller(issued)).isEmpty();
    assertThat(clinic.sessions().find(issued.refresh().digest())).isEmpty();
    assertThat(clinic.sessions().of(AccountId.of(marta), Optional.empty(), 10).items()).isEmpty();
  }

  @Test
  void they_can_sign_up_anew_and_find_an_empty_record() {
    upload(marta);
    erase();

    PatientId again = signUp().id();

    assertThat(again).isNotEqualTo(marta);
    assertThat(caller(logIn(Identifier.of(person.cpf())))).contains(AccountId.of(again));
    assertThat(stored.files().usage(again).files()).isZero();
    assertThat(logOf(again)).isEmpty();
  }

  @Test
  void what_they_wrote_about_a_consultation_goes_and_the_stars_stay() {
    AppointmentId rated = tookPlace(marta);
    rate(rated, 4, "A médica foi atenciosa.");

    erase();

    assertThat(kept(rated).state())
        .isEqualTo(
            new AppointmentState.Completed(
                FRIDAY_0800, Optional.of(new AppointmentRating(new Stars(4), Optional.empty()))));
    assertThat(clinic.doctorRatings().of(ana).count()).isEqualTo(1);
  }

  @Test
  void answers_that_were_kept_for_them_go_and_nobody_elses() {
    IdempotencyRecords.Key theirs = answered(marta);
    IdempotencyRecords.Key joses = answered(jose);

    erase();

    assertThat(isKept(theirs)).isFalse();
    assertThat(isKept(joses)).isTrue();
  }

  // — what stays —

  @Test
  void an_appointment_that_has_begun_is_not_cancelled() {
    AppointmentId begun = book(marta, ana, FRIDAY_0800);
    accept(begun);
    clock.setTo(FRIDAY_0800);

    assertThat(erase().appointments()).isZero();

    assertThat(kept(begun).status()).isEqualTo(AppointmentStatus.ACCEPTED);
  }

  @Test
  void what_doctors_wrote_stays_and_is_read_by_who_wrote_it() {
    RecordFile document = document(ana, tookPlace(marta));
    RecordFile upload = upload(marta);
    share(marta, bruno, group(marta, document, upload));

    Erasure erasure = erase();

    assertThat(erasure.kept()).contains(Erasure.Kept.DOCUMENTS);
    assertThat(erasure.files()).isEqualTo(1);
    assertSees(ana, marta, document);
    assertSeesNothing(bruno, marta);
    assertThat(stored.retained().retainedUntil(marta))
        .contains(Instant.parse("2046-11-27T11:00:00Z"));
    assertThat(stored.retained().retainedUntil(jose)).isEmpty();
  }

  @Test
  void without_documents_and_appointments_only_who_it_was_and_the_log_stay() {
    assertThat(erase().kept())
        .containsExactlyInAnyOrder(Erasure.Kept.IDENTIFICATION, Erasure.Kept.ACCESS_LOG);
  }

  @Test
  void the_address_is_forgotten_and_who_it_was_is_not() {
    erase();

    Patient left = clinic.patients().find(marta).orElseThrow();
    assertThat(left.email()).isEqualTo(EmailAddress.ERASED);
    assertThat(left.cpf()).isEqualTo(person.cpf());
    assertThat(left.name()).isEqualTo(PersonName.parse("Marta Dias"));
  }

  @Test
  void the_log_stays_whole_and_says_what_was_erased() {
    RecordFile file = upload(marta);
    share(marta, ana, file);
    assertSees(ana, marta, file);

    erase();

    assertThat(logOf(marta))
        .extracting(row -> row.access().action())
        .containsExactly(
            AccessAction.DELETE,
            AccessAction.REVOKE,
            AccessAction.READ,
            AccessAction.READ,
            AccessAction.LIST,
            AccessAction.GRANT);
    assertThat(verifyLogs()).isEqualTo(new VerifyAccessLogs.Findings(1, 6, Optional.empty()));
  }

  @Test
  void nobody_elses_record_is_touched() {
    RecordFile joses = upload(jose);
    share(jose, ana, joses);
    booked(FRIDAY_0800);

    erase();

    assertSees(ana, jose, joses);
    assertThat(freeOn(FRIDAY)).doesNotContain(FRIDAY_0800);
  }

  // — at the same time, and again —

  @Test
  void what_arrives_meanwhile_becomes_no_file() {
    Author author = new Author.Owner(marta);
    ReceivedContent arriving = received(author, "text");

    erase();

    assertGone(() -> add(author, arriving));
    assertNotFound(() -> received(author, "text"));
    record.discardContent().handle(new DiscardContent.Command(arriving));
    assertThat(clinic.contents().store().open(arriving.content().name())).isEmpty();
  }

  @Test
  void it_is_all_or_nothing() {
    RecordFile file = upload(marta);
    IssuedTokens issued = logIn(Identifier.of(person.cpf()));

    assertThatThrownBy(
            () ->
                clinic
                    .unitOfWork()
                    .run(
                        () -> {
                          erase();
                          throw new IllegalStateException("change of mind");
                        }))
        .hasMessage("change of mind");

    assertThat(read(FileRequest.own(marta, file.id()))).isNotEmpty();
    assertThat(caller(refresh(issued))).contains(AccountId.of(marta));
    assertThat(stored.retained().retainedUntil(marta)).isEmpty();
  }

  @Test
  void who_has_left_does_nothing_more_whatever_was_under_way() {
    AppointmentId taken = tookPlace(marta);
    RecordFile document = document(ana, taken);
    FileGroupId group = group(marta);
    AppointmentId booked = book(marta, ana, FRIDAY_1030);
    accept(booked);
    long version = clinic.patients().find(marta).orElseThrow().version();

    erase();

    assertGone(() -> book(marta, bruno, FRIDAY_1030));
    assertGone(
        () ->
            clinic
                .scheduling()
                .rescheduleAppointment()
                .handle(new RescheduleAppointment.Command(booked, marta, FRIDAY_0940)));
    assertGone(() -> cancel(booked, Participant.of(marta)));
    assertGone(() -> reportNoShow(booked, Participant.of(marta)));
    assertGone(() -> rate(taken, 5, "Muito boa."));
    assertGone(
        () ->
            clinic
                .teleconsultation()
                .giveConsent()
                .handle(
                    new GiveConsent.Command(booked, marta, Optional.of(ConsentText.current()))));
    assertGone(
        () ->
            clinic
                .identity()
                .updatePatientProfile()
                .handle(
                    new UpdatePatientProfile.Command(
                        marta, version + 1, PersonName.parse("Outra Pessoa"))));
    assertGone(() -> group(marta));
    assertGone(() -> join(marta, group, document.id()));
    assertGone(
        () ->
            record
                .removeFileFromGroup()
                .handle(new RemoveFileFromGroup.Command(marta, group, document.id())));
    assertGone(() -> record.deleteGroup().handle(new DeleteGroup.Command(marta, group)));
    assertGone(() -> share(marta, bruno, document));
    assertGone(() -> delete(marta, document.id()));
    assertGone(this::erase);
    assertThat(stored.groups().count(marta)).isZero();
    assertThat(stored.grants().open(marta, clock.instant())).isEmpty();
    assertThat(clinic.patients().find(marta).orElseThrow().name())
        .isEqualTo(PersonName.parse("Marta Dias"));
  }

  @Test
  void who_has_a_second_factor_leaves_with_a_proof_alone() {
    AccountId account = AccountId.of(marta);
    stored
        .secondFactors()
        .put(new SecondFactor(account, new SealedSecret("secret"), true, 1, Set.of()));
    RecordFile file = upload(marta);

    assertRefused(new AuthenticationViolation.ProofRequired(), this::erase);

    assertThat(isStored(file)).isTrue();
    record.erasePatient().handle(new ErasePatient.Command(marta, true));
    assertGone(this::erase);
  }

  @Test
  void a_second_factor_that_was_only_begun_keeps_nobody() {
    stored
        .secondFactors()
        .put(new SecondFactor(AccountId.of(marta), new SealedSecret("secret"), false, 0, Set.of()));

    erase();

    assertGone(this::erase);
  }

  @Test
  void who_never_was_cannot_leave() {
    assertGone(
        () ->
            record
                .erasePatient()
                .handle(new ErasePatient.Command(new PatientId(clinic.ids().next()))));
  }

  // — words —

  private Appointment rate(AppointmentId appointment, int stars, String comment) {
    return clinic
        .scheduling()
        .rateAppointment()
        .handle(
            new RateAppointment.Command(
                appointment,
                marta,
                new AppointmentRating(new Stars(stars), Optional.of(new Comment(comment)))))
        .appointment();
  }

  private static void assertGone(ThrowingCallable command) {
    assertRefused(new IdentityViolation.AccountClosed(), command);
  }

  private IdempotencyRecords.Key answered(PatientId patient) {
    var key =
        new IdempotencyRecords.Key(
            IdempotencyRecords.caller("PATIENT", patient.toString()), "POST /a", "key");
    stored
        .answers()
        .claim(
            key,
            new IdempotencyRecords.Claim(clinic.ids().next(), "f".repeat(64), clock.instant()));
    return key;
  }

  private boolean isKept(IdempotencyRecords.Key key) {
    return stored
        .answers()
        .claim(
            key, new IdempotencyRecords.Claim(clinic.ids().next(), "f".repeat(64), clock.instant()))
        .isPresent();
  }

  private Patient signUp() {
    return identity
        .registerPatient()
        .handle(
            new RegisterPatient.Command(
                PersonName.parse("Marta Dias"),
                person.email(),
                person.cpf(),
                new BirthDate(LocalDate.of(1980, 2, 29)),
                PASSWORD,
                ClientAddress.of("203.0.113.7")));
  }

  private AppointmentId tookPlace(PatientId patient) {
    AppointmentId id = book(patient, ana, FRIDAY_0800);
    accept(id);
    clock.setTo(FRIDAY_0800);
    complete(id);
    return id;
  }

  private Erasure erase() {
    return record.erasePatient().handle(new ErasePatient.Command(marta));
  }

  private IssuedTokens logIn(Identifier identifier) {
    return identity
        .logIn()
        .handle(
            new LogIn.Command(
                Role.PATIENT,
                identifier,
                PASSWORD,
                ClientAddress.of("203.0.113.7"),
                Optional.empty(),
                Optional.empty()))
        .tokens();
  }

  private IssuedTokens refresh(IssuedTokens issued) {
    return identity.refreshSession().handle(new RefreshSession.Command(issued.refresh()));
  }

  private Optional<AccountId> caller(IssuedTokens issued) {
    return identity
        .authenticateCaller()
        .handle(new AuthenticateCaller.Query(issued.access().value()));
  }

  /** Access tokens that live as long as the story. */
  private final class TokensByName implements AccessTokens {

    private final Map<String, AccountId> issued = new HashMap<>();

    @Override
    public AccessToken issue(AccountId account, SessionId session, Instant now) {
      AccessToken token = new AccessToken("access " + clinic.ids().next(), now, now.plus(LIFETIME));
      issued.put(token.value(), account);
      return token;
    }

    @Override
    public TokenOrigin origin(String token) {
      return new TokenOrigin(Optional.empty(), Instant.MAX); // outlives everything
    }

    @Override
    public Optional<AccountId> verify(String token) {
      return Optional.ofNullable(issued.get(token));
    }
  }
}
