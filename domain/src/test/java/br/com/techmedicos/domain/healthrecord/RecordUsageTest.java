package br.com.techmedicos.domain.healthrecord;

import static br.com.techmedicos.domain.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class RecordUsageTest {

  private static final HealthRecordViolation NO_ROOM =
      new HealthRecordViolation.QuotaExceeded(5000, 20);
  private static final long TWENTY_GIB = 20L << 30;

  @Test
  void there_is_room_up_to_the_last_byte() {
    RecordUsage almostFull = new RecordUsage(1, TWENTY_GIB - 10);

    assertThatCode(() -> almostFull.checkRoomFor(0)).doesNotThrowAnyException();
    assertThatCode(() -> almostFull.checkRoomFor(10)).doesNotThrowAnyException();
    assertRefused(NO_ROOM, () -> almostFull.checkRoomFor(11));
  }

  @Test
  void there_is_room_up_to_the_last_file() {
    assertThatCode(() -> new RecordUsage(4999, 0).checkRoomFor(1)).doesNotThrowAnyException();
    assertRefused(NO_ROOM, () -> new RecordUsage(5000, 0).checkRoomFor(0));
  }
}
