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
    return FileGroup.create(
        new FileGroupId(id(3)), new PatientId(id(4)), new GroupName(name), SampleRecord.NOW);
  }

  @Test
  void a_group_begins_without_files_under_a_tidied_name() {
    FileGroup group = named("  Coração ");

    assertThat(group.name()).isEqualTo(new GroupName("Coração"));
    assertThat(group.files()).isEmpty();
    assertThat(group.createdAt()).isEqualTo(SampleRecord.NOW);
    assertThat(group.owner()).isEqualTo(new PatientId(id(4)));
  }

  @Test
  void a_name_has_one_to_eighty_characters_on_one_line() {
    assertThat(new GroupName("🩺".repeat(80)).value()).hasSize(160);
    assertRefused(new InvalidValue.TextLength(1, 80), () -> new GroupName("a".repeat(81)));
    assertRefused(new InvalidValue.TextLength(1, 80), () -> new GroupName("  "));
    assertRefused(new InvalidValue.ControlCharacters(), () -> new GroupName("a\nb"));
  }

  @Test
  void a_name_is_not_printed() {
    assertThat(new GroupName("Gravidez")).hasToString("GroupName[***]");
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
