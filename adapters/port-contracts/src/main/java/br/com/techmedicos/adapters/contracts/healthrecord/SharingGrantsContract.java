package br.com.techmedicos.adapters.contracts.healthrecord;

import static br.com.techmedicos.adapters.contracts.healthrecord.SampleRecord.grantOfFiles;
import static br.com.techmedicos.adapters.contracts.healthrecord.SampleRecord.grantOfGroups;
import static br.com.techmedicos.adapters.contracts.scheduling.SampleAppointment.someDoctor;
import static br.com.techmedicos.adapters.contracts.scheduling.SampleAppointment.somePatient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.SharingGrant;
import br.com.techmedicos.domain.healthrecord.SharingGrants;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract of {@link SharingGrants}. */
@Promises
public abstract class SharingGrantsContract {

  private static final Duration MICROSECOND = Duration.ofNanos(1000);

  private final Instant now = SampleRecord.NOW;
  private final Instant end = now.plus(Duration.ofDays(30));
  private final PatientId patient = somePatient();
  private final PatientId otherPatient = somePatient();
  private final DoctorId doctor = someDoctor();
  private final DoctorId otherDoctor = someDoctor();

  /** Returns the grants under test. */
  protected abstract SharingGrants grants();

  /** Returns their unit of work. */
  protected abstract UnitOfWork unitOfWork();

  @Test
  void a_grant_is_found_as_it_was_added() {
    Set<RecordFileId> files =
        Stream.generate(SharingGrantsContract::someFile).limit(60).collect(Collectors.toSet());
    Set<FileGroupId> groups =
        Stream.generate(SharingGrantsContract::someGroup).limit(40).collect(Collectors.toSet());
    SharingGrant grant = add(SampleRecord.grant(patient, doctor, end, files, groups));

    assertThat(grants().find(patient, grant.id()))
        .get()
        .usingRecursiveComparison()
        .isEqualTo(grant);
  }

  @Test
  void a_grant_of_files_alone_and_one_of_groups_alone_are_found_as_they_were_added() {
    SharingGrant ofFiles = add(grantOfFiles(patient, doctor, end, someFile()));
    SharingGrant ofGroups = add(grantOfGroups(patient, doctor, end, someGroup()));

    assertThat(found(ofFiles)).usingRecursiveComparison().isEqualTo(ofFiles);
    assertThat(found(ofGroups)).usingRecursiveComparison().isEqualTo(ofGroups);
  }

  @Test
  void a_grant_is_found_by_who_made_it_only() {
    SharingGrant grant = add(grantOfFiles(patient, doctor, end, someFile()));

    assertThat(grants().find(otherPatient, grant.id())).isEmpty();
    assertThat(grants().find(patient, new GrantId(UniqueData.id()))).isEmpty();
  }

  @Test
  void who_made_a_grant_is_known_by_its_id_alone() {
    SharingGrant grant = add(grantOfFiles(patient, doctor, end, someFile()));

    assertThat(grants().ownerOf(grant.id())).contains(patient);
    assertThat(grants().ownerOf(new GrantId(UniqueData.id()))).isEmpty();
  }

  @Test
  void a_revoked_grant_is_found_as_it_is_now_and_is_open_no_longer() {
    SharingGrant grant = add(grantOfGroups(patient, doctor, end, someGroup()));
    Instant later = now.plus(MICROSECOND);
    SharingGrant revoked = grant.revoke(later).orElseThrow().aggregate();

    unitOfWork().run(() -> grants().update(revoked));

    assertThat(found(grant)).usingRecursiveComparison().isEqualTo(revoked);
    assertThat(grants().ownerOf(grant.id())).contains(patient);
    assertThat(grants().open(patient, doctor, later)).isEmpty();
    assertThat(grants().open(patient, later)).isEmpty();
    assertThat(grants().countOpen(patient, later)).isZero();
    assertThat(grants().findOpen(patient, doctor, someFile(), grant.items().groups(), later))
        .isEmpty();
  }

  @Test
  void open_are_those_of_that_patient_for_that_doctor() {
    SharingGrant one = add(grantOfFiles(patient, doctor, end, someFile(), someFile()));
    SharingGrant two = add(grantOfGroups(patient, doctor, end, someGroup()));
    SharingGrant forAnother = add(grantOfFiles(patient, otherDoctor, end, someFile()));
    add(grantOfFiles(otherPatient, doctor, end, someFile()));

    assertThat(grants().open(patient, doctor, now))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyInAnyOrder(one, two);
    assertThat(grants().open(patient, now))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyInAnyOrder(one, two, forAnother);
    assertThat(grants().countOpen(patient, now)).isEqualTo(3);
  }

