package br.com.techmedicos.adapters.contracts.healthrecord;

import static br.com.techmedicos.adapters.contracts.healthrecord.SampleContent.MIB;
import static br.com.techmedicos.adapters.contracts.healthrecord.SampleContent.binding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.shared.RangeChannel;
import br.com.techmedicos.application.healthrecord.content.ContentBinding;
import br.com.techmedicos.application.healthrecord.content.ContentCipher;
import br.com.techmedicos.application.shared.ContentDamaged;
import br.com.techmedicos.application.shared.StorageUnavailable;
import br.com.techmedicos.domain.healthrecord.WrappedKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract of {@link ContentCipher}: encrypted content can be decrypted with random access,
 * unless it was cut off, altered or swapped. Ciphers work in segments, so the tested sizes are
 * close to common segment sizes.
 */
@Promises
public abstract class ContentCipherContract {

  private static final int SMALL = 10_000;
  private static final int LARGE = 3 * MIB + 5;

  /** {@return the cipher under test; a test may call this more than once} */
  protected abstract ContentCipher cipher();

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 1, 15, 16, 4_096, 65_479, 65_480, 65_481, 65_536, MIB - 57, MIB - 56, MIB - 55, MIB,
        LARGE
      })
  void what_was_encrypted_is_decrypted(int size) throws Exception {
    Sealed sealed = sealed(size);

    try (SeekableByteChannel plain = sealed.open()) {
      assertThat(plain.size()).isEqualTo(size);
      assertThat(plain.position()).isZero();
      assertThat(SampleContent.rest(plain)).isEqualTo(SampleContent.ofSize(size));
      assertThat(plain.position()).isEqualTo(size);
      assertThat(plain.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
  }

  @Test
  void a_content_may_be_encrypted_in_pieces_of_any_size() throws Exception {
    ContentBinding binding = binding();
    WrappedKey key = cipher().createKey(binding);
    byte[] content = SampleContent.ofSize(LARGE);
    ByteArrayOutputStream encrypted = new ByteArrayOutputStream();

    try (OutputStream plain = cipher().encrypt(key, binding, encrypted)) {
      plain.write(content[0]);
      plain.write(content, 1, 999);
      plain.write(content, 1_000, 0);
      plain.write(content, 1_000, 2 * MIB);
      plain.flush();
      plain.write(content, 1_000 + 2 * MIB, LARGE - 1_000 - 2 * MIB);
    }

    assertThat(new Sealed(key, binding, encrypted.toByteArray()).read()).isEqualTo(content);
  }

  @Test
  void a_content_is_read_forwards_and_backwards() throws Exception {
    byte[] content = SampleContent.ofSize(LARGE);

    try (SeekableByteChannel plain = sealed(LARGE).open()) {
      for (int place : new int[] {MIB - 100, 0, LARGE - 1, 2 * MIB - 150, 65_530, LARGE - 300, 1}) {
        plain.position(place);
        assertThat(plain.position()).isEqualTo(place);
        assertThat(SampleContent.read(plain, 200))
            .isEqualTo(Arrays.copyOfRange(content, place, Math.min(place + 200, LARGE)));
      }
    }
  }

  @Test
  void beyond_the_end_there_is_nothing() throws Exception {
    try (SeekableByteChannel plain = sealed(10).open()) {
      for (long place : new long[] {10, 11, 1L << 40}) {
        plain.position(place);
        assertThat(plain.read(ByteBuffer.allocate(5))).isEqualTo(-1);
      }
      plain.position(9);
      assertThat(SampleContent.read(plain, 5)).hasSize(1);
      assertThatThrownBy(() -> plain.position(-1)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void what_was_decrypted_is_for_reading_only() throws Exception {
    try (SeekableByteChannel plain = sealed(10).open()) {
      assertThatThrownBy(() -> plain.write(ByteBuffer.allocate(1)))
          .isInstanceOf(NonWritableChannelException.class);
      assertThatThrownBy(() -> plain.truncate(1)).isInstanceOf(NonWritableChannelException.class);
    }
  }

  @Test
  void closing_completes_the_content_and_leaves_open_what_it_goes_to() throws Exception {
    ContentBinding binding = binding();
    WrappedKey key = cipher().createKey(binding);
    AtomicBoolean closed = new AtomicBoolean();
    ByteArrayOutputStream encrypted =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed.set(true);
          }
        };
    OutputStream plain = cipher().encrypt(key, binding, encrypted);
    plain.write(SampleContent.ofSize(LARGE));
    plain.flush();

    byte[] incomplete = encrypted.toByteArray();
    plain.close();

    assertDamaged(new Sealed(key, binding, incomplete));
    assertThat(new Sealed(key, binding, encrypted.toByteArray()).read()).hasSize(LARGE);
    assertThat(closed).isFalse();
  }

  @Test
  void what_was_decrypted_is_closed_with_what_it_was_decrypted_from() throws Exception {
    Sealed sealed = sealed(10);
    RangeChannel encrypted = RangeChannel.of(sealed.encrypted());

    SeekableByteChannel plain = cipher().decrypt(sealed.key(), sealed.binding(), encrypted);
    assertThat(plain.isOpen()).isTrue();
    plain.close();

    assertThat(plain.isOpen()).isFalse();
    assertThat(encrypted.isOpen()).isFalse();
  }

  @Test
  void what_cannot_be_decrypted_is_closed_too() {
    Sealed sealed = sealed(10);
    RangeChannel encrypted = RangeChannel.of(Arrays.copyOf(sealed.encrypted(), 5));

    assertThatThrownBy(() -> cipher().decrypt(sealed.key(), sealed.binding(), encrypted))
        .isInstanceOf(ContentDamaged.class);

    assertThat(encrypted.isOpen()).isFalse();
  }

  @Test
  void no_key_comes_twice() {
    ContentBinding binding = binding();
    Set<WrappedKey> keys = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      keys.add(cipher().createKey(binding));
    }

    assertThat(keys).hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, SMALL, 65_480, MIB - 56, LARGE})
  void a_content_that_is_cut_off_is_not_even_opened(int size) {
    Sealed sealed = sealed(size);
    int whole = sealed.encrypted().length;
    IntStream lengths =
        IntStream.of(
            0, 1, 15, 39, 40, 41, 55, 56, 57, 72, 1_000, whole - 17, whole - 16, whole - 1);
    IntStream borders =
        IntStream.rangeClosed(1, 3)
            .flatMap(n -> IntStream.of(n * MIB - 1, n * MIB, n * MIB + 1, n * MIB + 16));

    IntStream.concat(lengths, borders)
        .filter(length -> length >= 0 && length < whole)
        .forEach(
            length ->
                assertThatThrownBy(
                        () -> sealed.with(Arrays.copyOf(sealed.encrypted(), length)).open())
                    .as("%d of %d bytes", length, whole)
                    .isInstanceOf(ContentDamaged.class));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, SMALL, LARGE})
  void nothing_may_be_added_to_a_content(int size) {
    Sealed sealed = sealed(size);

    for (int more : new int[] {1, 16, 1_000, MIB}) {
      byte[] longer = Arrays.copyOf(sealed.encrypted(), sealed.encrypted().length + more);
      assertDamaged(sealed.with(longer));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, SMALL, LARGE})
  void an_altered_bit_is_found_wherever_it_is(int size) {
    Sealed sealed = sealed(size);
    int whole = sealed.encrypted().length;
    int step = Math.max(1, whole / 40);

    IntStream.concat(
            IntStream.iterate(0, place -> place < whole, place -> place + step),
            IntStream.of(0, 1, 8, 33, 39, whole - 17, whole - 16, whole - 1))
        .filter(place -> place >= 0 && place < whole)
        .forEach(
            place -> {
              byte[] altered = sealed.encrypted().clone();
              altered[place] ^= (byte) (1 << place % 8);
              assertDamaged(sealed.with(altered));
            });
  }

  @Test
  void nothing_comes_out_that_did_not_go_in() throws Exception {
    Sealed sealed = sealed(LARGE);
    byte[] altered = sealed.encrypted().clone();
    altered[2 * MIB + 500_000] ^= 1;
    byte[] content = SampleContent.ofSize(LARGE);
    ByteArrayOutputStream read = new ByteArrayOutputStream();

    assertThatThrownBy(
            () -> {
              try (SeekableByteChannel plain = sealed.with(altered).open()) {
                ByteBuffer buffer = ByteBuffer.allocate(10_000);
                while (plain.read(buffer) >= 0) {
                  read.write(buffer.array(), 0, buffer.position());
                  buffer.clear();
                }
              }
            })
        .isInstanceOf(ContentDamaged.class);

    assertThat(read.toByteArray()).isEqualTo(Arrays.copyOf(content, read.size()));
  }

  @Test
  void parts_of_a_content_may_not_change_places() {
    Sealed sealed = sealed(LARGE);
    byte[] swapped = sealed.encrypted().clone();
    System.arraycopy(sealed.encrypted(), MIB, swapped, 2 * MIB, MIB);
    System.arraycopy(sealed.encrypted(), 2 * MIB, swapped, MIB, MIB);

    assertDamaged(sealed.with(swapped));
  }

  @Test
  void the_contents_of_two_files_cannot_be_swapped() {
    Sealed one = sealed(SMALL);
    Sealed other = sealed(SMALL);

    assertDamaged(one.with(other.encrypted()));
    assertDamaged(other.with(one.encrypted()));
  }

  @Test
  void a_key_and_its_content_are_good_for_no_other_file_and_for_no_other_patient() {
    Sealed one = sealed(SMALL);
    ContentBinding other = binding();

    for (ContentBinding swapped :
        List.of(
            other,
            new ContentBinding(other.file(), one.binding().patient()),
            new ContentBinding(one.binding().file(), other.patient()))) {
      assertDamaged(new Sealed(one.key(), swapped, one.encrypted()));
      assertNotTheKeyOf(swapped, one.key());
    }
  }

  @Test
  void an_altered_key_is_no_key() {
    Sealed sealed = sealed(10);
    byte[] key = sealed.key().bytes();

    for (int i = 0; i < key.length; i++) {
      byte[] altered = key.clone();
      altered[i] ^= 1;
      assertNotTheKeyOf(sealed.binding(), WrappedKey.of(altered));
    }
    assertNotTheKeyOf(sealed.binding(), WrappedKey.of(Arrays.copyOf(key, key.length - 1)));
    assertNotTheKeyOf(sealed.binding(), WrappedKey.of(Arrays.copyOf(key, key.length + 1)));
    assertNotTheKeyOf(sealed.binding(), WrappedKey.of(new byte[] {1}));
  }

  @Test
  void a_key_that_is_wrapped_anew_is_the_same_key() throws Exception {
    Sealed sealed = sealed(SMALL);

    WrappedKey rewrapped = cipher().rewrap(sealed.key(), sealed.binding());

    Sealed anew = new Sealed(rewrapped, sealed.binding(), sealed.encrypted());
    assertThat(anew.read()).isEqualTo(SampleContent.ofSize(SMALL));
    assertThat(sealed.read()).isEqualTo(SampleContent.ofSize(SMALL));
    assertNotTheKeyOf(binding(), rewrapped);
  }

  @Test
  void a_store_that_cannot_be_read_is_no_damage() {
    Sealed sealed = sealed(LARGE);
    StorageUnavailable unavailable = new StorageUnavailable("gone", new IOException("gone"));

    assertThatThrownBy(
            () -> {
              try (SeekableByteChannel plain =
                  cipher().decrypt(sealed.key(), sealed.binding(), failing(unavailable))) {
                SampleContent.rest(plain);
              }
            })
        .isSameAs(unavailable);
  }

  @Test
  void a_store_that_cannot_be_written_says_so_itself() {
    ContentBinding binding = binding();
    WrappedKey key = cipher().createKey(binding);
    StorageUnavailable unavailable = new StorageUnavailable("full", new IOException("full"));
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int one) {
            throw unavailable;
          }
        };

    assertThatThrownBy(
            () -> {
              OutputStream plain = cipher().encrypt(key, binding, full);
              plain.write(new byte[LARGE]);
              plain.close();
            })
        .isSameAs(unavailable);
  }

  @Test
  void many_contents_are_encrypted_and_decrypted_at_once() {
    List<Callable<Boolean>> attempts =
        IntStream.rangeClosed(1, 8)
            .<Callable<Boolean>>mapToObj(
                n ->
                    () ->
                        Arrays.equals(
                            SampleContent.ofSize(n * 300_000), sealed(n * 300_000).read()))
            .toList();

    assertThat(ConcurrentAttempts.atOnce(attempts))
        .allSatisfy(outcome -> assertThat(outcome.answer()).contains(true));
  }

  private static SeekableByteChannel failing(RuntimeException failure) {
    return (SeekableByteChannel)
        Proxy.newProxyInstance(
            ContentCipherContract.class.getClassLoader(),
            new Class<?>[] {SeekableByteChannel.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              throw failure;
            });
  }

  /** Encrypts a sample content, and returns everything needed to decrypt it. */
  private Sealed sealed(int size) {
    ContentBinding binding = binding();
    WrappedKey key = cipher().createKey(binding);
    ByteArrayOutputStream encrypted = new ByteArrayOutputStream();
    try (OutputStream plain = cipher().encrypt(key, binding, encrypted)) {
      plain.write(SampleContent.ofSize(size));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return new Sealed(key, binding, encrypted.toByteArray());
  }

  private void assertDamaged(Sealed sealed) {
    assertThatThrownBy(sealed::read).isInstanceOf(ContentDamaged.class);
  }

  private static void assertLocked(ThrowingCallable opening) {
    assertThatThrownBy(opening)
        .isInstanceOfSatisfying(
            ContentDamaged.class, failure -> assertThat(failure.isLocked()).isTrue());
  }

  private void assertNotTheKeyOf(ContentBinding binding, WrappedKey key) {
    assertLocked(() -> cipher().encrypt(key, binding, new ByteArrayOutputStream()));
    assertLocked(() -> cipher().rewrap(key, binding));
  }

  private final class Sealed {

    private final WrappedKey key;
    private final ContentBinding binding;
    private final byte[] encrypted;

    private Sealed(WrappedKey key, ContentBinding binding, byte[] encrypted) {
      this.key = key;
      this.binding = binding;
      this.encrypted = encrypted;
    }

    private WrappedKey key() {
      return key;
    }

    private ContentBinding binding() {
      return binding;
    }

    private byte[] encrypted() {
      return encrypted;
    }

    private Sealed with(byte[] other) {
      return new Sealed(key, binding, other);
    }

    private SeekableByteChannel open() {
      return cipher().decrypt(key, binding, RangeChannel.of(encrypted));
    }

    private byte[] read() throws IOException {
      try (SeekableByteChannel plain = open()) {
        return SampleContent.rest(plain);
      }
    }
  }
}
