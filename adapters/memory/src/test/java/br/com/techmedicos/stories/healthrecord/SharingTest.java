package br.com.techmedicos.stories.healthrecord;

import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.directory.SampleDoctor;
import br.com.techmedicos.adapters.contracts.healthrecord.SampleRecord;
import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.application.directory.DecideVerification;
import br.com.techmedicos.application.directory.DecideVerification.Decision;
import br.com.techmedicos.application.healthrecord.access.FileRequest;
import br.com.techmedicos.application.healthrecord.access.GrantDetails;
import br.com.techmedicos.application.healthrecord.access.GroupSharing;
import br.com.techmedicos.application.healthrecord.access.SharingPatient;
import br.com.techmedicos.application.healthrecord.sharing.AddFileToGroup;
import br.com.techmedicos.application.healthrecord.sharing.CreateGroup;
import br.com.techmedicos.application.healthrecord.sharing.DeleteGroup;
import br.com.techmedicos.application.healthrecord.sharing.ListGrants;
import br.com.techmedicos.application.healthrecord.sharing.ListSharedFiles;
import br.com.techmedicos.application.healthrecord.sharing.ListSharingPatients;
import br.com.techmedicos.application.healthrecord.sharing.RemoveFileFromGroup;
import br.com.techmedicos.application.healthrecord.sharing.ViewGrant;
import br.com.techmedicos.application.healthrecord.sharing.ViewGroup;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.AccessOutcome;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.GroupName;
import br.com.techmedicos.domain.healthrecord.HealthRecordEvent.RecordShared;
import br.com.techmedicos.domain.healthrecord.HealthRecordEvent.SharingRevoked;
import br.com.techmedicos.domain.healthrecord.HealthRecordViolation;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.SharingGrant;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.stories.RecordStory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A patient shares files and groups with a doctor: what is seen then, and what ends it. */
class SharingTest extends RecordStory {

  // — it begins —

  @Test
  void a_doctor_sees_exactly_what_is_shared_with_them() {
    RecordFile shared = upload(jose);
    RecordFile sibling = upload(jose);

    share(jose, ana, shared);

    assertSees(ana, jose, shared);
    assertDoesNotSee(ana, sibling);
    assertSeesNothing(bruno, jose);
    assertDoesNotSee(bruno, shared);
  }

  @Test
  void sharing_is_told_with_ids_alone() {
    RecordFile file = upload(jose);

    SharingGrant grant = share(jose, ana, file);

    assertThat(clinic.events())
        .endsWith(new RecordShared(grant.id(), jose, ana, SEVEN.plus(DAY), SEVEN));
    assertThat(logOf(jose).get(0).access().grant()).contains(grant.id());
    assertLogged(
        jose, AccountId.of(jose), AccessAction.GRANT, AccessOutcome.ALLOWED, Optional.empty());
  }

  @Test
  void what_a_doctor_reads_is_in_the_patients_log() {
    RecordFile file = upload(jose);
    share(jose, ana, file);

    listed(ana, jose);
    assertLogged(
        jose, AccountId.of(ana), AccessAction.LIST, AccessOutcome.ALLOWED, Optional.empty());
    look(FileRequest.shared(ana, jose, file.id()));
    assertLogged(
        jose, AccountId.of(ana), AccessAction.READ, AccessOutcome.ALLOWED, Optional.of(file.id()));
    read(FileRequest.shared(ana, jose, file.id()));
    assertLogged(
        jose, AccountId.of(ana), AccessAction.READ, AccessOutcome.ALLOWED, Optional.of(file.id()));
    assertThat(logOf(jose)).hasSize(4);
  }

  @Test
  void what_joins_a_shared_group_later_is_shared_too_and_the_answer_says_with_whom() {
    RecordFile first = upload(jose);
    FileGroupId group = group(jose, first);
    SharingGrant grant = share(jose, ana, group);
    RecordFile later = upload(jose);

    AddFileToGroup.Answer answer = join(jose, group, later.id());

    assertThat(answer.group().files()).containsExactlyInAnyOrder(first.id(), later.id());
    assertThat(answer.sharings())
        .singleElement()
        .satisfies(
            sharing -> {
              assertThat(sharing.grant()).isEqualTo(grant.id());
              assertThat(sharing.doctorName()).isEqualTo(PersonName.parse("Ana Souza"));
            });
    assertSees(ana, jose, first, later);
  }

