package br.com.techmedicos.adapters.contracts.healthrecord;

import static br.com.techmedicos.adapters.contracts.healthrecord.SampleRecord.group;
import static br.com.techmedicos.adapters.contracts.healthrecord.SampleRecord.upload;
import static br.com.techmedicos.adapters.contracts.scheduling.SampleAppointment.somePatient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.GroupName;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.identity.PatientId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract of {@link FileGroups}. */
@Promises
public abstract class FileGroupsContract {

  private final PatientId owner = somePatient();
  private final PatientId other = somePatient();

  /** Returns the groups under test. */
  protected abstract FileGroups groups();

  /** Returns the store of the files in the groups. */
  protected abstract RecordFiles files();

  /** Returns their unit of work. */
  protected abstract UnitOfWork unitOfWork();

  @Test
  void a_group_is_found_as_it_was_added() {
    FileGroup group =
        add(
            FileGroup.create(
                new FileGroupId(UniqueData.id()),
                owner,
                new GroupName("🩺".repeat(GroupName.MAXIMUM_LENGTH)),
                SampleRecord.NOW));

    assertThat(groups().find(owner, group.id())).get().usingRecursiveComparison().isEqualTo(group);
  }

  @Test
  void a_group_is_found_by_its_own_patient_only() {
    FileGroup group = add(group(owner));

    assertThat(groups().find(other, group.id())).isEmpty();
    assertThat(groups().find(other, List.of(group.id()))).isEmpty();
    assertThat(groups().find(owner, new FileGroupId(UniqueData.id()))).isEmpty();
  }

  @Test
  void whose_a_group_is_is_known_by_its_id_as_long_as_it_is_there() {
    FileGroup group = add(group(owner));

    assertThat(groups().ownerOf(group.id())).contains(owner);
    assertThat(groups().ownerOf(new FileGroupId(UniqueData.id()))).isEmpty();

    delete(owner, group.id());
    assertThat(groups().ownerOf(group.id())).isEmpty();
  }

  @Test
  void of_many_those_there_are_come_with_their_files() {
    RecordFileId file = addFile();
    FileGroup one = update(add(group(owner)).with(file));
    FileGroup two = add(group(owner));
    FileGroup foreign = add(group(other));
    add(group(owner));

    assertThat(
            groups()
                .find(
                    owner,
                    Set.of(one.id(), two.id(), foreign.id(), new FileGroupId(UniqueData.id()))))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyInAnyOrder(one, two);
    assertThat(groups().find(owner, Set.of())).isEmpty();
  }

  @Test
  void of_many_those_of_a_patient_are_known() {
    FileGroup one = update(add(group(owner)).with(addFile()));
    FileGroup two = add(group(owner));
    FileGroup foreign = add(group(other));
    FileGroup deleted = add(group(owner));
    delete(owner, deleted.id());
    add(group(owner));

    assertThat(groups().ownedBy(owner, Set.of(one.id(), two.id(), foreign.id(), deleted.id())))
        .containsExactlyInAnyOrder(one.id(), two.id());
    assertThat(groups().ownedBy(owner, Set.of())).isEmpty();
  }

  @Test
  void which_groups_hold_a_file_is_known() {
    RecordFileId file = addFile();
    FileGroup one = update(add(group(owner)).with(file).with(addFile()));
    FileGroup two = update(add(group(owner)).with(file));
    FileGroup left = update(add(group(owner)).with(file));
    update(left.without(file));
    FileGroup deleted = update(add(group(owner)).with(file));
    delete(owner, deleted.id());
    update(add(group(owner)).with(addFile()));

    assertThat(groups().holding(owner, file)).containsExactlyInAnyOrder(one.id(), two.id());
    assertThat(groups().holding(other, file)).isEmpty();
    assertThat(groups().holding(owner, addFile())).isEmpty();
  }

  @Test
  void files_join_and_leave() {
    RecordFileId stays = addFile();
    RecordFileId leaves = addFile();
    RecordFileId joins = addFile();
    FileGroup group = update(add(group(owner)).with(stays).with(leaves));

    FileGroup changed = update(group.without(leaves).with(joins));

    assertThat(found(group).files()).containsExactlyInAnyOrder(stays, joins);
    assertThat(found(group)).usingRecursiveComparison().isEqualTo(changed);
  }

  @Test
  void the_last_file_may_leave() {
    FileGroup group = update(add(group(owner)).with(addFile()));

    update(group.without(group.files().iterator().next()));

    assertThat(found(group).files()).isEmpty();
  }

  @Test
  void a_file_may_be_in_several_groups() {
    RecordFileId file = addFile();
    FileGroup one = update(add(group(owner)).with(file));
    FileGroup two = update(add(group(owner)).with(file));

    update(one.without(file));

    assertThat(found(one).files()).isEmpty();
    assertThat(found(two).files()).containsExactly(file);
  }

  @Test
  void a_group_holds_as_many_files_as_it_may() {
    Set<RecordFileId> many =
        Stream.generate(this::addFile).limit(FileGroup.MAXIMUM_FILES).collect(Collectors.toSet());
    FileGroup empty = add(group(owner));

    update(FileGroup.restore(empty.id(), owner, empty.name(), many, empty.createdAt()));

    assertThat(found(empty).files()).isEqualTo(many);
  }

  @Test
  void groups_are_counted_by_patient() {
    FileGroup one = add(group(owner));
    add(group(owner));
    add(group(other));

    assertThat(groups().count(owner)).isEqualTo(2);

    delete(owner, one.id());
    assertThat(groups().count(owner)).isEqualTo(1);
    assertThat(groups().count(somePatient())).isZero();
  }

  @Test
  void a_deleted_group_is_gone_and_its_files_stay() {
    RecordFileId file = addFile();
    FileGroup group = update(add(group(owner)).with(file));

    delete(owner, group.id());
    delete(owner, group.id());

    assertThat(groups().find(owner, group.id())).isEmpty();
    assertThat(files().find(owner, file)).isPresent();
  }

  @Test
  void nobody_deletes_the_group_of_another() {
    FileGroup group = update(add(group(owner)).with(addFile()));

    delete(other, group.id());

    assertThat(found(group)).usingRecursiveComparison().isEqualTo(group);
  }

  @Test
  void what_is_undone_leaves_a_group_as_it_was() {
    FileGroup group = update(add(group(owner)).with(addFile()));

    assertThatThrownBy(
            () ->
                unitOfWork()
                    .run(
                        () -> {
                          groups().update(group.without(group.files().iterator().next()));
                          groups().delete(owner, group.id());
                          throw new IllegalStateException("change of mind");
                        }))
        .hasMessage("change of mind");

    assertThat(found(group)).usingRecursiveComparison().isEqualTo(group);
  }

  private RecordFileId addFile() {
    RecordFile file = upload(owner);
    unitOfWork().run(() -> files().add(file));
    return file.id();
  }

  private FileGroup found(FileGroup group) {
    return groups().find(owner, group.id()).orElseThrow();
  }

  private FileGroup add(FileGroup group) {
    unitOfWork().run(() -> groups().add(group));
    return group;
  }

  private FileGroup update(FileGroup group) {
    unitOfWork().run(() -> groups().update(group));
    return group;
  }

  private void delete(PatientId patient, FileGroupId id) {
    unitOfWork().run(() -> groups().delete(patient, id));
  }
}
