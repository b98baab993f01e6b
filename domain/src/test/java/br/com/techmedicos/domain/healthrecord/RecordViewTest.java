package br.com.techmedicos.domain.healthrecord;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordViewTest {

  private static final Instant NOW = SampleRecord.NOW;
  private static final PatientId OWNER = new PatientId(SampleRecord.id(1));
  private static final PatientId OTHER_PATIENT = new PatientId(SampleRecord.id(2));
  private static final DoctorId DOCTOR = new DoctorId(SampleRecord.id(3));
  private static final RecordFileId NAMED = new RecordFileId(SampleRecord.id(4));
  private static final RecordFileId IN_GROUP = new RecordFileId(SampleRecord.id(5));
  private static final RecordFileId ELSEWHERE = new RecordFileId(SampleRecord.id(6));
  private static final FileGroupId GROUP = new FileGroupId(SampleRecord.id(7));

  private final List<SharingGrant> grants =
      new ArrayList<>(
          List.of(
              SampleRecord.grant(
                  OWNER, DOCTOR, Set.of(NAMED), Set.of(GROUP), NOW, NOW.plus(Duration.ofDays(1)))));
  private final List<FileGroup> groups =
      new ArrayList<>(
          List.of(FileGroup.create(GROUP, OWNER, new GroupName("Exames"), NOW).with(IN_GROUP)));

  @Test
  void a_doctor_sees_what_is_named_what_is_in_a_named_group_and_what_they_wrote() {
    RecordView view = view(VerificationStatus.VERIFIED, NOW);

    assertThat(view.shows(upload(NAMED))).isTrue();
    assertThat(view.shows(upload(IN_GROUP))).isTrue();
    assertThat(view.shows(upload(ELSEWHERE))).isFalse();
    assertThat(view.shows(SampleRecord.document(ELSEWHERE, OWNER, DOCTOR))).isTrue();
  }

  @Test
  void a_view_is_of_its_instant_and_of_the_licence_at_it() {
    assertThat(view(VerificationStatus.VERIFIED, NOW.plus(Duration.ofDays(1))).shows(upload(NAMED)))
        .isFalse();
    assertThat(view(VerificationStatus.SUSPENDED, NOW).shows(upload(NAMED))).isFalse();
  }

  @Test
  void without_sharing_everyone_sees_their_own_alone() {
    RecordView own =
        new RecordView(AccountId.of(OWNER), Optional.empty(), List.of(), List.of(), NOW);

    assertThat(own.shows(upload(NAMED))).isTrue();
    assertThat(own.shows(SampleRecord.upload(NAMED, OTHER_PATIENT))).isFalse();
    assertThat(own.sharedFiles()).isEmpty();
  }

  @Test
  void shared_are_the_files_that_are_named_directly_and_by_group() {
    assertThat(view(VerificationStatus.VERIFIED, NOW).sharedFiles())
        .containsExactlyInAnyOrder(NAMED, IN_GROUP);
  }

  @Test
  void a_view_stays_as_it_was_read() {
    RecordView view = view(VerificationStatus.VERIFIED, NOW);

    grants.clear();
    groups.clear();

    assertThat(view.sharedFiles()).hasSize(2);
  }

  private RecordView view(VerificationStatus standing, Instant at) {
    return new RecordView(AccountId.of(DOCTOR), Optional.of(standing), grants, groups, at);
  }

  private static RecordFile upload(RecordFileId id) {
    return SampleRecord.upload(id, OWNER);
  }
}