  @Test
  void a_grant_is_open_until_the_last_microsecond_before_its_end() {
    SharingGrant grant = add(grantOfFiles(patient, doctor, end, someFile()));
    Instant last = end.minus(MICROSECOND);

    assertThat(grants().open(patient, doctor, last))
        .extracting(SharingGrant::id)
        .containsExactly(grant.id());
    assertThat(grants().open(patient, last)).hasSize(1);
    assertThat(grants().countOpen(patient, last)).isEqualTo(1);
    assertThat(grants().open(patient, doctor, end)).isEmpty();
    assertThat(grants().open(patient, end)).isEmpty();
    assertThat(grants().countOpen(patient, end)).isZero();
  }

  @Test
  void whoever_made_no_grant_has_none_open() {
    assertThat(grants().open(patient, doctor, now)).isEmpty();
    assertThat(grants().open(patient, now)).isEmpty();
    assertThat(grants().countOpen(patient, now)).isZero();
  }

  @Test
  void of_many_that_open_a_file_one_is_found_with_all_that_it_names() {
    RecordFileId file = someFile();
    FileGroupId group = someGroup();
    add(grantOfFiles(patient, doctor, end, someFile()));
    add(grantOfGroups(patient, doctor, end, someGroup()));
    SharingGrant byGroup = add(grantOfGroups(patient, doctor, end, someGroup(), group));

    assertThat(grants().findOpen(patient, doctor, file, Set.of(someGroup(), group), now))
        .get()
        .usingRecursiveComparison()
        .isEqualTo(byGroup);

    SharingGrant byName = add(grantOfFiles(patient, doctor, end, someFile(), file));
    assertThat(grants().findOpen(patient, doctor, file, Set.of(), now))
        .get()
        .usingRecursiveComparison()
        .isEqualTo(byName);
    assertThat(grants().findOpen(patient, doctor, file, Set.of(group), now))
        .get()
        .extracting(SharingGrant::id)
        .isIn(byName.id(), byGroup.id());
  }

  @Test
  void a_file_is_opened_until_the_last_microsecond_of_a_grant() {
    RecordFileId file = someFile();
    FileGroupId group = someGroup();
    add(SampleRecord.grant(patient, doctor, end, Set.of(file), Set.of(group)));
    Instant last = end.minus(MICROSECOND);

    assertThat(grants().findOpen(patient, doctor, file, Set.of(), last)).isPresent();
    assertThat(grants().findOpen(patient, doctor, file, Set.of(), end)).isEmpty();
    assertThat(grants().findOpen(patient, doctor, someFile(), Set.of(group), last)).isPresent();
    assertThat(grants().findOpen(patient, doctor, someFile(), Set.of(group), end)).isEmpty();
  }

  @Test
  void a_file_is_opened_by_no_grant_of_another_patient_for_another_doctor_or_of_other_items() {
    RecordFileId file = someFile();
    FileGroupId group = someGroup();
    add(SampleRecord.grant(otherPatient, doctor, end, Set.of(file), Set.of(group)));
    add(SampleRecord.grant(patient, otherDoctor, end, Set.of(file), Set.of(group)));
    add(SampleRecord.grant(patient, doctor, end, Set.of(someFile()), Set.of(someGroup())));
    add(
        SampleRecord.grant(
            patient,
            doctor,
            end,
            Set.of(new RecordFileId(group.value())),
            Set.of(new FileGroupId(file.value()))));

    assertThat(grants().findOpen(patient, doctor, file, Set.of(group), now)).isEmpty();
  }

  @Test
  void a_grant_is_not_kept_when_what_it_came_with_is_undone() {
    SharingGrant grant = grantOfFiles(patient, doctor, end, someFile());

    assertThatThrownBy(
            () ->
                unitOfWork()
                    .run(
                        () -> {
                          grants().add(grant);
                          throw new IllegalStateException("change of mind");
                        }))
        .hasMessage("change of mind");

    assertThat(grants().find(patient, grant.id())).isEmpty();
    assertThat(grants().ownerOf(grant.id())).isEmpty();
    assertThat(grants().open(patient, now)).isEmpty();
  }

  private static RecordFileId someFile() {
    return new RecordFileId(UniqueData.id());
  }

  private static FileGroupId someGroup() {
    return new FileGroupId(UniqueData.id());
  }

  private SharingGrant found(SharingGrant grant) {
    return grants().find(patient, grant.id()).orElseThrow();
  }

  private SharingGrant add(SharingGrant grant) {
    unitOfWork().run(() -> grants().add(grant));
    return grant;
  }
}
