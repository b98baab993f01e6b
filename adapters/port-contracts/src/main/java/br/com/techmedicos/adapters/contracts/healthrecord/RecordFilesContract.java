package br.com.techmedicos.adapters.contracts.healthrecord;

import static br.com.techmedicos.adapters.contracts.healthrecord.SampleRecord.content;
import static br.com.techmedicos.adapters.contracts.healthrecord.SampleRecord.document;
import static br.com.techmedicos.adapters.contracts.healthrecord.SampleRecord.freshKey;
import static br.com.techmedicos.adapters.contracts.healthrecord.SampleRecord.group;
import static br.com.techmedicos.adapters.contracts.healthrecord.SampleRecord.upload;
import static br.com.techmedicos.adapters.contracts.scheduling.SampleAppointment.someDoctor;
import static br.com.techmedicos.adapters.contracts.scheduling.SampleAppointment.somePatient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.healthrecord.Author;
import br.com.techmedicos.domain.healthrecord.ContentDigest;
import br.com.techmedicos.domain.healthrecord.ContentName;
import br.com.techmedicos.domain.healthrecord.Description;
import br.com.techmedicos.domain.healthrecord.FileCategory;
import br.com.techmedicos.domain.healthrecord.FileDetails;
import br.com.techmedicos.domain.healthrecord.FileFormat;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.FileName;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.healthrecord.RecordUsage;
import br.com.techmedicos.domain.healthrecord.StoredContent;
import br.com.techmedicos.domain.healthrecord.WrappedKey;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of {@link RecordFiles}. */
@Promises
public abstract class RecordFilesContract {

  private final PatientId owner = somePatient();
  private final PatientId other = somePatient();
  private final DoctorId doctor = someDoctor();
  private final AppointmentId appointment = new AppointmentId(UniqueData.id());

  /** Returns the files under test. */
  protected abstract RecordFiles files();

  /** Returns the store of the groups that contain files. */
  protected abstract FileGroups groups();

  /** Returns their unit of work. */
  protected abstract UnitOfWork unitOfWork();

  // — adding and finding —

  @Test
  void an_upload_is_found_as_it_was_added() {
    FileDetails details =
        new FileDetails(
            new FileName("Ressonância do João 🩻.dcm"),
            FileCategory.IMAGE,
            Optional.of(new Description("Joelho direito.\n\tSem contraste – “urgente” 🙂")),
            Optional.of(LocalDate.of(2024, 2, 29)));
    RecordFile file =
        add(SampleRecord.file(owner, new Author.Owner(owner), details, content(1 << 30)));

    assertThat(files().find(owner, file.id())).get().usingRecursiveComparison().isEqualTo(file);
  }

  @Test
  void a_document_is_found_with_its_author_and_consultation() {
    RecordFile file = add(document(owner, doctor, appointment));

    assertThat(files().find(owner, file.id())).get().usingRecursiveComparison().isEqualTo(file);
  }

  @ParameterizedTest
  @EnumSource
  void every_format_is_kept(FileFormat format) {
    StoredContent some = content(1);
    RecordFile file =
        add(withContent(new StoredContent(some.name(), some.key(), format, 1, some.digest())));

    assertThat(found(file).content().format()).isEqualTo(format);
  }

  @ParameterizedTest
  @EnumSource
  void every_category_is_kept(FileCategory category) {
    FileDetails details =
        new FileDetails(new FileName("a"), category, Optional.empty(), Optional.empty());
    RecordFile file = add(SampleRecord.file(owner, new Author.Owner(owner), details, content(1)));

    assertThat(found(file).details()).isEqualTo(details);
  }

  @Test
  void the_longest_name_description_and_key_are_kept_whole() {
    byte[] key = new byte[WrappedKey.MAXIMUM_LENGTH];
    Arrays.fill(key, (byte) 0xE9);
    FileDetails details =
        new FileDetails(
            new FileName("🩺".repeat(FileName.MAXIMUM_LENGTH)),
            FileCategory.OTHER,
            Optional.of(new Description("🩺".repeat(Description.MAXIMUM_LENGTH))),
            Optional.of(LocalDate.of(1900, 1, 1)));
    StoredContent content =
        new StoredContent(
            new ContentName(UniqueData.id()),
            WrappedKey.of(key),
            FileFormat.DICOM,
            StoredContent.MAXIMUM_SIZE,
            new ContentDigest("0f".repeat(32)));
    RecordFile file = add(SampleRecord.file(owner, new Author.Owner(owner), details, content));

    assertThat(found(file)).usingRecursiveComparison().isEqualTo(file);
  }

