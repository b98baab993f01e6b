package br.com.techmedicos.stories.healthrecord;

import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertAllRefused;
import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.healthrecord.SampleRecord;
import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryContentScanner;
import br.com.techmedicos.application.healthrecord.HealthRecord;
import br.com.techmedicos.application.healthrecord.access.FileRequest;
import br.com.techmedicos.application.healthrecord.content.ContentScanner;
import br.com.techmedicos.application.healthrecord.content.ContentStore;
import br.com.techmedicos.application.healthrecord.content.DiscardContent;
import br.com.techmedicos.application.healthrecord.content.ReceiveContent;
import br.com.techmedicos.application.healthrecord.content.ReceivedContent;
import br.com.techmedicos.application.healthrecord.content.SweepContents;
import br.com.techmedicos.application.healthrecord.file.OpenFile;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.application.shared.ContentDamaged;
import br.com.techmedicos.application.shared.ScannerUnavailable;
import br.com.techmedicos.application.shared.StorageUnavailable;
import br.com.techmedicos.domain.healthrecord.Author;
import br.com.techmedicos.domain.healthrecord.ContentName;
import br.com.techmedicos.domain.healthrecord.FileFormat;
import br.com.techmedicos.domain.healthrecord.HealthRecordEvent.FileAdded;
import br.com.techmedicos.domain.healthrecord.HealthRecordEvent.FileDeleted;
import br.com.techmedicos.domain.healthrecord.HealthRecordViolation;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordUsage;
import br.com.techmedicos.domain.healthrecord.StoredContent;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.stories.RecordStory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Content arrives, and becomes a file as a whole or not at all. */
class UploadTest extends RecordStory {

  private static final HealthRecordViolation NO_ROOM =
      new HealthRecordViolation.QuotaExceeded(RecordUsage.MAXIMUM_FILES, 20);
  private static final String EICAR =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD" + "-ANTIVIRUS-TEST-FILE!$H+H*";

  private final Author owner = new Author.Owner(jose);
  private final Recording store = new Recording(clinic.contents().store());

  // — it becomes a file —

  @Test
  void what_arrived_becomes_a_file_and_that_is_told_with_ids_alone() {
    RecordFile file = upload(jose, "Olá 🩺");

    assertThat(file.content().size()).isEqualTo(9);
    assertThat(file.content().format()).isEqualTo(FileFormat.TEXT);
    assertThat(file.content().digest())
        .hasToString("bdcb32a25747cd0722bc4b1644befd81b272013caf44fdb13a13b60bda6a3e13");
    assertThat(read(FileRequest.own(jose, file.id()))).isEqualTo("Olá 🩺");
    assertThat(clinic.events()).endsWith(new FileAdded(file.id(), jose, AccountId.of(jose), SEVEN));
  }

  @Test
  void what_is_longer_than_what_its_format_is_told_by_arrives_whole() {
    String text = "0123456789".repeat(50_000);

    RecordFile file = upload(jose, text);

    assertThat(file.content().size()).isEqualTo(500_000);
    assertThat(read(FileRequest.own(jose, file.id()))).isEqualTo(text);
  }

  @Test
  void its_format_is_told_by_its_content() {
    assertNothingIsKept(
        new HealthRecordViolation.FormatNotAccepted(), bytes("MZ… this program cannot be run"));
  }

  @Test
  void an_empty_file_is_refused() {
    assertNothingIsKept(new HealthRecordViolation.FileEmpty(), bytes(""));
  }

  @Test
  void a_file_has_no_more_than_a_gibibyte() throws IOException {
    ContentStore sink = new Sink();

    ReceivedContent largest =
        receiveContent(sink, ContentScanner.off())
            .handle(new ReceiveContent.Command(owner, zeros(StoredContent.MAXIMUM_SIZE)));
    assertThat(largest.content().size()).isEqualTo(StoredContent.MAXIMUM_SIZE);

    assertRefused(
        new HealthRecordViolation.FileTooLarge(StoredContent.MAXIMUM_SIZE),
        () ->
            receiveContent(sink, ContentScanner.off())
                .handle(new ReceiveContent.Command(owner, zeros(StoredContent.MAXIMUM_SIZE + 1))));
  }

  // — it breaks off —

  @Test
  void what_breaks_off_leaves_nothing() {
    InputStream broken =
        new SequenceInputStream(
            bytes("x".repeat(200_000)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("the connection is gone");
              }
            });

    assertThatThrownBy(() -> receive(broken))
        .isInstanceOf(IOException.class)
        .hasMessage("the connection is gone");

