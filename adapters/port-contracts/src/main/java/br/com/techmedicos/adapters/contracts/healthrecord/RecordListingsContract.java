package br.com.techmedicos.adapters.contracts.healthrecord;

import static br.com.techmedicos.adapters.contracts.healthrecord.SampleRecord.document;
import static br.com.techmedicos.adapters.contracts.healthrecord.SampleRecord.grantOfFiles;
import static br.com.techmedicos.adapters.contracts.healthrecord.SampleRecord.grantOfGroups;
import static br.com.techmedicos.adapters.contracts.healthrecord.SampleRecord.group;
import static br.com.techmedicos.adapters.contracts.healthrecord.SampleRecord.upload;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.directory.SampleDoctor;
import br.com.techmedicos.adapters.contracts.scheduling.SampleAppointment;
import br.com.techmedicos.adapters.contracts.shared.EveryPage;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.healthrecord.access.AccessLogLine;
import br.com.techmedicos.application.healthrecord.access.GrantDetails;
import br.com.techmedicos.application.healthrecord.access.GroupSharing;
import br.com.techmedicos.application.healthrecord.access.RecordListings;
import br.com.techmedicos.application.healthrecord.access.SharedFile;
import br.com.techmedicos.application.healthrecord.access.SharingPatient;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.healthrecord.Access;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.AccessLog;
import br.com.techmedicos.domain.healthrecord.AccessLogEntry;
import br.com.techmedicos.domain.healthrecord.AccessLogs;
import br.com.techmedicos.domain.healthrecord.AccessOutcome;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.healthrecord.SharingGrant;
import br.com.techmedicos.domain.healthrecord.SharingGrants;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link RecordListings}. */
@Promises
public abstract class RecordListingsContract {

  private static final Duration MICROSECOND = Duration.ofNanos(1000);

  private final Instant now = SampleRecord.NOW;
  private final Instant end = now.plus(Duration.ofDays(30));
  private Doctor doctor;
  private Doctor otherDoctor;
  private Patient patient;
  private Patient other;

  /** Returns the listings under test. */
  protected abstract RecordListings listings();

  /** Returns the store of the listed files. */
  protected abstract RecordFiles files();

  /** Returns the store of the listed groups. */
  protected abstract FileGroups groups();

  /** Returns the store of the listed grants. */
  protected abstract SharingGrants grants();

  /** Returns the store of the listed access logs. */
  protected abstract AccessLogs logs();

  /** Returns the store of the doctors who have grants. */
  protected abstract Doctors doctors();

  /** Returns the store of the patients who own the records. */
  protected abstract Patients patients();

  /** Returns the unit of work of these stores. */
  protected abstract UnitOfWork unitOfWork();

  @BeforeEach
  void two_patients_and_two_doctors() {
    patient = addPatient("José Lima");
    other = addPatient("Rosa Prado");
    doctor = addDoctor("Ana Souza");
    otherDoctor = addDoctor("Bruno Reis");
  }

  // — files —

  @Test
  void the_files_of_a_record_come_newest_first() {
    RecordFile first = add(upload(patient.id()));
    RecordFile second = add(document(patient.id(), doctor.id(), someAppointment()));
    RecordFile third = add(upload(patient.id()));
    add(upload(other.id()));
    RecordFile deleted = add(upload(patient.id()));
    delete(deleted);

    Page<RecordFile, RecordFileId> page = listings().files(patient.id(), Optional.empty(), 20);

    assertThat(page.items())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(third, second, first);
    assertThat(page.next()).isEmpty();
  }

  @Test
  void pages_of_files_follow_each_other_without_gaps_or_doubles() {
    List<RecordFileId> newestFirst = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      newestFirst.add(0, add(upload(patient.id())).id());
    }

