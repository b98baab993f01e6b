package br.com.techmedicos.bootstrap.demo;

import br.com.techmedicos.adapters.shared.DurableFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The folder of a demo: database, files, keys, and a note. The note shows that a demo made the
 * folder; it is written when everything is in place.
 */
record DemoFolder(Path path) {

  private static final String NOTE = "demo.properties";

  /**
   * What a demo must know to go on.
   *
   * @param password everybody's
   * @param room the appointment with the open room
   * @param roomClosesAt until when people can meet there
   */
  record Note(String password, String room, Instant roomClosesAt) {}

  /** Whether there is no such folder yet, or nothing in it. */
  boolean isEmpty() {
    if (!Files.exists(path)) {
      return true;
    }
    try (Stream<Path> inside = Files.list(path)) {
      return inside.findAny().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The note of the demo that made the folder; empty if none did. */
  Optional<Note> note() {
    Properties entries = new Properties();
    try {
      entries.load(new StringReader(Files.readString(path.resolve(NOTE))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(
        new Note(
            entries.getProperty("password", ""),
            entries.getProperty("room", ""),
            Instant.parse(entries.getProperty("room-closes-at", ""))));
  }

  void write(Note note) {
    Properties entries = new Properties();
    entries.setProperty("password", note.password());
    entries.setProperty("room", note.room());
    entries.setProperty("room-closes-at", note.roomClosesAt().toString());
    try (OutputStream file = Channels.newOutputStream(DurableFiles.create(path.resolve(NOTE)))) {
      entries.store(file, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