  @Test
  void a_file_is_not_kept_when_what_it_came_with_is_undone() {
    RecordFile file = upload(owner);

    assertThatThrownBy(
            () ->
                unitOfWork()
                    .run(
                        () -> {
                          files().add(file);
                          throw new IllegalStateException("change of mind");
                        }))
        .hasMessage("change of mind");

    assertThat(files().find(owner, file.id())).isEmpty();
    assertThat(files().ownerOf(file.id())).isEmpty();
  }

  // — owners —

  @Test
  void a_file_is_found_in_its_own_record_only() {
    RecordFile file = add(upload(owner));

    assertThat(files().find(other, file.id())).isEmpty();
    assertThat(files().find(other, List.of(file.id()))).isEmpty();
    assertThat(files().find(owner, new RecordFileId(UniqueData.id()))).isEmpty();
  }

  @Test
  void whose_a_file_is_is_known_by_its_id_alone() {
    RecordFile file = add(upload(owner));

    assertThat(files().ownerOf(file.id())).contains(owner);
    assertThat(files().ownerOf(new RecordFileId(UniqueData.id()))).isEmpty();
  }

  // — several files —

  @Test
  void of_many_those_there_are_come_newest_first() {
    RecordFile first = add(upload(owner));
    RecordFile second = add(document(owner, doctor, appointment));
    RecordFile third = add(upload(owner));
    RecordFile foreign = add(upload(other));
    RecordFile notAsked = add(upload(owner));

    List<RecordFile> found =
        files()
            .find(
                owner,
                List.of(
                    second.id(),
                    new RecordFileId(UniqueData.id()),
                    third.id(),
                    foreign.id(),
                    first.id()));

    assertThat(found)
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(third, second, first);
    assertThat(found).extracting(RecordFile::id).doesNotContain(notAsked.id());
  }

  @Test
  void a_file_that_is_asked_for_twice_comes_once() {
    RecordFile file = add(upload(owner));

    assertThat(files().find(owner, List.of(file.id(), file.id()))).hasSize(1);
  }

  @Test
  void nothing_asked_for_is_nothing_found() {
    add(upload(owner));

    assertThat(files().find(owner, List.of())).isEmpty();
  }

  @Test
  void a_thousand_can_be_asked_for_at_once() {
    RecordFile first = add(upload(owner));
    RecordFile last = add(upload(owner));
    List<RecordFileId> thousand =
        Stream.concat(
                Stream.of(first.id(), last.id()),
                Stream.generate(() -> new RecordFileId(UniqueData.id())).limit(998))
            .toList();

    assertThat(files().find(owner, thousand))
        .extracting(RecordFile::id)
        .containsExactly(last.id(), first.id());
  }

  // — deletion —

  @Test
  void a_deleted_file_is_gone_but_whose_it_was_is_still_known() {
    RecordFile file = add(upload(owner));

    delete(file);

    assertThat(files().find(owner, file.id())).isEmpty();
    assertThat(files().find(owner, List.of(file.id()))).isEmpty();
    assertThat(files().ownerOf(file.id())).contains(owner);
  }

  @Test
  void a_file_can_be_deleted_twice_and_never_be_there() {
    RecordFile file = add(upload(owner));
    RecordFileId unknown = new RecordFileId(UniqueData.id());

    delete(file);
    delete(file);
    unitOfWork().run(() -> files().delete(owner, unknown));

    assertThat(files().ownerOf(file.id())).contains(owner);
    assertThat(files().ownerOf(unknown)).isEmpty();
  }

  @Test
  void nobody_deletes_from_the_record_of_another() {
    RecordFile file = add(upload(owner));
    FileGroup group = addGroup(group(owner).with(file.id()));

    unitOfWork().run(() -> files().delete(other, file.id()));

    assertThat(files().find(owner, file.id())).isPresent();
    assertThat(groups().find(owner, group.id()).orElseThrow().files()).containsExactly(file.id());
  }

  @Test
  void groups_lose_a_file_that_is_deleted_and_keep_the_others() {
    RecordFile deleted = add(upload(owner));
    RecordFile kept = add(upload(owner));
    FileGroup both = addGroup(group(owner).with(deleted.id()).with(kept.id()));
    FileGroup alone = addGroup(group(owner).with(deleted.id()));

    delete(deleted);

    assertThat(groups().find(owner, both.id()).orElseThrow().files()).containsExactly(kept.id());
    assertThat(groups().find(owner, alone.id()).orElseThrow().files()).isEmpty();
  }

  @Test
  void a_deletion_that_is_undone_leaves_the_file_where_it_was() {
    RecordFile file = add(upload(owner));
    FileGroup group = addGroup(group(owner).with(file.id()));

    assertThatThrownBy(
            () ->
                unitOfWork()
                    .run(
                        () -> {
                          files().delete(owner, file.id());
                          throw new IllegalStateException("change of mind");
                        }))
        .hasMessage("change of mind");

    assertThat(files().find(owner, file.id())).get().usingRecursiveComparison().isEqualTo(file);
    assertThat(groups().find(owner, group.id()).orElseThrow().files()).containsExactly(file.id());
  }