  @Test
  void who_may_see_no_longer_is_not_in_the_answer() {
    FileGroupId group = group(jose, upload(jose));
    revoke(jose, share(jose, ana, group));
    share(jose, bruno, Set.of(), Set.of(group), SEVEN.plusSeconds(1));
    clock.advance(Duration.ofSeconds(1));

    assertThat(join(jose, group, upload(jose).id()).sharings()).isEmpty();
  }

  @Test
  void who_may_see_by_another_grant_is_not_in_the_answer() {
    FileGroupId group = group(jose);
    share(jose, ana, upload(jose));
    share(jose, bruno, group);

    assertThat(join(jose, group, upload(jose).id()).sharings())
        .extracting(GroupSharing::doctor)
        .containsExactly(bruno);
  }

  @Test
  void a_doctor_sees_which_patients_share_something_now() {
    share(jose, ana, upload(jose));
    share(rita, ana, upload(rita));
    share(rita, bruno, upload(rita));

    assertThat(sharingWith(ana)).extracting(SharingPatient::patient).containsExactly(jose, rita);
    assertThat(sharingWith(bruno)).extracting(SharingPatient::patient).containsExactly(rita);
    clock.advance(DAY);
    assertThat(sharingWith(ana)).isEmpty();
  }

  @Test
  void who_is_on_a_doctors_list_sees_in_their_log_that_the_doctor_saw_it() {
    share(jose, ana, upload(jose));
    share(rita, ana, upload(rita));
    share(rita, bruno, upload(rita));

    sharingWith(ana);

    assertLogged(
        jose, AccountId.of(ana), AccessAction.LIST, AccessOutcome.ALLOWED, Optional.empty());
    assertLogged(
        rita, AccountId.of(ana), AccessAction.LIST, AccessOutcome.ALLOWED, Optional.empty());
    assertThat(verifyLogs().altered()).isEmpty();
  }

  @Test
  void a_list_seen_again_within_an_hour_is_counted_and_then_it_is_another_row() {
    share(jose, ana, upload(jose));
    int before = logOf(jose).size();

    sharingWith(ana);
    clock.advance(Duration.ofMinutes(59));
    sharingWith(ana);
    clock.advance(Duration.ofMinutes(1));
    sharingWith(ana);

    assertThat(logOf(jose)).hasSize(before + 1);
    assertThat(logOf(jose).get(0).times()).isEqualTo(3);
    assertThat(logOf(jose).get(0).access().at()).isEqualTo(SEVEN);
    clock.advance(Duration.ofSeconds(1));
    sharingWith(ana);
    assertThat(logOf(jose)).hasSize(before + 2);
    assertThat(logOf(jose).get(0).times()).isEqualTo(1);
    assertThat(verifyLogs().altered()).isEmpty();
  }

  @Test
  void only_those_on_the_page_are_told() {
    share(jose, ana, upload(jose));
    share(rita, ana, upload(rita));

    Page<SharingPatient, PatientId> first = sharingPage(ana, Optional.empty(), 1);

    assertThat(logOf(jose).get(0).access().action()).isEqualTo(AccessAction.LIST);
    assertThat(logOf(rita).get(0).access().action()).isEqualTo(AccessAction.GRANT);
    sharingPage(ana, first.next(), 1);
    assertThat(logOf(rita).get(0).access().action()).isEqualTo(AccessAction.LIST);
    assertThat(logOf(jose).get(0).times()).isEqualTo(1);
  }

  @Test
  void what_a_doctor_lists_of_a_record_is_a_row_each_time() {
    share(jose, ana, upload(jose));
    int before = logOf(jose).size();

    listed(ana, jose);
    listed(ana, jose);

    assertThat(logOf(jose)).hasSize(before + 2);
  }

  // — it ends —

  @Test
  void it_ends_to_the_second() {
    RecordFile file = upload(jose);
    Instant end = SEVEN.plusSeconds(90);
    share(jose, ana, Set.of(file.id()), Set.of(), end);

    clock.setTo(end.minusNanos(1));
    assertSees(ana, jose, file);

    clock.setTo(end);
    assertDoesNotSee(ana, file);
    assertSeesNothing(ana, jose);
  }

