package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.application.shared.ContentDamaged;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A ZIP archive that is generated while it is read, in little memory. */
final class ExportArchive extends InputStream {

  private static final Logger LOG = LoggerFactory.getLogger(ExportArchive.class);
  private static final int CHUNK = 65_536;
  private static final String DAMAGED =
      "O conteúdo deste arquivo está danificado e não pôde ser incluído por inteiro.\n";

  /** The content of an entry, which is left out if there is none any more. */
  interface Content {
    Optional<InputStream> open() throws IOException;
  }

  /**
   * An entry of the archive.
   *
   * @param name with its folders
   * @param content what it holds
   */
  record Entry(String name, Content content) {}

  private final Iterator<Entry> entries;
  private final ByteArrayOutputStream made = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(made, StandardCharsets.UTF_8);
  private final byte[] chunk = new byte[CHUNK];
  private ByteArrayInputStream ready = new ByteArrayInputStream(new byte[0]);
  private String name = "";
  private @Nullable InputStream current;
  private boolean finished;

  ExportArchive(Iterator<Entry> entries) {
    this.entries = entries;
    zip.setLevel(Deflater.BEST_SPEED); // most contents are compressed already
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (ready.available() == 0 && !finished) {
      try {
        make();
      } catch (UncheckedIOException e) { // as lists of the export are read with
        throw e.getCause();
      }
      ready = new ByteArrayInputStream(made.toByteArray());
      made.reset();
    }
    return ready.read(target, offset, length);
  }

  private void make() throws IOException {
    if (current == null) {
      next();
      return;
    }
    try {
      int n = current.read(chunk);
      if (n >= 0) {
        zip.write(chunk, 0, n);
        return;
      }
    } catch (ContentDamaged e) {
      end();
      tell(e);
      return;
    }
    end();
  }

  private void next() throws IOException {
    if (!entries.hasNext()) {
      zip.finish();
      finished = true;
      return;
    }
    Entry entry = entries.next();
    name = entry.name();
    try {
      Optional<InputStream> content = entry.content().open();
      if (content.isPresent()) {
        zip.putNextEntry(new ZipEntry(name));
        current = content.get();
      }
    } catch (ContentDamaged e) {
      tell(e);
    }
  }

  private void end() throws IOException {
    zip.closeEntry();
    closeCurrent();
  }

  /** Notes a damaged file in the archive and continues with the others. */
  private void tell(ContentDamaged e) throws IOException {
    LOG.error("a content is damaged", e);
    zip.putNextEntry(new ZipEntry(name + ".DANIFICADO.txt"));
    zip.write(DAMAGED.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private void closeCurrent() throws IOException {
    if (current != null) {
      current.close();
      current = null;
    }
  }

  @Override
  public void close() throws IOException {
    try (zip) { // which holds memory outside the heap
      closeCurrent();
    }
  }
}
