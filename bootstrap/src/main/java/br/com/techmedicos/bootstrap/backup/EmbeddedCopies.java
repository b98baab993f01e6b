package br.com.techmedicos.bootstrap.backup;

import br.com.techmedicos.adapters.jdbc.shared.EmbeddedCopy;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the copy of the embedded database that {@link EmbeddedDatabase} asks for. */
@Singleton
@Requires(property = "datasources.default.url", pattern = "jdbc:h2:file:.+")
final class EmbeddedCopies {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedCopies.class);

  private final Path folder;
  private final EmbeddedCopy copy;

  EmbeddedCopies(@Property(name = "techmedicos.data") Path data, EmbeddedCopy copy) {
    this.folder = data.resolve(EmbeddedDatabase.FOLDER);
    this.copy = copy;
  }

  /** Removes what a backup or a service that was killed has left. */
  @PostConstruct
  void tidyUp() throws IOException {
    Files.deleteIfExists(folder.resolve(EmbeddedDatabase.COPY));
    Files.deleteIfExists(folder.resolve(EmbeddedDatabase.UNFINISHED));
  }

  @Scheduled(initialDelay = "1s", fixedDelay = "1s")
  void copyIfWanted() throws IOException {
    Path wanted = folder.resolve(EmbeddedDatabase.WANTED);
    if (!Files.exists(wanted)) {
      return;
    }
    Path unfinished = folder.resolve(EmbeddedDatabase.UNFINISHED);
    try {
      Files.deleteIfExists(unfinished);
      copy.write(unfinished);
      if (!Files.exists(wanted)) {
        return; // whoever asked has given up
      }
      Files.move(unfinished, folder.resolve(EmbeddedDatabase.COPY), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
      Files.deleteIfExists(wanted); // whether there is a copy or not: nobody waits in vain
    }
    LOG.info("the database was copied for a backup");
  }
}