  @Test
  void it_ends_when_the_patient_revokes_it() {
    RecordFile file = upload(jose);
    SharingGrant grant = share(jose, ana, file);

    SharingGrant revoked = revoke(jose, grant);

    assertThat(revoked.revokedAt()).contains(SEVEN);
    assertThat(clinic.events()).endsWith(new SharingRevoked(grant.id(), jose, ana, SEVEN));
    assertThat(logOf(jose).get(0).access().grant()).contains(grant.id());
    assertDoesNotSee(ana, file);
    assertSeesNothing(ana, jose);
    assertThat(sharingWith(ana)).isEmpty();
  }

  @Test
  void revoking_again_changes_nothing_and_tells_nobody() {
    SharingGrant grant = share(jose, ana, upload(jose));
    revoke(jose, grant);
    int events = clinic.events().size();
    clock.advance(DAY);

    assertThat(revoke(jose, grant).revokedAt()).contains(SEVEN);
    assertThat(clinic.events()).hasSize(events);
  }

  @Test
  void another_grant_goes_on_when_one_is_revoked() {
    RecordFile file = upload(jose);
    SharingGrant one = share(jose, ana, file);
    share(jose, ana, group(jose, file));

    revoke(jose, one);

    assertSees(ana, jose, file);
  }

  @Test
  void it_ends_for_a_file_that_leaves_the_group() {
    RecordFile stays = upload(jose);
    RecordFile leaves = upload(jose);
    FileGroupId group = group(jose, stays, leaves);
    share(jose, ana, group);

    FileGroup without =
        record
            .removeFileFromGroup()
            .handle(new RemoveFileFromGroup.Command(jose, group, leaves.id()));

    assertThat(without.files()).containsExactly(stays.id());
    assertSees(ana, jose, stays);
    assertDoesNotSee(ana, leaves);
  }

  @Test
  void a_file_leaves_a_group_once_however_often_that_is_said() {
    RecordFile stays = upload(jose);
    RecordFile leaves = upload(jose);
    FileGroupId group = group(jose, stays, leaves);
    RemoveFileFromGroup.Command command = new RemoveFileFromGroup.Command(jose, group, leaves.id());

    FileGroup once = record.removeFileFromGroup().handle(command);
    FileGroup again = record.removeFileFromGroup().handle(command);

    assertThat(again.files()).isEqualTo(once.files()).containsExactly(stays.id());
  }

  @Test
  void a_patient_looks_at_a_group_and_at_a_grant_even_when_it_is_over_and_that_is_in_the_log() {
    FileGroupId group = group(jose, upload(jose));
    SharingGrant grant = revoke(jose, share(jose, ana, group));

    FileGroup seen = record.viewGroup().handle(new ViewGroup.Query(jose, group));
    assertLogged(
        jose, AccountId.of(jose), AccessAction.LIST, AccessOutcome.ALLOWED, Optional.empty());
    GrantDetails shown = record.viewGrant().handle(new ViewGrant.Query(jose, grant.id()));

    assertThat(seen)
        .usingRecursiveComparison()
        .isEqualTo(stored.groups().find(jose, group).orElseThrow());
    assertThat(shown.grant()).usingRecursiveComparison().isEqualTo(grant);
    assertThat(List.of(shown))
        .usingRecursiveComparison()
        .isEqualTo(
            record.listGrants().handle(new ListGrants.Query(jose, Optional.empty(), 20)).items());
    assertThat(logOf(jose).get(1).access().grant()).hasValue(grant.id());
    assertThat(logOf(jose).get(1).access().action()).isEqualTo(AccessAction.LIST);
  }

  @Test
  void it_ends_with_the_group() {
    RecordFile file = upload(jose);
    FileGroupId group = group(jose, file);
    share(jose, ana, group);

    FileGroup dissolved = record.deleteGroup().handle(new DeleteGroup.Command(jose, group));

    assertThat(dissolved.files()).containsExactly(file.id());
    assertDoesNotSee(ana, file);
    assertSeesNothing(ana, jose);
    assertThat(read(FileRequest.own(jose, file.id()))).isNotEmpty();
  }

  @Test
  void it_ends_with_the_file() {
    RecordFile file = upload(jose);
    FileGroupId group = group(jose, file);
    share(jose, ana, Set.of(file.id()), Set.of(group), SEVEN.plus(DAY));

    delete(jose, file.id());

    assertDoesNotSee(ana, file);
    assertSeesNothing(ana, jose);
    assertThat(sharingWith(ana)).isEmpty();
    assertNotFound(() -> look(FileRequest.own(jose, file.id())));
  }

