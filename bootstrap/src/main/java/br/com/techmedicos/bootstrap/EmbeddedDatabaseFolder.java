package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.shared.DurableFiles;
import br.com.techmedicos.bootstrap.backup.Schema;
import br.com.techmedicos.bootstrap.backup.StartingDatabase;
import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the embedded database's folder and file before H2 does, which would let everybody read
 * them, and closes those that earlier versions left open.
 */
@Singleton
final class EmbeddedDatabaseFolder implements BeanCreatedEventListener<DatasourceConfiguration> {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabaseFolder.class);

  private final Path folder;
  private final String url;
  private final boolean made;
  private final boolean beingRestored;

  EmbeddedDatabaseFolder(
      @Property(name = "techmedicos.data") String data,
      @Property(name = StartingDatabase.MADE, defaultValue = "false") boolean made,
      @Property(name = StartingDatabase.BEING_RESTORED, defaultValue = "false")
          boolean beingRestored) {
    this.made = made;
    this.beingRestored = beingRestored;
    this.folder = Path.of(data, "db");
    this.url = "jdbc:h2:file:" + data + "/db/techmedicos;";
  }

  @Override
  public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
    DatasourceConfiguration database = event.getBean();
    if (database.getUrl().startsWith(url)) {
      try {
        make();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      close();
    }
    return database;
  }

  private void make() throws IOException {
    if (!beingRestored) {
      Schema.requireRestored(folder); // before anything opens what is half there
    }
    Path file = folder.resolve("techmedicos.mv.db");
    if (made && !Files.exists(file)) {
      throw Schema.notMade();
    }
    DurableFiles.makeFolders(folder);
    try {
      DurableFiles.create(file).close();
    } catch (FileAlreadyExistsException e) {
      // it was there before
    }
  }

  private void close() {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.toList()) {
        DurableFiles.closeToOthers(path);
      }
    } catch (IOException e) {
      LOG.warn("others may be able to read the database in {}", folder, e);
    }
  }
}
