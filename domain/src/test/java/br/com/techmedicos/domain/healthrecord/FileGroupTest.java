package br.com.techmedicos.domain.healthrecord;

import static br.com.techmedicos.domain.ViolationAssertions.assertRefused;
import static br.com.techmedicos.domain.healthrecord.SampleRecord.id;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.InvalidValue;
import org.junit.jupiter.api.Test;

class FileGroupTest {

  private final RecordFileId file = new RecordFileId(id(1));
  private final RecordFileId other = new RecordFileId(id(2));

  private static FileGroup named(String name) {
    return FileGroup.create(new FileGroupId(id(3)), new PatientId(id(4)), name, SampleRecord.NOW);
  }

  @Test
  void a_group_begins_without_files_under_a_tidied_name() {
    FileGroup group = named("  Coração ");

    assertThat(group.name()).isEqualTo("Coração");
    assertThat(group.files()).isEmpty();
    assertThat(group.createdAt()).isEqualTo(SampleRecord.NOW);
    assertThat(group.owner()).isEqualTo(new PatientId(id(4)));
  }

  @Test
  void a_name_has_one_to_eighty_characters_on_one_line() {
    assertThat(named("🩺".repeat(80)).name()).hasSize(160);
    assertRefused(new InvalidValue.TextLength(1, 80), () -> named("a".repeat(81)));
    assertRefused(new InvalidValue.TextLength(1, 80), () -> named("  "));
    assertRefused(new InvalidValue.ControlCharacters(), () -> named("a\nb"));
  }

  @Test
  void files_join_and_leave_and_nothing_else_changes() {
    FileGroup before = named("Coração");
    FileGroup joined = before.with(file).with(other).with(file);

    assertThat(joined.files()).containsExactlyInAnyOrder(file, other);
    assertThat(joined.without(file).files()).containsExactly(other);
    assertThat(before.files()).isEmpty();
    assertThat(joined).usingRecursiveComparison().ignoringFields("files").isEqualTo(before);
  }

  @Test
  void a_file_that_is_not_there_may_leave() {
    assertThat(named("A").with(file).without(other).files()).containsExactly(file);
  }

  @Test
  void a_full_group_takes_no_other_file() {
    FileGroup full = named("A");
    for (int i = 0; i < FileGroup.MAXIMUM_FILES; i++) {
      full = full.with(new RecordFileId(id(1000 + i)));
    }
    FileGroup group = full;

    assertThat(group.files()).hasSize(500);
    assertRefused(new HealthRecordViolation.GroupFull(500), () -> group.with(file));
    assertThat(group.with(new RecordFileId(id(1000))).files()).hasSize(500);
  }
}
