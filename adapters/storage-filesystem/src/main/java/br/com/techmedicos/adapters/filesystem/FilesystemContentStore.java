package br.com.techmedicos.adapters.filesystem;

import br.com.techmedicos.adapters.shared.DurableFiles;
import br.com.techmedicos.adapters.shared.ReadOnlyChannel;
import br.com.techmedicos.application.healthrecord.content.ContentStore;
import br.com.techmedicos.application.shared.StorageUnavailable;
import br.com.techmedicos.domain.healthrecord.ContentName;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Stores each content in a file of its own, which only its owner may read. A content is written to
 * a temporary file, forced to disk and then renamed, so that a crash at any point leaves either the
 * whole content or a file that {@link #delete} removes. Another thread writes what has arrived
 * while the rest arrives, and forces it to disk, so that little is left for the end. The files are
 * spread over 256 folders, by the first two digits of their names.
 *
 * <p>Several processes may share the folder, even over a network, if the file system supports
 * exclusive creation and atomic renames.
 */
public final class FilesystemContentStore implements ContentStore {

  private static final String UNFINISHED = ".part";

  /**
   * Written at once, at multiples of itself. The kernel then takes few large pages, rather than
   * many small ones.
   */
  private static final int BLOCK = 262_144;

  /** Enough for a disk to be busy with; as little as this is left for the end. */
  private static final int BLOCKS_BETWEEN_FORCES = 32;

  private final Path folder;
  private final Executor disk =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "contents-to-disk");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Opens a folder and creates it if it does not exist.
   *
   * @param folder where the contents are, and nothing else
   * @throws StorageUnavailable if the folder cannot be created
   */
  public FilesystemContentStore(Path folder) {
    this.folder = folder;
    attempt("cannot create the folder of contents", () -> DurableFiles.makeFolders(folder));
  }

  @Override
  public void write(ContentName name, Body body) throws IOException {
    FileChannel channel = begin(name);
    boolean complete = false;
    try (channel) {
      FileContent content = new FileContent(channel, disk);
      body.writeTo(content);
      content.end();
      attempt("cannot store a content", () -> finish(channel, name));
      complete = true;
    } finally {
      if (!complete) {
        discard(name);
      }
    }
  }

  @Override
  public Optional<SeekableByteChannel> open(ContentName name) {
    try {
      FileChannel channel = FileChannel.open(fileOf(name), StandardOpenOption.READ);
      return Optional.of(
          new ReadOnlyChannel(channel, e -> new StorageUnavailable("cannot read a content", e)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StorageUnavailable("cannot open a content", e);
    }
  }

  /**
   * Deletes a content. A concurrent write of the same name finds no file to rename and stores
   * nothing.
   */
  @Override
  public void delete(ContentName name) {
    attempt(
        "cannot delete a content",
        () -> {
          // In this order, because the reverse order would miss a rename in between.
          boolean unfinished = Files.deleteIfExists(unfinishedOf(name));
          boolean finished = Files.deleteIfExists(fileOf(name));
          if (unfinished || finished) {
            DurableFiles.forceEntriesOf(folderOf(name));
          }
        });
  }

  private FileChannel begin(ContentName name) {
    try {
      DurableFiles.makeFolders(folderOf(name));
      FileChannel channel = DurableFiles.create(unfinishedOf(name));
      // Checked only now: nobody else has the unfinished file, so no rename can happen any more.
      if (Files.exists(fileOf(name))) {
        channel.close();
        Files.delete(unfinishedOf(name));
        throw new FileAlreadyExistsException(fileOf(name).toString());
      }
      return channel;
    } catch (IOException e) {
      throw new StorageUnavailable("cannot start to write a content", e);
    }
  }

  private void finish(FileChannel channel, ContentName name) throws IOException {
    channel.force(true);
    Files.move(unfinishedOf(name), fileOf(name), StandardCopyOption.ATOMIC_MOVE);
    DurableFiles.forceEntriesOf(folderOf(name));
  }

  /**
   * Removes an unfinished file. If this fails, a later {@link #delete} removes it; the first
   * failure is thrown.
   */
  private void discard(ContentName name) {
    try {
      delete(name);
    } catch (StorageUnavailable e) {
      // the first failure is reported
    }
  }

  private Path folderOf(ContentName name) {
    return folder.resolve(name.toString().substring(0, 2));
  }

  private Path fileOf(ContentName name) {
    return folderOf(name).resolve(name.toString());
  }

  private Path unfinishedOf(ContentName name) {
    return folderOf(name).resolve(name + UNFINISHED);
  }

  private interface Step {
    void run() throws IOException;
  }

  private static void attempt(String failure, Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new StorageUnavailable(failure, e);
    }
  }

  /** Does not close the file when it is closed, because the file is forced afterwards. */
  private static final class FileContent extends OutputStream {

    private final FileChannel channel;
    private final Executor disk;
    private ByteBuffer block = ByteBuffer.allocate(BLOCK);
    private ByteBuffer lastBlock = ByteBuffer.allocate(BLOCK);
    private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);
    private CompletableFuture<Void> forced = CompletableFuture.completedFuture(null);
    private int unforced;

    private FileContent(FileChannel channel, Executor disk) {
      this.channel = channel;
      this.disk = disk;
    }

    @Override
    public void write(int one) {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      for (int taken = 0; taken < length; ) {
        int part = Math.min(length - taken, block.remaining());
        block.put(bytes, offset + taken, part);
        taken += part;
        if (!block.hasRemaining()) {
          writeInBackground();
          forceInBackground();
        }
      }
    }

    /** One block at a time, while the next one is filled. */
    private void writeInBackground() {
      await(written);
      ByteBuffer full = block;
      written = CompletableFuture.runAsync(() -> write(full), disk);
      block = lastBlock.clear();
      lastBlock = full;
    }

    private void write(ByteBuffer full) {
      full.flip();
      attempt(
          "cannot write a content",
          () -> {
            while (full.hasRemaining()) {
              channel.write(full);
            }
          });
    }

    private void forceInBackground() {
      unforced++;
      if (unforced >= BLOCKS_BETWEEN_FORCES && forced.isDone()) {
        await(forced);
        unforced = 0;
        forced =
            CompletableFuture.runAsync(
                () -> attempt("cannot force a content", () -> channel.force(false)), disk);
      }
    }

    /** A failed force counts although all is forced again: the system tells of a failure once. */
    private static void await(CompletableFuture<Void> step) {
      try {
        step.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof StorageUnavailable failure) {
          throw new StorageUnavailable("cannot store a content", failure);
        }
        throw e;
      }
    }

    private void end() {
      await(written);
      write(block);
      await(forced);
    }
  }
}
