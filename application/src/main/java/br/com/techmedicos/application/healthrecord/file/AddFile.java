package br.com.techmedicos.application.healthrecord.file;

import br.com.techmedicos.application.healthrecord.access.RecordLock;
import br.com.techmedicos.application.healthrecord.content.ContentDisposals;
import br.com.techmedicos.application.healthrecord.content.ReceivedContent;
import br.com.techmedicos.application.healthrecord.content.UploadPolicy;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.StorageUnavailable;
import br.com.techmedicos.domain.healthrecord.Author;
import br.com.techmedicos.domain.healthrecord.FileDetails;
import br.com.techmedicos.domain.healthrecord.HealthRecordViolation;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.time.Instant;
import java.util.NoSuchElementException;

/** Adds received content to a record as a file. */
public final class AddFile {

  private final RecordLock lock;
  private final UploadPolicy policy;
  private final RecordFiles files;
  private final ContentDisposals disposals;
  private final Outbox outbox;
  private final Clock clock;

  public AddFile(
      RecordLock lock,
      UploadPolicy policy,
      RecordFiles files,
      ContentDisposals disposals,
      Outbox outbox,
      Clock clock) {
    this.lock = lock;
    this.policy = policy;
    this.files = files;
    this.disposals = disposals;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * The file to add.
   *
   * @param author who sent the content
   * @param details what the author says of it
   */
  public record Command(Author author, ReceivedContent received, FileDetails details) {}

  /**
   * Adds the file.
   *
   * @return the file
   * @throws DomainException with {@link HealthRecordViolation.QuotaExceeded}, or another violation
   *     of {@link UploadPolicy}
   * @throws StorageUnavailable if the content arrived too late and was given up
   */
  public RecordFile handle(Command command) {
    ReceivedContent received = command.received();
    return lock.holdingFor(
        command.author(),
        received.owner(),
        () -> {
          policy.ownerFor(command.author(), received.content().size());
          if (!disposals.keep(received.content().name())) {
            throw new StorageUnavailable(
                "content was given up before it was added", new NoSuchElementException());
          }
          Instant now = clock.instant();
          var added =
              RecordFile.add(
                  received.file(),
                  received.owner(),
                  command.author(),
                  command.details(),
                  received.content(),
                  now);
          files.add(added.aggregate());
          outbox.append(added.event());
          return added.aggregate();
        });
  }
}
