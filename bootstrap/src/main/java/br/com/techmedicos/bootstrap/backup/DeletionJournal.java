package br.com.techmedicos.bootstrap.backup;

import br.com.techmedicos.adapters.jdbc.shared.JdbcUnitOfWork;
import br.com.techmedicos.adapters.shared.DurableFiles;
import br.com.techmedicos.application.shared.StorageUnavailable;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A list of what was deleted, erased, revoked and suspended, outside the database and its backups,
 * so that a restore does not bring it back. Each process writes a file of its own, ids only.
 */
@Singleton
@Bean(preDestroy = "close")
final class DeletionJournal implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DeletionJournal.class);

  private final Path folder;
  private @Nullable FileChannel file;

  /** Makes the folder at once, so that a restore finds one although nothing was deleted yet. */
  DeletionJournal(@Property(name = "techmedicos.deletions") Path folder) {
    this.folder = folder;
    try {
      DurableFiles.makeFolders(folder);
    } catch (IOException e) {
      throw new StorageUnavailable("cannot make the folder of deletions", e);
    }
  }

  /**
   * Adds a line, which is on disk when this returns.
   *
   * @throws StorageUnavailable if it is not
   */
  synchronized void write(Deletion deletion) {
    try {
      FileChannel open = file;
      if (open == null) {
        open = DurableFiles.create(folder.resolve(UUID.randomUUID() + Deletion.SUFFIX));
        DurableFiles.forceEntriesOf(folder);
        file = open;
      }
      ByteBuffer line = ByteBuffer.wrap((deletion + "\n").getBytes(StandardCharsets.US_ASCII));
      while (line.hasRemaining()) {
        open.write(line);
      }
      open.force(false);
    } catch (IOException e) {
      throw new StorageUnavailable("cannot write down a deletion", e);
    }
  }

  /**
   * Adds a line about what was given again, if the present transaction commits. If it cannot be
   * written, a restore takes more away than it has to, and that is all.
   */
  void writeOnceCommitted(Deletion given, JdbcUnitOfWork unitOfWork) {
    unitOfWork.onceCommitted(
        () -> {
          try {
            write(given);
          } catch (StorageUnavailable e) {
            LOG.warn("the journal of deletions does not know that {} was given again", given, e);
          }
        });
  }

  @Override
  public synchronized void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
