package br.com.techmedicos.adapters.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class NicenessTest {

  /** Of its fields, counted after the name, which may have spaces: proc(5). */
  private static final int NICE = 16;

  @Test
  void one_thread_leaves_the_processor_to_all_others()
      throws ExecutionException, InterruptedException {
    int before = ofThisThread();
    CompletableFuture<Integer> seen = new CompletableFuture<>();

    new Thread(new Niceness(19).of(() -> seen.complete(ofThisThread()))).start();

    assertThat(seen.get()).isEqualTo(19);
    assertThat(ofThisThread()).isEqualTo(before).isNotEqualTo(19);
  }

  private static int ofThisThread() {
    try {
      String stat = Files.readString(Path.of("/proc/thread-self/stat"));
      return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICE]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