  @Test
  void it_opens_nothing_while_the_doctor_is_suspended() {
    RecordFile file = upload(jose);
    share(jose, ana, file);

    decide(ana, new Decision.Suspended(new Reason("Ofício")));

    assertDoesNotSee(ana, file);
    assertSeesNothing(ana, jose);
    assertThat(sharingWith(ana)).isEmpty();
  }

  @Test
  void it_goes_on_when_the_suspension_is_lifted() {
    RecordFile file = upload(jose);
    share(jose, ana, file);
    decide(ana, new Decision.Suspended(new Reason("Ofício")));
    assertDoesNotSee(ana, file);

    decide(ana, new Decision.Approved());

    assertSees(ana, jose, file);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "VERIFIED")
  void a_doctor_whose_licence_does_not_stand_is_given_no_grant_and_sees_by_none(
      VerificationStatus standing) {
    Doctor doctor = SampleDoctor.any().standing(standing).doctor();
    clinic.unitOfWork().run(() -> clinic.doctors().add(doctor));
    RecordFile file = upload(jose);

    assertRefused(
        new HealthRecordViolation.DoctorNotVerified(), () -> share(jose, doctor.id(), file));
    SharingGrant fromBefore =
        SampleRecord.grantOfFiles(jose, doctor.id(), SEVEN.plus(DAY), file.id());
    clinic.unitOfWork().run(() -> stored.grants().add(fromBefore));

    assertDoesNotSee(doctor.id(), file);
    assertSeesNothing(doctor.id(), jose);
    assertThat(sharingWith(doctor.id())).isEmpty();
  }

  // — what cannot be shared —

  @Test
  void nothing_of_another_patient_is_shared_whatever_else_is_named() {
    RecordFile mine = upload(jose);
    RecordFile hers = upload(rita);
    FileGroupId herGroup = group(rita, hers);
    int events = clinic.events().size();

    assertNotFound(() -> share(jose, ana, Set.of(mine.id(), hers.id()), Set.of(), SEVEN.plus(DAY)));
    assertNotFound(() -> share(jose, ana, Set.of(mine.id()), Set.of(herGroup), SEVEN.plus(DAY)));

    assertThat(clinic.events()).hasSize(events);
    assertSeesNothing(ana, jose);
  }

  @Test
  void nothing_that_is_gone_or_never_was_is_shared() {
    RecordFile deleted = upload(jose);
    delete(jose, deleted.id());
    FileGroupId dissolved = group(jose);
    record.deleteGroup().handle(new DeleteGroup.Command(jose, dissolved));

    assertNotFound(() -> share(jose, ana, deleted));
    assertNotFound(() -> share(jose, ana, dissolved));
    assertNotFound(
        () ->
            share(
                jose,
                ana,
                Set.of(new RecordFileId(clinic.ids().next())),
                Set.of(),
                SEVEN.plus(DAY)));
  }

  @Test
  void nothing_is_shared_with_nobody() {
    RecordFile file = upload(jose);

    assertNotFound(() -> share(jose, new DoctorId(clinic.ids().next()), file));
    assertThat(stored.grants().open(jose, SEVEN)).isEmpty();
  }

  @Test
  void an_end_in_the_past_or_too_far_away_is_refused() {
    Set<RecordFileId> files = Set.of(upload(jose).id());
    Instant aYearAway = Instant.parse("2027-11-23T10:00:00Z");

    assertRefused(
        new HealthRecordViolation.ExpiryNotInTheFuture(),
        () -> share(jose, ana, files, Set.of(), SEVEN.minusSeconds(1)));
    assertRefused(
        new HealthRecordViolation.ExpiryNotInTheFuture(),
        () -> share(jose, ana, files, Set.of(), SEVEN));
    assertRefused(
        new HealthRecordViolation.ExpiryTooFar(aYearAway),
        () -> share(jose, ana, files, Set.of(), aYearAway.plusSeconds(1)));
    assertThat(share(jose, ana, files, Set.of(), aYearAway).expiresAt()).isEqualTo(aYearAway);
  }