  // — rewrapped keys —

  @Test
  void a_key_wrapped_anew_takes_the_place_of_the_old_one_and_nothing_else_changes() {
    RecordFile file = add(upload(owner));
    WrappedKey anew = freshKey();

    rewrap(file, anew);

    assertThat(found(file).content()).isEqualTo(file.content().withKey(anew));
    assertThat(found(file)).usingRecursiveComparison().ignoringFields("content").isEqualTo(file);
  }

  @Test
  void a_key_that_was_replaced_since_it_was_read_is_not_replaced_again() {
    RecordFile asRead = add(upload(owner));
    WrappedKey first = freshKey();
    rewrap(asRead, first);

    rewrap(asRead, freshKey());

    assertThat(found(asRead).content().key()).isEqualTo(first);
  }

  @Test
  void a_deleted_file_does_not_get_its_key_back() {
    RecordFile file = add(upload(owner));
    delete(file);

    rewrap(file, freshKey());

    assertThat(files().find(owner, file.id())).isEmpty();
    assertThat(files().all(justBefore(file), 1)).extracting(RecordFile::id).isNotEqualTo(file.id());
  }

  // — usage —

  @Test
  void who_uploaded_nothing_uses_nothing() {
    assertThat(files().usage(owner)).isEqualTo(new RecordUsage(0, 0));
  }

  @Test
  void only_what_the_patient_uploaded_and_did_not_delete_counts() {
    add(upload(owner, StoredContent.MAXIMUM_SIZE));
    add(upload(owner, StoredContent.MAXIMUM_SIZE));
    add(upload(owner, StoredContent.MAXIMUM_SIZE));
    delete(add(upload(owner, 1000)));
    add(document(owner, doctor, appointment));
    add(upload(other, 10));

    assertThat(files().usage(owner)).isEqualTo(new RecordUsage(3, 3 * StoredContent.MAXIMUM_SIZE));
  }

  @Test
  void documents_are_counted_by_consultation() {
    add(document(owner, doctor, appointment));
    add(document(owner, doctor, appointment));
    add(document(owner, doctor, new AppointmentId(UniqueData.id())));
    add(document(other, doctor, appointment));
    add(upload(owner));

    assertThat(files().documents(owner, appointment)).isEqualTo(2);
    assertThat(files().documents(owner, new AppointmentId(UniqueData.id()))).isZero();
  }

  // — iteration —

  @Test
  void all_files_of_all_records_are_gone_through_once_by_id() {
    List<RecordFile> added = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      added.add(add(i % 2 == 0 ? upload(owner) : document(other, doctor, appointment)));
    }
    delete(added.remove(3));

    List<RecordFile> seen = new ArrayList<>();
    Optional<RecordFileId> after = justBefore(added.get(0));
    while (seen.size() < added.size()) {
      List<RecordFile> batch = files().all(after, 4);
      seen.addAll(batch);
      after = Optional.of(batch.get(batch.size() - 1).id());
    }

    assertThat(seen.subList(0, added.size()))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyElementsOf(added);
  }

  @Test
  void nothing_comes_after_the_last_file() {
    add(upload(owner));

    assertThat(files().all(Optional.of(new RecordFileId(UniqueData.id())), 10)).isEmpty();
    assertThat(files().all(Optional.empty(), 1)).hasSize(1);
  }

  // — helpers —

  private RecordFile add(RecordFile file) {
    unitOfWork().run(() -> files().add(file));
    return file;
  }

  private RecordFile withContent(StoredContent content) {
    return SampleRecord.file(owner, new Author.Owner(owner), upload(owner).details(), content);
  }

  private RecordFile found(RecordFile file) {
    return files().find(file.owner(), file.id()).orElseThrow();
  }

  private void delete(RecordFile file) {
    unitOfWork().run(() -> files().delete(file.owner(), file.id()));
  }

  private void rewrap(RecordFile file, WrappedKey key) {
    unitOfWork().run(() -> files().rewrap(file, key));
  }

  private FileGroup addGroup(FileGroup group) {
    unitOfWork()
        .run(
            () -> {
              groups().add(FileGroup.create(group.id(), owner, group.name(), group.createdAt()));
              groups().update(group);
            });
    return group;
  }

  private static Optional<RecordFileId> justBefore(RecordFile file) {
    long count = file.id().value().getLeastSignificantBits();
    return Optional.of(
        new RecordFileId(new UUID(file.id().value().getMostSignificantBits(), count - 1)));
  }
}