    assertThat(
            pages(
                (Optional<RecordFileId> before) -> listings().files(patient.id(), before, 3),
                RecordFile::id))
        .isEqualTo(inThrees(newestFirst));
  }

  @Test
  void a_page_goes_on_behind_a_file_that_was_deleted_meanwhile() {
    RecordFile first = add(upload(patient.id()));
    RecordFile second = add(upload(patient.id()));
    RecordFile third = add(upload(patient.id()));
    Optional<RecordFileId> next = listings().files(patient.id(), Optional.empty(), 2).next();
    delete(second);

    assertThat(next).contains(second.id());
    assertThat(listings().files(patient.id(), next, 2).items())
        .extracting(RecordFile::id)
        .containsExactly(first.id())
        .doesNotContain(third.id());
  }

  // — shared files —

  @Test
  void what_grants_name_what_groups_hold_and_what_the_doctor_wrote_come_newest_first() {
    RecordFile named = add(upload(patient.id()));
    RecordFile written = add(document(patient.id(), doctor.id(), someAppointment()));
    RecordFile inGroup = add(upload(patient.id()));
    FileGroup group = update(add(group(patient.id())).with(inGroup.id()));
    SharingGrant ofFile = add(grant(end, named));
    SharingGrant ofGroup = add(grantOfGroups(patient.id(), doctor.id(), end, group.id()));
    add(upload(patient.id()));
    add(document(patient.id(), otherDoctor.id(), someAppointment()));
    add(document(other.id(), doctor.id(), someAppointment()));

    Page<SharedFile, RecordFileId> page = shared(Optional.empty(), now, 20);

    assertThat(page.items())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(
            new SharedFile(inGroup, Optional.of(ofGroup), Optional.of(group)),
            new SharedFile(written, Optional.empty(), Optional.empty()),
            new SharedFile(named, Optional.of(ofFile), Optional.empty()));
    assertThat(page.next()).isEmpty();
  }

  @Test
  void a_file_that_is_shared_in_many_ways_comes_once_with_what_opens_it() {
    RecordFile file = add(document(patient.id(), doctor.id(), someAppointment()));
    RecordFile inGroups = add(upload(patient.id()));
    FileGroup one = update(add(group(patient.id())).with(file.id()).with(inGroups.id()));
    FileGroup two = update(add(group(patient.id())).with(inGroups.id()));
    for (int i = 0; i < 3; i++) {
      add(grant(end, file));
      add(grantOfGroups(patient.id(), doctor.id(), end, one.id(), two.id()));
    }

    List<SharedFile> files = shared(Optional.empty(), now, 20).items();

    assertThat(files)
        .extracting(shared -> shared.file().id())
        .containsExactly(inGroups.id(), file.id());
    for (SharedFile shared : files) {
      SharingGrant grant = shared.grant().orElseThrow();
      assertThat(
              shared
                  .group()
                  .map(
                      group ->
                          grant.items().groups().contains(group.id())
                              && group.files().contains(shared.file().id()))
                  .orElseGet(() -> grant.items().files().contains(shared.file().id())))
          .isTrue();
    }
  }

  @Test
  void what_is_shared_no_more_or_with_somebody_else_is_not_listed() {
    RecordFile file = add(upload(patient.id()));
    FileGroup group = update(add(group(patient.id())).with(file.id()));
    SharingGrant revoked = add(grant(end, file)).revoke(now).orElseThrow().aggregate();
    unitOfWork().run(() -> grants().update(revoked));
    add(grant(now, file));
    add(grantOfFiles(patient.id(), otherDoctor.id(), end, file.id()));
    add(grantOfGroups(patient.id(), doctor.id(), now, group.id()));
    add(grantOfGroups(patient.id(), otherDoctor.id(), end, group.id()));
    RecordFile deleted = add(upload(patient.id()));
    add(grant(end, deleted));
    delete(deleted);

    assertThat(shared(Optional.empty(), now, 20).items()).isEmpty();
  }

  @Test
  void pages_of_shared_files_follow_each_other_without_gaps_or_doubles() {
    List<RecordFileId> newestFirst = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      RecordFile file =
          add(
              i % 3 == 0
                  ? document(patient.id(), doctor.id(), someAppointment())
                  : upload(patient.id()));
      newestFirst.add(0, file.id());
      if (i % 3 == 1) {
        add(grant(end, file));
        add(grant(end, file));
      } else if (i % 3 == 2) {
        FileGroup group = update(add(group(patient.id())).with(file.id()));
        add(grantOfGroups(patient.id(), doctor.id(), end, group.id()));
      }
    }

    assertThat(
            pages(
                (Optional<RecordFileId> before) -> shared(before, now, 3),
                shared -> shared.file().id()))
        .isEqualTo(inThrees(newestFirst));
  }

  private Page<SharedFile, RecordFileId> shared(
      Optional<RecordFileId> before, Instant at, int limit) {
    return listings().shared(patient.id(), doctor.id(), at, before, limit);
  }

  // — groups —

  @Test
  void groups_come_oldest_first_with_their_files() {
    RecordFile file = add(upload(patient.id()));
    FileGroup first = add(group(patient.id()));
    FileGroup second = update(add(group(patient.id())).with(file.id()));
    add(group(other.id()));

    Page<FileGroup, FileGroupId> page = listings().groups(patient.id(), Optional.empty(), 20);

    assertThat(page.items())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(first, second);
    assertThat(page.next()).isEmpty();
  }

  @Test
  void pages_of_groups_follow_each_other_without_gaps_or_doubles() {
    List<FileGroupId> oldestFirst = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      FileGroup group = add(group(patient.id()));
      update(group.with(add(upload(patient.id())).id()).with(add(upload(patient.id())).id()));
      oldestFirst.add(group.id());
    }

    assertThat(
            pages(
                (Optional<FileGroupId> after) -> listings().groups(patient.id(), after, 3),
                FileGroup::id))
        .isEqualTo(inThrees(oldestFirst));
  }

  // — grants —

  @Test
  void grants_come_newest_first_with_the_doctors_name_of_today_also_those_that_are_over() {
    RecordFile file = add(upload(patient.id()));
    SharingGrant over = add(grant(end.minus(Duration.ofDays(60)), file));
    SharingGrant revoked = add(grant(end, file)).revoke(now).orElseThrow().aggregate();
    unitOfWork().run(() -> grants().update(revoked));
    SharingGrant open =
        add(
            SampleRecord.grantOfGroups(
                patient.id(), otherDoctor.id(), end, add(group(patient.id())).id()));
    add(SampleRecord.grantOfFiles(other.id(), doctor.id(), end, add(upload(other.id())).id()));
    rename(doctor, "Ana Prado");

    Page<GrantDetails, GrantId> page = listings().grants(patient.id(), Optional.empty(), 20);

    assertThat(page.items())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(
            new GrantDetails(open, PersonName.parse("Bruno Reis")),
            new GrantDetails(revoked, PersonName.parse("Ana Prado")),
            new GrantDetails(over, PersonName.parse("Ana Prado")));
    assertThat(page.next()).isEmpty();
  }

  @Test
  void pages_of_grants_follow_each_other_without_gaps_or_doubles() {
    RecordFile one = add(upload(patient.id()));
    RecordFile two = add(upload(patient.id()));
    List<GrantId> newestFirst = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      newestFirst.add(0, add(grant(end, one, two)).id());
    }

    assertThat(
            pages(
                (Optional<GrantId> before) -> listings().grants(patient.id(), before, 3),
                details -> details.grant().id()))
        .isEqualTo(inThrees(newestFirst));
  }

  // — patients who share —

  @Test
  void a_doctor_sees_who_shares_a_file_directly_or_by_a_group() {
    add(grant(end, add(upload(patient.id()))));
    FileGroup group = update(add(group(other.id())).with(add(upload(other.id())).id()));
    add(SampleRecord.grantOfGroups(other.id(), doctor.id(), end, group.id()));

    assertThat(sharing(doctor, now))
        .containsExactly(
            new SharingPatient(patient.id(), PersonName.parse("José Lima"), end),
            new SharingPatient(other.id(), PersonName.parse("Rosa Prado"), end));
    assertThat(sharing(otherDoctor, now)).isEmpty();
  }

  @Test
  void a_group_is_shared_with_whom_an_open_grant_names_the_oldest_first() {
    FileGroup group = add(group(patient.id()));
    FileGroup another = add(group(patient.id()));
    SharingGrant first =
        add(
            SampleRecord.grant(
                patient.id(),
                doctor.id(),
                end,
                Set.of(add(upload(patient.id())).id()),
                Set.of(group.id(), another.id())));
    SharingGrant revoked =
        add(SampleRecord.grantOfGroups(patient.id(), doctor.id(), end, group.id()));
    unitOfWork().run(() -> grants().update(revoked.revoke(now).orElseThrow().aggregate()));
    add(SampleRecord.grantOfGroups(patient.id(), doctor.id(), end, another.id()));
    add(SampleRecord.grantOfGroups(patient.id(), doctor.id(), now, group.id()));
    SharingGrant second =
        add(
            SampleRecord.grantOfGroups(
                patient.id(), otherDoctor.id(), now.plus(MICROSECOND), group.id()));

    assertThat(listings().sharings(patient.id(), group.id(), now))
        .containsExactly(
            new GroupSharing(first.id(), doctor.id(), PersonName.parse("Ana Souza"), end),
            new GroupSharing(
                second.id(),
                otherDoctor.id(),
                PersonName.parse("Bruno Reis"),
                now.plus(MICROSECOND)));
    assertThat(listings().sharings(other.id(), group.id(), now)).isEmpty();
  }

  @Test
  void a_patient_is_shown_once_until_the_last_of_what_they_share_ends() {
    RecordFile file = add(upload(patient.id()));
    FileGroup group = update(add(group(patient.id())).with(file.id()));
    add(grant(end, file));
    add(
        SampleRecord.grant(
            patient.id(), doctor.id(), end.plusSeconds(1), Set.of(file.id()), Set.of(group.id())));

    assertThat(sharing(doctor, now))
        .containsExactly(
            new SharingPatient(patient.id(), PersonName.parse("José Lima"), end.plusSeconds(1)));
  }

  @Test
  void a_patient_is_shown_until_the_last_microsecond_before_the_end() {
    add(grant(end, add(upload(patient.id()))));

    assertThat(sharing(doctor, end.minus(MICROSECOND))).hasSize(1);
    assertThat(sharing(doctor, end)).isEmpty();
  }

  @Test
  void who_revoked_shares_nothing() {
    SharingGrant grant = add(grant(end, add(upload(patient.id()))));
    unitOfWork().run(() -> grants().update(grant.revoke(now).orElseThrow().aggregate()));

    assertThat(sharing(doctor, now)).isEmpty();
  }

  @Test
  void a_grant_of_which_nothing_is_left_shows_nobody() {
    RecordFile deleted = add(upload(patient.id()));
    FileGroup empty = add(group(patient.id()));
    FileGroup dissolved = update(add(group(patient.id())).with(add(upload(patient.id())).id()));
    add(grant(end, deleted));
    add(SampleRecord.grantOfGroups(patient.id(), doctor.id(), end, empty.id(), dissolved.id()));
    delete(deleted);
    unitOfWork().run(() -> groups().delete(patient.id(), dissolved.id()));

    assertThat(sharing(doctor, now)).isEmpty();
  }

  @Test
  void only_what_is_left_counts_for_when_it_ends() {
    RecordFile kept = add(upload(patient.id()));
    RecordFile deleted = add(upload(patient.id()));
    add(grant(end, kept, deleted));
    add(grant(end.plusSeconds(1), deleted));
    delete(deleted);

    assertThat(sharing(doctor, now)).extracting(SharingPatient::until).containsExactly(end);
  }

  @Test
  void what_a_doctor_wrote_is_not_shared_by_that() {
    add(document(patient.id(), doctor.id(), someAppointment()));

    assertThat(sharing(doctor, now)).isEmpty();
  }

  @Test
  void pages_of_patients_follow_each_other_without_gaps_or_doubles() {
    List<PatientId> sharing = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      Patient someone = addPatient("Paciente");
      RecordFile file = add(upload(someone.id()));
      add(SampleRecord.grantOfFiles(someone.id(), doctor.id(), end, file.id()));
      add(SampleRecord.grantOfFiles(someone.id(), doctor.id(), end, file.id()));
      sharing.add(someone.id());
    }

    assertThat(
            pages(
                (Optional<PatientId> after) -> listings().sharing(doctor.id(), now, after, 3),
                SharingPatient::patient))
        .isEqualTo(inThrees(sharing));
  }

  // — the access log —

  @Test
  void rows_of_the_log_come_newest_first_with_the_names_of_today() {
    AccessLogEntry byPatient = write(AccountId.of(patient.id()));
    AccessLogEntry byAnother = write(AccountId.of(other.id()));
    AccessLogEntry byDoctor = write(AccountId.of(doctor.id()));
    AccessLogEntry byOperator = write(AccountId.of(new OperatorId(UniqueData.id())));
    rename(doctor, "Ana Prado");

    Page<AccessLogLine, Long> page = listings().accessLog(patient.id(), Optional.empty(), 20);

    assertThat(page.items())
        .containsExactly(
            new AccessLogLine(byOperator, Optional.empty()),
            new AccessLogLine(byDoctor, Optional.of(PersonName.parse("Ana Prado"))),
            new AccessLogLine(byAnother, Optional.of(PersonName.parse("Rosa Prado"))),
            new AccessLogLine(byPatient, Optional.of(PersonName.parse("José Lima"))));
    assertThat(page.next()).isEmpty();
    assertThat(listings().accessLog(other.id(), Optional.empty(), 20).items()).isEmpty();
  }

  @Test
  void an_actor_is_named_by_their_role() {
    AccessLogEntry asOperator =
        write(AccountId.of(new OperatorId(doctor.id().value()))); // an operator with a doctor's ID

    assertThat(listings().accessLog(patient.id(), Optional.empty(), 20).items())
        .containsExactly(new AccessLogLine(asOperator, Optional.empty()));
  }

  @Test
  void pages_of_the_log_follow_each_other_without_gaps_or_doubles() {
    for (int i = 0; i < 7; i++) {
      write(AccountId.of(patient.id()));
    }

    assertThat(
            pages(
                (Optional<Long> before) -> listings().accessLog(patient.id(), before, 3),
                line -> line.entry().sequence()))
        .isEqualTo(inThrees(List.of(7L, 6L, 5L, 4L, 3L, 2L, 1L)));
  }

  @Test
  void the_last_page_may_be_full() {
    RecordFile file = add(upload(patient.id()));
    add(group(patient.id()));
    add(grant(end, file));
    write(AccountId.of(patient.id()));

    assertThat(listings().files(patient.id(), Optional.empty(), 1).next()).isEmpty();
    assertThat(listings().groups(patient.id(), Optional.empty(), 1).next()).isEmpty();
    assertThat(listings().grants(patient.id(), Optional.empty(), 1).next()).isEmpty();
    assertThat(listings().sharing(doctor.id(), now, Optional.empty(), 1).next()).isEmpty();
    assertThat(listings().accessLog(patient.id(), Optional.empty(), 1).next()).isEmpty();
  }

  // — helpers —

  /** Returns the keys of the items of all pages. */
  private static <T, K, I> List<List<I>> pages(
      Function<Optional<K>, Page<T, K>> fetch, Function<T, I> id) {
    return EveryPage.of(fetch).stream()
        .map(page -> page.items().stream().map(id).toList())
        .toList();
  }

  private static <I> List<List<I>> inThrees(List<I> seven) {
    return List.of(seven.subList(0, 3), seven.subList(3, 6), seven.subList(6, 7));
  }

  private List<SharingPatient> sharing(Doctor whom, Instant present) {
    return listings().sharing(whom.id(), present, Optional.empty(), 20).items();
  }

  private SharingGrant grant(Instant expiresAt, RecordFile... shared) {
    RecordFileId[] ids = Arrays.stream(shared).map(RecordFile::id).toArray(RecordFileId[]::new);
    return SampleRecord.grantOfFiles(patient.id(), doctor.id(), expiresAt, ids);
  }

  private static AppointmentId someAppointment() {
    return new AppointmentId(UniqueData.id());
  }

  private RecordFile add(RecordFile file) {
    unitOfWork().run(() -> files().add(file));
    return file;
  }

  private void delete(RecordFile file) {
    unitOfWork().run(() -> files().delete(file.owner(), file.id()));
  }

  private FileGroup add(FileGroup group) {
    unitOfWork().run(() -> groups().add(group));
    return group;
  }

  private FileGroup update(FileGroup group) {
    unitOfWork().run(() -> groups().update(group));
    return group;
  }

  private SharingGrant add(SharingGrant grant) {
    unitOfWork().run(() -> grants().add(grant));
    return grant;
  }

  private AccessLogEntry write(AccountId actor) {
    Access access =
        new Access(
            patient.id(),
            actor,
            AccessAction.LIST,
            AccessOutcome.DENIED,
            Optional.empty(),
            Optional.empty(),
            now);
    return unitOfWork()
        .execute(
            () -> {
              AccessLog log = logs().hold(patient.id());
              AccessLogEntry entry = log.next(access, content -> new byte[] {1});
              logs().append(log.with(entry, content -> new byte[] {2}), entry);
              return entry;
            });
  }

  private Patient addPatient(String name) {
    Patient someone = SampleAppointment.patientNamed(name);
    unitOfWork().run(() -> patients().add(someone));
    return someone;
  }

  private Doctor addDoctor(String name) {
    Doctor someone = SampleDoctor.any().named(name).doctor();
    unitOfWork().run(() -> doctors().add(someone));
    return someone;
  }

  private void rename(Doctor someone, String name) {
    unitOfWork()
        .run(
            () ->
                doctors()
                    .update(
                        someone
                            .changeProfile(SampleDoctor.any().named(name).profile(), now)
                            .aggregate()));
  }
}
