package br.com.techmedicos.application.healthrecord.content;

import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.KeyUnavailable;
import br.com.techmedicos.application.shared.ScannerUnavailable;
import br.com.techmedicos.application.shared.StorageUnavailable;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.healthrecord.Author;
import br.com.techmedicos.domain.healthrecord.ContentDigest;
import br.com.techmedicos.domain.healthrecord.ContentName;
import br.com.techmedicos.domain.healthrecord.FileFormat;
import br.com.techmedicos.domain.healthrecord.HealthRecordViolation;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.StoredContent;
import br.com.techmedicos.domain.healthrecord.WrappedKey;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.DomainException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;

/**
 * Receives content: detects its format, scans, encrypts and stores it, in one pass and in little
 * memory. Unless a file is made of it, it is removed.
 */
public final class ReceiveContent {

  /**
   * The maximum time for content to arrive and to be added to a record. After that it is given up.
   */
  public static final Duration LONGEST = Duration.ofHours(6);

  private static final int BUFFER = 65_536;

  private final UnitOfWork unitOfWork;
  private final UploadPolicy policy;
  private final ContentDisposals disposals;
  private final ContentStore store;
  private final ContentCipher cipher;
  private final FormatDetector detector;
  private final ContentScanner scanner;
  private final ContentNames names;
  private final IdGenerator ids;
  private final Clock clock;

  public ReceiveContent(
      UnitOfWork unitOfWork,
      UploadPolicy policy,
      ContentDisposals disposals,
      ContentStore store,
      ContentCipher cipher,
      FormatDetector detector,
      ContentScanner scanner,
      ContentNames names,
      IdGenerator ids,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.policy = policy;
    this.disposals = disposals;
    this.store = store;
    this.cipher = cipher;
    this.detector = detector;
    this.scanner = scanner;
    this.names = names;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The content and its author.
   *
   * @param content the plain content, to its end
   * @param mayRepeat whether it may be of a file that was added already: then only the addition of
   *     the file checks the limits of the record
   */
  public record Command(Author author, InputStream content, boolean mayRepeat) {

    /** New content. */
    public Command(Author author, InputStream content) {
      this(author, content, false);
    }
  }

  /**
   * Receives the content.
   *
   * @return the stored content
   * @throws DomainException with {@link HealthRecordViolation.FileEmpty}, {@link
   *     HealthRecordViolation.FormatNotAccepted}, {@link HealthRecordViolation.FileTooLarge},
   *     {@link HealthRecordViolation.MalwareFound}, {@link HealthRecordViolation.QuotaExceeded}, or
   *     another violation of {@link UploadPolicy}; then nothing is stored
   * @throws IOException if it does not arrive completely; then nothing is stored
   * @throws ScannerUnavailable if the scanner is not available
   * @throws StorageUnavailable if the store is not available
   * @throws KeyUnavailable if the master key is not available
   */
  public ReceivedContent handle(Command command) throws IOException {
    PatientId owner =
        unitOfWork.execute(
            () ->
                command.mayRepeat()
                    ? policy.ownerFor(command.author())
                    : policy.ownerFor(command.author(), 0));
    byte[] beginning = command.content().readNBytes(FormatDetector.BEGINNING);
    if (beginning.length == 0) {
      throw new DomainException(new HealthRecordViolation.FileEmpty());
    }
    FileFormat format =
        detector
            .detect(beginning)
            .orElseThrow(() -> new DomainException(new HealthRecordViolation.FormatNotAccepted()));
    RecordFileId file = new RecordFileId(ids.next());
    return new ReceivedContent(
        file, owner, stored(new ContentBinding(file, owner), format, beginning, command.content()));
  }

  private StoredContent stored(
      ContentBinding binding, FileFormat format, byte[] beginning, InputStream rest)
      throws IOException {
    ContentName name = names.next();
    WrappedKey key = cipher.createKey(binding);
    unitOfWork.run(() -> disposals.expect(name, clock.instant().plus(LONGEST)));
    try {
      Passage passage = new Passage();
      store.write(name, encrypted -> passage.of(beginning, rest, key, binding, encrypted));
      return new StoredContent(name, key, format, passage.size, passage.digest());
    } catch (IOException | DomainException | ScannerUnavailable e) {
      unitOfWork.run(() -> disposals.removed(name)); // the store has stored nothing
      throw e;
    } // after any other failure it may have, or may do so yet: that is swept in time
  }

  /** The pipeline of one content from its arrival to the store. */
  private final class Passage {

    private final MessageDigest sha256 = sha256();
    private long size;

    void of(
        byte[] beginning,
        InputStream rest,
        WrappedKey key,
        ContentBinding binding,
        OutputStream encrypted)
        throws IOException {
      try (ContentScanner.Scan scan = scanner.begin();
          OutputStream plain = cipher.encrypt(key, binding, encrypted)) {
        pass(beginning, beginning.length, scan, plain);
        byte[] buffer = new byte[BUFFER];
        for (int n = rest.read(buffer); n >= 0; n = rest.read(buffer)) {
          pass(buffer, n, scan, plain);
        }
        if (scan.finish() == ContentScanner.ScanResult.INFECTED) {
          throw new DomainException(new HealthRecordViolation.MalwareFound());
        }
      }
    }

    private void pass(byte[] bytes, int length, ContentScanner.Scan scan, OutputStream plain)
        throws IOException {
      size += length;
      if (size > StoredContent.MAXIMUM_SIZE) {
        throw new DomainException(
            new HealthRecordViolation.FileTooLarge(StoredContent.MAXIMUM_SIZE));
      }
      sha256.update(bytes, 0, length);
      scan.inspect(bytes, 0, length);
      plain.write(bytes, 0, length);
    }

    ContentDigest digest() {
      return ContentDigest.of(sha256.digest());
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