    assertNothingIsLeft();
  }

  @Test
  void what_is_infected_leaves_nothing() {
    assertRefused(
        new HealthRecordViolation.MalwareFound(),
        () ->
            receiveContent(store, new InMemoryContentScanner())
                .handle(
                    new ReceiveContent.Command(
                        owner, bytes("y".repeat(65_500) + EICAR + "y".repeat(100)))));

    assertNothingIsLeft();
  }

  @Test
  void nothing_is_taken_in_while_the_scanner_is_down() {
    ContentScanner down =
        () -> {
          throw new ScannerUnavailable("no answer");
        };

    assertThatThrownBy(
            () ->
                receiveContent(store, down)
                    .handle(new ReceiveContent.Command(owner, bytes("text"))))
        .isInstanceOf(ScannerUnavailable.class);

    assertNothingIsLeft();
  }

  @Test
  void nothing_is_kept_of_what_the_scanner_did_not_see_to_its_end() {
    assertThatThrownBy(
            () ->
                receiveContent(store, FailingAtTheEnd::new)
                    .handle(new ReceiveContent.Command(owner, bytes("text"))))
        .isInstanceOf(ScannerUnavailable.class);

    assertNothingIsLeft();
  }

  // — it is not added —

  @Test
  void what_a_crash_left_behind_is_swept_once_its_time_is_over() {
    ReceivedContent abandoned = received(owner, "text");
    assertThat(isStored(abandoned)).isTrue();

    clock.advance(ReceiveContent.LONGEST.minusNanos(1000));
    assertThat(sweep()).isZero();
    assertThat(isStored(abandoned)).isTrue();

    clock.advance(Duration.ofNanos(1000));
    assertThat(sweep()).isEqualTo(1);
    assertThat(isStored(abandoned)).isFalse();
    assertThat(sweep()).isZero();
  }

  @Test
  void what_is_added_in_time_is_never_swept() {
    ReceivedContent received = received(owner, "text");
    clock.advance(ReceiveContent.LONGEST.minusNanos(1000));
    RecordFile file = add(owner, received);

    clock.advance(DAY);

    assertThat(sweep()).isZero();
    assertThat(read(FileRequest.own(jose, file.id()))).isEqualTo("text");
  }

  @Test
  void what_comes_too_late_is_given_up_and_becomes_no_file() {
    ReceivedContent late = received(owner, "text");
    clock.advance(ReceiveContent.LONGEST);
    sweep();

    assertThatThrownBy(() -> add(owner, late)).isInstanceOf(StorageUnavailable.class);

    assertThat(stored.files().find(jose, late.file())).isEmpty();
    assertNothingIsLeft();
  }

  @Test
  void content_becomes_one_file_only() {
    ReceivedContent received = received(owner, "text");
    add(owner, received);

    assertThatThrownBy(() -> add(owner, received)).isInstanceOf(StorageUnavailable.class);
    assertThat(stored.files().usage(jose)).isEqualTo(new RecordUsage(1, 4));
  }

  @Test
  void content_that_was_discarded_is_gone_at_once() {
    ReceivedContent received = received(owner, "text");

    ContentName gone = record.discardContent().handle(new DiscardContent.Command(received));

    assertThat(gone).isEqualTo(received.content().name());
    assertThat(isStored(received)).isFalse();
    assertThatThrownBy(() -> add(owner, received)).isInstanceOf(StorageUnavailable.class);
    assertNothingIsLeft();
  }

  @Test
  void content_that_cannot_be_discarded_now_is_given_up_and_swept() {
    ReceivedContent received = received(owner, "text");
    DiscardContent whileDown =
        record(new Broken(), clinic.contents().cipher(), ContentScanner.off()).discardContent();

    assertThatThrownBy(() -> whileDown.handle(new DiscardContent.Command(received)))
        .isInstanceOf(StorageUnavailable.class);

    assertThatThrownBy(() -> add(owner, received)).isInstanceOf(StorageUnavailable.class);
    assertThat(sweep()).isEqualTo(1);
    assertThat(isStored(received)).isFalse();
  }

  // — it is deleted —

  @Test
  void a_deleted_file_is_beyond_reading_at_once_and_its_content_goes_with_the_next_sweep() {
    RecordFile file = upload(jose);

    delete(jose, file.id());

    assertThat(clinic.events()).endsWith(new FileDeleted(file.id(), jose, SEVEN));
    assertNotFound(() -> open(FileRequest.own(jose, file.id())));
    assertThat(sweep()).isEqualTo(1);
    assertThat(isStored(file)).isFalse();
    assertThat(sweep()).isZero();
  }

  @Test
  void what_the_store_cannot_remove_now_holds_up_nothing_and_is_removed_later() {
    RecordFile stuck = upload(jose);
    RecordFile other = upload(jose);
    delete(jose, stuck.id());
    HealthRecord onStickyStore =
        record(
            new Sticky(stuck.content().name()), clinic.contents().cipher(), ContentScanner.off());
    SweepContents.Command sweep = new SweepContents.Command();

    assertThatThrownBy(() -> onStickyStore.sweepContents().handle(sweep))
        .isInstanceOf(StorageUnavailable.class);
    delete(jose, other.id());
    assertThat(onStickyStore.sweepContents().handle(sweep)).isEqualTo(1);
    assertThat(isStored(other)).isFalse();
    assertThat(isStored(stuck)).isTrue();

    clock.advance(Duration.ofHours(1));
    assertThat(sweep()).isEqualTo(1);
    assertThat(isStored(stuck)).isFalse();
  }

  @Test
  void what_a_failing_store_has_kept_all_the_same_is_swept() {
    List<ContentName> kept = new ArrayList<>();
    ReceiveContent intoDoubtfulStore = receiveContent(new Doubtful(kept), ContentScanner.off());

    assertThatThrownBy(
            () ->
                intoDoubtfulStore.handle(
                    new ReceiveContent.Command(
                        owner, new ByteArrayInputStream("x".getBytes(UTF_8)))))
        .isInstanceOf(StorageUnavailable.class);
    assertThat(sweep()).as("its write may still be under way").isZero();
    assertThat(clinic.contents().store().open(kept.get(0))).isPresent();

    clock.advance(ReceiveContent.LONGEST);
    assertThat(sweep()).isEqualTo(1);
    assertThat(clinic.contents().store().open(kept.get(0))).isEmpty();
  }

  @Test
  void a_file_that_is_deleted_as_it_is_opened_is_not_there() {
    RecordFile file = upload(jose);
    OpenFile.Query query =
        new OpenFile.Query(FileRequest.own(jose, file.id()), TokenOrigin.UNKNOWN);

    assertNotFound(() -> deletedAsItIsOpened(file).openFile().handle(query));
  }

  @Test
  void content_that_is_gone_from_the_store_is_told_from_a_file_that_is_not_there() {
    RecordFile file = upload(jose);

    clinic.contents().store().delete(file.content().name());

    assertThatThrownBy(() -> open(FileRequest.own(jose, file.id())))
        .isInstanceOf(ContentDamaged.class);
  }

  @Test
  void a_scanner_that_is_off_finds_everything_clean() {
    try (ContentScanner.Scan scan = ContentScanner.off().begin()) {
      scan.inspect(EICAR.getBytes(UTF_8), 0, EICAR.length());

      assertThat(scan.finish()).isEqualTo(ContentScanner.ScanResult.CLEAN);
    }
  }

  // — there is room —

  @Test
  void there_is_room_for_as_many_files_as_may_be_whoever_comes_at_the_same_time() {
    keepFiles(RecordUsage.MAXIMUM_FILES - 2, 1);
    Callable<RecordFile> upload = () -> upload(jose, "x");

    var outcomes = ConcurrentAttempts.atOnce(IntStream.range(0, 5).mapToObj(i -> upload).toList());

    assertThat(ConcurrentAttempts.successes(outcomes)).isEqualTo(2);
    assertAllRefused(NO_ROOM, ConcurrentAttempts.failures(outcomes));
    assertThat(stored.files().usage(jose).files()).isEqualTo(RecordUsage.MAXIMUM_FILES);
  }

  @Test
  void there_is_room_up_to_the_last_byte_whoever_comes_at_the_same_time() {
    keepFiles(19, StoredContent.MAXIMUM_SIZE);
    keepFiles(1, StoredContent.MAXIMUM_SIZE - 100);
    Callable<RecordFile> fifty = () -> upload(jose, "x".repeat(50));

    var outcomes = ConcurrentAttempts.atOnce(IntStream.range(0, 5).mapToObj(i -> fifty).toList());

    assertThat(ConcurrentAttempts.successes(outcomes)).isEqualTo(2);
    assertAllRefused(NO_ROOM, ConcurrentAttempts.failures(outcomes));
    assertThat(stored.files().usage(jose).bytes()).isEqualTo(RecordUsage.MAXIMUM_BYTES);
  }

  @Test
  void where_there_is_no_room_nothing_is_taken_in() {
    keepFiles(RecordUsage.MAXIMUM_FILES, 1);

    assertRefused(NO_ROOM, () -> receive(new Unread()));
    assertNothingIsLeft();
    assertThat(upload(rita).owner()).isEqualTo(rita);
  }

  @Test
  void what_is_deleted_makes_room() {
    keepFiles(RecordUsage.MAXIMUM_FILES - 1, 1);
    RecordFile last = upload(jose);
    assertRefused(NO_ROOM, () -> upload(jose));

    delete(jose, last.id());

    assertThat(upload(jose).owner()).isEqualTo(jose);
  }

  @Test
  void nobody_uploads_who_has_no_account() {
    PatientId nobody = new PatientId(clinic.ids().next());

    assertNotFound(() -> upload(nobody));
    assertNothingIsLeft();
  }

  // — words —

  private ReceivedContent receive(InputStream content) throws IOException {
    return receiveContent(store, ContentScanner.off())
        .handle(new ReceiveContent.Command(owner, content));
  }

  private void assertNothingIsKept(HealthRecordViolation violation, InputStream content) {
    assertRefused(violation, () -> receive(content));
    assertNothingIsLeft();
  }

  /** Neither in the store, nor to be removed, however late it is. */
  private void assertNothingIsLeft() {
    clock.advance(ReceiveContent.LONGEST);
    assertThat(sweep()).isZero();
    assertThat(store.written).filteredOn(name -> store.open(name).isPresent()).isEmpty();
  }

  private boolean isStored(ReceivedContent received) {
    return clinic.contents().store().open(received.content().name()).isPresent();
  }

  private void keepFiles(long count, long size) {
    clinic
        .unitOfWork()
        .run(
            () -> {
              for (long i = 0; i < count; i++) {
                stored.files().add(SampleRecord.upload(jose, size));
              }
            });
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static InputStream zeros(long count) {
    return new InputStream() {
      private long left = count;

      @Override
      public int read() {
        return left-- > 0 ? '0' : -1;
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        int n = (int) Math.min(left, length);
        left -= n;
        return n == 0 && length > 0 ? -1 : n;
      }
    };
  }

  /** Content that must not be touched. */
  private static final class Unread extends InputStream {
    @Override
    public int read() {
      throw new AssertionError("read though there is no room");
    }
  }

  /** A store that remembers what it was to keep. */
  private static final class Recording implements ContentStore {
    private final ContentStore store;
    private final List<ContentName> written = new ArrayList<>();

    Recording(ContentStore store) {
      this.store = store;
    }

    @Override
    public void write(ContentName name, Body body) throws IOException {
      written.add(name);
      store.write(name, body);
    }

    @Override
    public Optional<SeekableByteChannel> open(ContentName name) {
      return store.open(name);
    }

    @Override
    public void delete(ContentName name) {
      store.delete(name);
    }
  }

  /** A store that keeps nothing and takes everything. */
  private static final class Sink implements ContentStore {
    @Override
    public void write(ContentName name, Body body) throws IOException {
      body.writeTo(OutputStream.nullOutputStream());
    }

    @Override
    public Optional<SeekableByteChannel> open(ContentName name) {
      return Optional.empty();
    }

    @Override
    public void delete(ContentName name) {
      // nothing is there
    }
  }

  /** A store that fails when it has taken everything. */
  private static final class Broken implements ContentStore {
    @Override
    public void write(ContentName name, Body body) throws IOException {
      body.writeTo(new ByteArrayOutputStream());
      throw unavailable();
    }

    @Override
    public Optional<SeekableByteChannel> open(ContentName name) {
      throw unavailable();
    }

    @Override
    public void delete(ContentName name) {
      throw unavailable();
    }

    private static StorageUnavailable unavailable() {
      return new StorageUnavailable("cannot reach it", new IOException("no route to host"));
    }
  }

  /** Cannot remove one of its contents. */
  private final class Sticky extends Forwarding {

    private final ContentName stuck;

    private Sticky(ContentName stuck) {
      this.stuck = stuck;
    }

    @Override
    public void delete(ContentName name) {
      if (name.equals(stuck)) {
        throw Broken.unavailable();
      }
      super.delete(name);
    }
  }

  /** Stores, and cannot say so. */
  private final class Doubtful extends Forwarding {

    private final List<ContentName> kept;

    private Doubtful(List<ContentName> kept) {
      this.kept = kept;
    }

    @Override
    public void write(ContentName name, Body body) throws IOException {
      super.write(name, body);
      kept.add(name);
      throw Broken.unavailable();
    }
  }

  private class Forwarding implements ContentStore {
    @Override
    public void write(ContentName name, Body body) throws IOException {
      clinic.contents().store().write(name, body);
    }

    @Override
    public Optional<SeekableByteChannel> open(ContentName name) {
      return clinic.contents().store().open(name);
    }

    @Override
    public void delete(ContentName name) {
      clinic.contents().store().delete(name);
    }
  }

  /** A scan whose scanner is gone before it tells what it found. */
  private static final class FailingAtTheEnd implements ContentScanner.Scan {
    @Override
    public void inspect(byte[] bytes, int offset, int length) {
      // seen
    }

    @Override
    public ContentScanner.ScanResult finish() {
      throw new ScannerUnavailable("the connection is gone");
    }

    @Override
    public void close() {
      // closed
    }
  }
}