  @Test
  void no_more_grants_are_open_at_once_than_may_be_whoever_shares_at_the_same_time() {
    RecordFile file = upload(jose);
    for (int i = 0; i < SharingGrant.MAXIMUM_OPEN - 2; i++) {
      share(jose, ana, file);
    }
    Callable<SharingGrant> another = () -> share(jose, ana, file);

    var outcomes = ConcurrentAttempts.atOnce(List.of(another, another, another, another));

    assertThat(ConcurrentAttempts.successes(outcomes)).isEqualTo(2);
    assertThat(stored.grants().open(jose, SEVEN)).hasSize(SharingGrant.MAXIMUM_OPEN);
    clock.advance(DAY);
    assertThat(share(jose, ana, file).patient()).isEqualTo(jose);
  }

  // — groups —

  @Test
  void a_patient_has_no_more_groups_than_may_be() {
    for (int i = 0; i < FileGroup.MAXIMUM_GROUPS; i++) {
      group(jose);
    }

    assertRefused(
        new HealthRecordViolation.TooManyGroups(FileGroup.MAXIMUM_GROUPS),
        () -> record.createGroup().handle(new CreateGroup.Command(jose, new GroupName("Mais um"))));
    assertThat(stored.groups().count(jose)).isEqualTo(FileGroup.MAXIMUM_GROUPS);
    assertThat(group(rita)).isNotNull();
  }

  @Test
  void no_file_is_lost_that_joins_a_group_at_the_same_time() {
    FileGroupId group = group(jose);
    List<RecordFile> files = IntStream.range(0, 8).mapToObj(i -> upload(jose)).toList();
    List<Callable<AddFileToGroup.Answer>> joins =
        files.stream()
            .<Callable<AddFileToGroup.Answer>>map(file -> () -> join(jose, group, file.id()))
            .toList();

    var outcomes = ConcurrentAttempts.atOnce(joins);

    assertThat(ConcurrentAttempts.failures(outcomes)).isEmpty();
    assertThat(stored.groups().find(jose, group).orElseThrow().files())
        .containsExactlyInAnyOrderElementsOf(files.stream().map(RecordFile::id).toList());
  }

  // — lists —

  @Test
  void pages_of_what_a_doctor_sees_follow_each_other_without_gaps_or_doubles() {
    List<RecordFileId> newestFirst = new ArrayList<>();
    FileGroupId group = group(jose);
    share(jose, ana, group);
    for (int i = 0; i < 8; i++) {
      RecordFile file = upload(jose);
      if (i % 2 == 0) {
        share(jose, ana, file);
      }
      join(jose, group, file.id());
      newestFirst.add(0, file.id());
      upload(jose); // not shared, and not to be seen in the count either
    }
    delete(jose, newestFirst.remove(3));

    List<List<RecordFileId>> pages = new ArrayList<>();
    Optional<RecordFileId> next = Optional.empty();
    do {
      Page<RecordFile, RecordFileId> page =
          record.listSharedFiles().handle(new ListSharedFiles.Query(ana, jose, next, 3));
      pages.add(page.items().stream().map(RecordFile::id).toList());
      next = page.next();
    } while (next.isPresent());

    assertThat(pages)
        .containsExactly(
            newestFirst.subList(0, 3), newestFirst.subList(3, 6), newestFirst.subList(6, 7));
  }

  @Test
  void a_patient_sees_all_grants_also_those_that_are_over() {
    SharingGrant revoked = share(jose, ana, upload(jose));
    revoke(jose, revoked);
    SharingGrant open = share(jose, bruno, upload(jose));

    assertThat(record.listGrants().handle(new ListGrants.Query(jose, Optional.empty(), 20)).items())
        .extracting(details -> details.grant().id())
        .containsExactly(open.id(), revoked.id());
    assertLogged(
        jose, AccountId.of(jose), AccessAction.LIST, AccessOutcome.ALLOWED, Optional.empty());
  }

  // — words —

  private List<SharingPatient> sharingWith(DoctorId doctor) {
    return sharingPage(doctor, Optional.empty(), 20).items();
  }

  private Page<SharingPatient, PatientId> sharingPage(
      DoctorId doctor, Optional<PatientId> after, int limit) {
    return record.listSharingPatients().handle(new ListSharingPatients.Query(doctor, after, limit));
  }

  private void decide(DoctorId doctor, Decision decision) {
    clinic
        .directory()
        .decideVerification()
        .handle(new DecideVerification.Command(doctor, decision));
  }
}
