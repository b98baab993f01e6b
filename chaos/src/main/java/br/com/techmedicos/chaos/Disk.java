package br.com.techmedicos.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small disk in memory, which can be full. Only root may mount one. */
final class Disk implements AutoCloseable {

  private static final byte[] PIECE = new byte[4096];

  private final Path folder;

  private Disk(Path folder) {
    this.folder = folder;
  }

  /** Whether this machine lets us have one. */
  static boolean possible() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("techmedicos-disk");
    try {
      if (run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.toString()) != 0) {
        return false;
      }
      return run("umount", folder.toString()) == 0;
    } finally {
      Files.deleteIfExists(folder);
    }
  }

  /** Mounts one over a folder, whose files it takes along. */
  static Disk at(Path folder, int mebibytes) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path before = folder.resolveSibling(folder.getFileName() + "-before");
    require("cp", "-a", folder.toString(), before.toString());
    require(
        "mount",
        "-t",
        "tmpfs",
        "-o",
        "mode=700,size=" + mebibytes + "m",
        "tmpfs",
        folder.toString());
    Disk disk = new Disk(folder);
    Runtime.getRuntime().addShutdownHook(new Thread(disk::close));
    require("cp", "-a", before + "/.", folder.toString());
    return disk;
  }

  private static void require(String... command) throws IOException, InterruptedException {
    if (run(command) != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed");
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(List.of(command))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  /** Takes all the room that is left. */
  void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(filler())) {
      while (true) {
        out.write(PIECE);
      }
    } catch (IOException full) {
      System.out.println("full: " + folder);
    }
  }

  /** Makes room again. */
  void free() throws IOException {
    Files.delete(filler());
  }

  private Path filler() {
    return folder.resolve("filler.tmp");
  }

  /** Unmounts it, as soon as nobody has a file of it open. */
  @Override
  public void close() {
    try {
      if (Files.exists(folder) && !Files.getFileStore(folder).type().equals("tmpfs")) {
        return; // the shutdown hook was here first
      }
      run("umount", "--lazy", folder.toString());
    } catch (IOException e) {
      System.out.println("left behind: " + folder);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
