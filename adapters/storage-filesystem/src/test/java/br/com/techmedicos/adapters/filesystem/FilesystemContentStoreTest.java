package br.com.techmedicos.adapters.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.healthrecord.ContentStoreContract;
import br.com.techmedicos.adapters.contracts.healthrecord.SampleContent;
import br.com.techmedicos.application.healthrecord.content.ContentStore;
import br.com.techmedicos.application.shared.StorageUnavailable;
import br.com.techmedicos.domain.healthrecord.ContentName;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilesystemContentStoreTest extends ContentStoreContract {

  private static final ContentName NAME =
      new ContentName(UUID.fromString("3f2b8c1e-7a54-4d0e-9c66-0b1d2e3f4a5b"));

  @TempDir Path temp;

  @Override
  protected ContentStore store() {
    return new FilesystemContentStore(temp.resolve("data/contents"));
  }

  @Test
  void a_content_is_one_file_in_the_folder_of_its_first_two_digits() throws Exception {
    store().write(NAME, out -> out.write(SampleContent.ofSize(100)));

    assertThat(files())
        .containsExactly(temp.resolve("data/contents/3f/3f2b8c1e-7a54-4d0e-9c66-0b1d2e3f4a5b"));
    assertThat(files().get(0)).hasBinaryContent(SampleContent.ofSize(100));
  }

  @Test
  void what_the_disk_takes_before_the_end_is_as_it_was_written() throws Exception {
    byte[] content = SampleContent.ofSize(21_000_000); // forced twice before its end

    store()
        .write(
            NAME,
            out -> {
              for (int at = 0, part; at < content.length; at += part) {
                part = Math.min(65_496, content.length - at);
                out.write(content, at, part);
              }
            });

    assertThat(files()).singleElement().satisfies(f -> assertThat(f).hasBinaryContent(content));
  }

  @Test
  void only_the_owner_may_read_a_content_written_or_being_written() throws Exception {
    store()
        .write(
            NAME,
            out -> {
              assertThat(files()).singleElement().satisfies(this::isOnlyForItsOwner);
              out.write(1);
            });

    assertThat(files()).singleElement().satisfies(this::isOnlyForItsOwner);
    for (String folder : List.of("data", "data/contents", "data/contents/3f")) {
      assertThat(permissions(temp.resolve(folder))).isEqualTo("rwx------");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3_000_000, 9_000_000}) // of which the disk takes none yet, or a part
  void nothing_is_left_of_a_content_that_came_to_no_end(int arrived) {
    assertThatThrownBy(
            () ->
                store()
                    .write(
                        NAME,
                        out -> {
                          out.write(SampleContent.ofSize(arrived));
                          throw new IOException("the client went away");
                        }))
        .isInstanceOf(IOException.class);

    assertThat(files()).isEmpty();
  }

  @Test
  void nothing_is_left_of_a_content_whose_name_was_taken_but_the_first() throws Exception {
    store().write(NAME, out -> out.write(1));

    assertThatThrownBy(() -> store().write(NAME, out -> out.write(2)))
        .isInstanceOf(StorageUnavailable.class)
        .hasCauseInstanceOf(FileAlreadyExistsException.class);

    assertThat(files())
        .singleElement()
        .satisfies(file -> assertThat(file).hasBinaryContent(new byte[] {1}));
  }

  @Test
  void what_a_crash_left_behind_is_deleted_by_its_name() throws Exception {
    ContentStore store = store();
    Path left = temp.resolve("data/contents/3f/" + NAME + ".part");
    Files.createDirectories(left.getParent());
    Files.write(left, new byte[] {1, 2, 3});

    assertThat(store.open(NAME)).isEmpty();
    store.delete(NAME);

    assertThat(files()).isEmpty();
  }

  @Test
  void a_content_deleted_while_it_is_written_is_not_kept() {
    ContentStore store = store();

    assertThatThrownBy(
            () ->
                store.write(
                    NAME,
                    out -> {
                      out.write(SampleContent.ofSize(3_000_000));
                      store.delete(NAME);
                    }))
        .isInstanceOf(StorageUnavailable.class)
        .hasCauseInstanceOf(NoSuchFileException.class);

    assertThat(files()).isEmpty();
  }

  @Test
  void a_folder_that_cannot_be_made_is_a_storage_that_is_not_there() throws Exception {
    Path file = Files.createFile(temp.resolve("file"));

    assertThatThrownBy(() -> new FilesystemContentStore(file.resolve("contents")))
        .isInstanceOf(StorageUnavailable.class);
  }

  private void isOnlyForItsOwner(Path file) {
    assertThat(permissions(file)).isEqualTo("rw-------");
  }

  private static String permissions(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.walk(temp)) {
      return all.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
