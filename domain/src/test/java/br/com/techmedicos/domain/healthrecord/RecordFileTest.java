package br.com.techmedicos.domain.healthrecord;

import static br.com.techmedicos.domain.ViolationAssertions.assertRefused;
import static br.com.techmedicos.domain.healthrecord.SampleRecord.content;
import static br.com.techmedicos.domain.healthrecord.SampleRecord.details;
import static br.com.techmedicos.domain.healthrecord.SampleRecord.id;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.domain.healthrecord.HealthRecordEvent.FileAdded;
import br.com.techmedicos.domain.healthrecord.HealthRecordEvent.FileDeleted;
import br.com.techmedicos.domain.healthrecord.HealthRecordEvent.RecordErased;
import br.com.techmedicos.domain.healthrecord.HealthRecordEvent.RecordRemoved;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFileTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

  private final RecordFileId id = new RecordFileId(id(1));
  private final PatientId owner = new PatientId(id(2));
  private final DoctorId doctor = new DoctorId(id(3));

  @Test
  void a_file_is_added_and_that_is_told_without_a_word_about_it() {
    Author author = new Author.Doctor(doctor, new AppointmentId(id(4)));

    var added = RecordFile.add(id, owner, author, details(), content(), SampleRecord.NOW);

    assertThat(added.aggregate().id()).isEqualTo(id);
    assertThat(added.aggregate().owner()).isEqualTo(owner);
    assertThat(added.aggregate().author()).isEqualTo(author);
    assertThat(added.aggregate().details()).isEqualTo(details());
    assertThat(added.aggregate().content()).isEqualTo(content());
    assertThat(added.aggregate().uploadedAt()).isEqualTo(SampleRecord.NOW);
    assertThat(added.event())
        .isEqualTo(new FileAdded(id, owner, AccountId.of(doctor), SampleRecord.NOW));
    assertThat(added.event().aggregateId()).isEqualTo(id.value());
  }

  @Test
  void a_file_is_called_what_its_content_lets_it_whatever_it_came_with() {
    FileDetails hta =
        new FileDetails(
            new FileName("laudo.hta"),
            FileCategory.REPORT,
            Optional.of(new Description("Joelho")),
            Optional.of(TODAY));

    FileDetails added = add(hta).details();

    assertThat(added.name().value()).isEqualTo("laudo.hta.pdf");
    assertThat(added.category()).isEqualTo(FileCategory.REPORT);
    assertThat(added.description()).contains(new Description("Joelho"));
    assertThat(added.performedOn()).contains(TODAY);
  }

  @Test
  void a_file_that_was_stored_under_another_name_is_given_out_under_the_safe_one() {
    RecordFile stored =
        RecordFile.restore(
            id,
            owner,
            new Author.Owner(owner),
            new FileDetails(
                new FileName("exame.pdf.exe"),
                FileCategory.EXAM,
                Optional.empty(),
                Optional.of(TODAY.plusYears(9))),
            content(),
            SampleRecord.NOW);

    assertThat(stored.details().name().value()).isEqualTo("exame.pdf.exe.pdf");
  }

  @Test
  void what_a_file_is_about_was_in_the_past_or_is_today() {
    for (LocalDate day : List.of(LocalDate.of(1900, 1, 1), TODAY.minusDays(1), TODAY)) {
      assertThat(add(performedOn(day)).details().performedOn()).contains(day);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-06-01T00:00:00Z", "2026-06-01T12:00:00Z", "2026-06-01T23:59:59.999Z"})
  void tomorrow_is_the_future_at_every_hour(Instant now) {
    assertThat(add(performedOn(TODAY), now).details().performedOn()).contains(TODAY);
    assertRefused(
        new HealthRecordViolation.PerformedInTheFuture(TODAY),
        () -> add(performedOn(TODAY.plusDays(1)), now));
  }

  /** Noronha is the first in Brazil to have a new day: two hours after UTC. */
  @ParameterizedTest
  @ValueSource(strings = {"America/Noronha", "America/Sao_Paulo", "America/Rio_Branco"})
  void today_in_brazil_is_never_the_future(ZoneId zone) {
    for (int hour = 0; hour < 24; hour++) {
      Instant now = NOON.plus(Duration.ofHours(hour));
      LocalDate today = LocalDate.ofInstant(now, zone);
      assertThat(add(performedOn(today), now).details().performedOn()).contains(today);
    }
  }

  private RecordFile add(FileDetails details) {
    return add(details, NOON);
  }

  private RecordFile add(FileDetails details, Instant now) {
    Author author = new Author.Doctor(doctor, new AppointmentId(id(4)));
    return RecordFile.add(id, owner, author, details, content(), now).aggregate();
  }

  private static FileDetails performedOn(LocalDate day) {
    return new FileDetails(
        new FileName("exame.pdf"), FileCategory.EXAM, Optional.empty(), Optional.of(day));
  }

  @Test
  void a_patient_deletes_an_upload_and_that_is_told() {
    RecordFile upload = SampleRecord.upload(id, owner);

    FileDeleted deleted = upload.delete(SampleRecord.NOW);

    assertThat(deleted).isEqualTo(new FileDeleted(id, owner, SampleRecord.NOW));
    assertThat(deleted.aggregateId()).isEqualTo(id.value());
  }

  @Test
  void what_a_doctor_wrote_is_not_deleted() {
    RecordFile document = SampleRecord.document(id, owner, doctor);

    assertRefused(
        new HealthRecordViolation.DocumentKept(), () -> document.delete(SampleRecord.NOW));
  }

  @Test
  void who_added_a_file_is_told_by_role_and_id() {
    RecordFile upload = SampleRecord.upload(id, owner);
    RecordFile document = SampleRecord.document(id, owner, doctor);

    assertThat(upload.wasAddedBy(AccountId.of(owner))).isTrue();
    assertThat(upload.wasAddedBy(AccountId.of(new DoctorId(owner.value())))).isFalse();
    assertThat(document.wasAddedBy(AccountId.of(doctor))).isTrue();
    assertThat(document.wasAddedBy(AccountId.of(owner))).isFalse();
    assertThat(document.wasAddedBy(AccountId.of(new PatientId(doctor.value())))).isFalse();
  }

  @Test
  void each_kind_of_author_gets_the_answer_of_its_own_case() {
    Function<Author, String> told =
        author -> author.fold(o -> "owner " + o.patient(), d -> "doctor " + d.doctor());

    assertThat(told.apply(new Author.Owner(owner))).isEqualTo("owner " + owner);
    assertThat(told.apply(new Author.Doctor(doctor, new AppointmentId(id(4)))))
        .isEqualTo("doctor " + doctor);
  }

  @Test
  void what_a_doctor_wrote_is_about_a_consultation() {
    AppointmentId appointment = new AppointmentId(id(4));

    assertThat(new Author.Owner(owner).about()).isEmpty();
    assertThat(new Author.Doctor(doctor, appointment).about()).contains(appointment);
  }

  @Test
  void an_erasure_is_told_of_the_patient() {
    assertThat(new RecordErased(owner, SampleRecord.NOW).aggregateId()).isEqualTo(owner.value());
    assertThat(new RecordRemoved(owner, SampleRecord.NOW).aggregateId()).isEqualTo(owner.value());
  }

  @Test
  void ids_are_printed_as_they_are() {
    assertThat(new RecordFileId(id(1))).hasToString(id(1).toString());
    assertThat(new FileGroupId(id(1))).hasToString(id(1).toString());
    assertThat(new GrantId(id(1))).hasToString(id(1).toString());
  }
}
