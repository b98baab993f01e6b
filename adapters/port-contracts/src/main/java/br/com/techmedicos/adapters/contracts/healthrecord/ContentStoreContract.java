package br.com.techmedicos.adapters.contracts.healthrecord;

import static br.com.techmedicos.adapters.contracts.healthrecord.SampleContent.MIB;
import static br.com.techmedicos.adapters.contracts.healthrecord.SampleContent.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts.Outcome;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.application.healthrecord.content.ContentStore;
import br.com.techmedicos.application.shared.StorageUnavailable;
import br.com.techmedicos.domain.healthrecord.ContentName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract of {@link ContentStore}: contents are stored completely or not at all, and read with
 * random access.
 */
@Promises
public abstract class ContentStoreContract {

  private static final int MANY_MIB = 5 * MIB + 3;

  /** {@return the store under test; a test may call this more than once} */
  protected abstract ContentStore store();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, MIB - 1, MIB, MANY_MIB})
  void what_was_written_is_read(int size) throws Exception {
    ContentName name = name();
    byte[] content = SampleContent.ofSize(size);

    write(name, content);

    try (SeekableByteChannel channel = open(name)) {
      assertThat(channel.size()).isEqualTo(size);
      assertThat(channel.position()).isZero();
      assertThat(SampleContent.rest(channel)).isEqualTo(content);
      assertThat(channel.position()).isEqualTo(size);
      assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
  }

  @Test
  void a_content_may_be_written_byte_by_byte_and_its_end_closed() throws Exception {
    ContentName name = name();
    byte[] content = SampleContent.ofSize(2_000);

    store()
        .write(
            name,
            out -> {
              for (byte one : content) {
                out.write(one);
              }
              out.flush();
              out.close();
            });

    assertThat(read(name)).isEqualTo(content);
  }

  @ParameterizedTest
  @ValueSource(ints = {4 * MIB, 0, 2 * MIB + 1, MANY_MIB - 1, MIB - 1, 1})
  void a_content_is_read_from_any_place(int place) throws Exception {
    ContentName name = name();
    byte[] content = SampleContent.ofSize(MANY_MIB);
    write(name, content);

    try (SeekableByteChannel channel = open(name)) {
      channel.position(place);
      int length = Math.min(10, MANY_MIB - place);
      assertThat(SampleContent.read(channel, 10))
          .isEqualTo(Arrays.copyOfRange(content, place, place + length));
      assertThat(channel.position()).isEqualTo(place + length);
    }
  }

  @Test
  void a_content_is_read_forwards_and_backwards() throws Exception {
    ContentName name = name();
    byte[] content = SampleContent.ofSize(MANY_MIB);
    write(name, content);

    try (SeekableByteChannel channel = open(name)) {
      for (int place : new int[] {3 * MIB, 0, 5 * MIB, 5 * MIB - 20, 3 * MIB + 5, MIB}) {
        channel.position(place);
        assertThat(SampleContent.read(channel, 1_000))
            .isEqualTo(Arrays.copyOfRange(content, place, Math.min(place + 1_000, MANY_MIB)));
      }
    }
  }

  @Test
  void beyond_the_end_there_is_nothing() throws Exception {
    ContentName name = name();
    write(name, SampleContent.ofSize(10));

    try (SeekableByteChannel channel = open(name)) {
      for (long place : new long[] {10, 11, 1L << 40}) {
        channel.position(place);
        assertThat(channel.read(ByteBuffer.allocate(5))).isEqualTo(-1);
      }
      channel.position(9);
      assertThat(SampleContent.read(channel, 5)).hasSize(1);
      assertThatThrownBy(() -> channel.position(-1)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void what_was_opened_is_for_reading_only() throws Exception {
    ContentName name = name();
    byte[] content = SampleContent.ofSize(10);
    write(name, content);

    try (SeekableByteChannel channel = open(name)) {
      assertThatThrownBy(() -> channel.write(ByteBuffer.allocate(1)))
          .isInstanceOf(NonWritableChannelException.class);
      assertThatThrownBy(() -> channel.truncate(1)).isInstanceOf(NonWritableChannelException.class);
      assertThat(channel.isOpen()).isTrue();
      channel.close();
      assertThat(channel.isOpen()).isFalse();
    }

    assertThat(read(name)).isEqualTo(content);
  }

  @Test
  void nothing_is_under_a_name_that_was_never_used() {
    assertThat(store().open(name())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, MIB, MANY_MIB})
  void of_a_content_that_comes_to_no_end_nothing_is_kept(int written) {
    ContentName name = name();
    IOException disconnected = new IOException("the client went away");

    assertThatThrownBy(
            () ->
                store()
                    .write(
                        name,
                        out -> {
                          out.write(SampleContent.ofSize(written));
                          throw disconnected;
                        }))
        .isSameAs(disconnected);

    assertThat(store().open(name)).isEmpty();
    store().delete(name);
  }

  @Test
  void of_a_content_that_is_refused_nothing_is_kept() {
    ContentName name = name();
    IllegalStateException refused = new IllegalStateException("too large");

    assertThatThrownBy(
            () ->
                store()
                    .write(
                        name,
                        out -> {
                          out.write(SampleContent.ofSize(3 * MIB));
                          throw refused;
                        }))
        .isSameAs(refused);

    assertThat(store().open(name)).isEmpty();
  }

  @Test
  void a_content_is_not_there_before_it_is_complete() throws Exception {
    ContentName name = name();

    store()
        .write(
            name,
            out -> {
              out.write(SampleContent.ofSize(3 * MIB));
              out.flush();
              assertThat(store().open(name)).isEmpty();
            });

    assertThat(read(name)).hasSize(3 * MIB);
  }

  @Test
  void a_name_is_used_once() throws Exception {
    ContentName name = name();
    byte[] first = SampleContent.ofSize(10);
    write(name, first);

    assertThatThrownBy(() -> write(name, SampleContent.ofSize(20)))
        .isInstanceOf(StorageUnavailable.class);

    assertThat(read(name)).isEqualTo(first);
  }

  @Test
  void of_many_that_write_under_one_name_one_succeeds() throws Exception {
    ContentName name = name();
    List<Callable<Integer>> attempts =
        IntStream.rangeClosed(1, 8)
            .<Callable<Integer>>mapToObj(
                n ->
                    () -> {
                      write(name, SampleContent.ofSize(n * 100_000));
                      return n * 100_000;
                    })
            .toList();

    List<Outcome<Integer>> outcomes = ConcurrentAttempts.atOnce(attempts);

    assertThat(ConcurrentAttempts.successes(outcomes)).isEqualTo(1);
    assertThat(ConcurrentAttempts.failures(outcomes))
        .hasOnlyElementsOfType(StorageUnavailable.class);
    int size =
        outcomes.stream().flatMap(outcome -> outcome.answer().stream()).findFirst().orElseThrow();
    assertThat(read(name)).isEqualTo(SampleContent.ofSize(size));
  }

  @Test
  void many_contents_are_written_at_once() {
    List<Callable<Boolean>> attempts =
        IntStream.rangeClosed(1, 8)
            .<Callable<Boolean>>mapToObj(
                n ->
                    () -> {
                      ContentName name = name();
                      byte[] content = SampleContent.ofSize(n * 300_000);
                      write(name, content);
                      return Arrays.equals(content, read(name));
                    })
            .toList();

    assertThat(ConcurrentAttempts.atOnce(attempts))
        .allSatisfy(outcome -> assertThat(outcome.answer()).contains(true));
  }

  @Test
  void a_content_is_read_by_many_at_once() throws Exception {
    ContentName name = name();
    byte[] content = SampleContent.ofSize(MANY_MIB);
    write(name, content);
    List<Callable<Boolean>> attempts =
        IntStream.range(0, 8)
            .<Callable<Boolean>>mapToObj(
                n ->
                    () -> {
                      try (SeekableByteChannel channel = open(name)) {
                        int place = n * 600_000;
                        channel.position(place);
                        byte[] expected = Arrays.copyOfRange(content, place, MANY_MIB);
                        return Arrays.equals(expected, SampleContent.rest(channel));
                      }
                    })
            .toList();

    assertThat(ConcurrentAttempts.atOnce(attempts))
        .allSatisfy(outcome -> assertThat(outcome.answer()).contains(true));
  }

  @Test
  void what_is_deleted_is_gone_and_nothing_else_is() throws Exception {
    ContentName deleted = name();
    ContentName kept = name();
    write(deleted, SampleContent.ofSize(100));
    write(kept, SampleContent.ofSize(200));

    store().delete(deleted);
    store().delete(deleted);
    store().delete(name());

    assertThat(store().open(deleted)).isEmpty();
    assertThat(read(kept)).hasSize(200);
  }

  @Test
  void who_reads_what_is_deleted_gets_it_or_an_error() throws Exception {
    ContentName name = name();
    byte[] content = SampleContent.ofSize(MANY_MIB);
    write(name, content);

    try (SeekableByteChannel channel = open(name)) {
      byte[] beginning = SampleContent.read(channel, 1_000);
      store().delete(name);

      assertThat(beginning).isEqualTo(Arrays.copyOf(content, 1_000));
      try {
        assertThat(SampleContent.rest(channel))
            .isEqualTo(Arrays.copyOfRange(content, 1_000, MANY_MIB));
      } catch (StorageUnavailable gone) {
        assertThat(store().open(name)).isEmpty();
      }
    }
  }

  private void write(ContentName name, byte[] content) throws IOException {
    store().write(name, out -> out.write(content));
  }

  private SeekableByteChannel open(ContentName name) {
    return store().open(name).orElseThrow();
  }

  private byte[] read(ContentName name) throws IOException {
    try (SeekableByteChannel channel = open(name)) {
      return SampleContent.rest(channel);
    }
  }
}
