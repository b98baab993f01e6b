package br.com.techmedicos.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.benchmarks.load.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class FullDiskTest {

  @Test
  void a_run_in_which_no_upload_met_the_full_disk_shows_nothing() {
    List<Sample> stored = List.of(upload(201, -1, ""), upload(503, 2, "timed-out"));

    assertThat(FullDisk.wrong(List.of())).singleElement().asString().contains("showed nothing");
    assertThat(FullDisk.wrong(stored)).singleElement().asString().contains("showed nothing");
  }

  @Test
  void whoever_is_refused_for_want_of_room_is_told_when_to_come_again() {
    Sample told = upload(503, 1, "storage-unavailable");
    Sample untold = upload(503, -1, "storage-unavailable");

    assertThat(FullDisk.wrong(List.of(told))).isEmpty();
    assertThat(FullDisk.wrong(List.of(told, untold))).containsExactly("no Retry-After: " + untold);
  }

  private static Sample upload(int status, int retryAfterSeconds, String problem) {
    return new Sample(Sharing.UPLOAD, status, retryAfterSeconds, 1, 2, "", problem);
  }
}
