package br.com.techmedicos.adapters.rest.netty;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.shared.ClientAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WriteGateTest {

  private static final ClientAddress CLINIC = ClientAddress.of("192.0.2.1");
  private static final ClientAddress PHONE = ClientAddress.of("192.0.2.2");

  private final List<String> inside = new ArrayList<>();

  private WriteGate.Ticket enters(WriteGate gate, ClientAddress address, String who) {
    return gate.enter(address, Runnable::run, () -> inside.add(who));
  }

  @Test
  void as_many_enter_as_there_are_places_and_the_others_in_the_order_they_came() {
    WriteGate gate = new WriteGate(2, 2);
    WriteGate.Ticket first = enters(gate, CLINIC, "first");
    enters(gate, CLINIC, "second");
    WriteGate.Ticket third = enters(gate, CLINIC, "third");
    enters(gate, CLINIC, "fourth");
    assertThat(inside).containsExactly("first", "second");

    first.leave();
    assertThat(inside).containsExactly("first", "second", "third");

    third.leave();
    third.leave();
    assertThat(inside).containsExactly("first", "second", "third", "fourth");
  }

  @Test
  void it_tells_how_many_are_inside_of_how_many_places() {
    WriteGate gate = new WriteGate(2, 2);
    WriteGate.Ticket first = enters(gate, CLINIC, "first");
    assertThat(gate.inFlight()).isOne();
    enters(gate, CLINIC, "second");
    enters(gate, CLINIC, "third").leave();
    assertThat(gate.inFlight()).isEqualTo(2);

    first.leave();

    assertThat(gate.inFlight()).isOne();
    assertThat(gate.limit()).isEqualTo(2);
  }

  @Test
  void an_address_does_not_wait_for_all_that_another_has_sent() {
    WriteGate gate = new WriteGate(1, 1);
    WriteGate.Ticket first = enters(gate, CLINIC, "clinic 1");
    for (int i = 2; i <= 100; i++) {
      enters(gate, CLINIC, "clinic " + i);
    }
    enters(gate, PHONE, "phone");

    first.leave();

    assertThat(inside).containsExactly("clinic 1", "phone");
  }

  @Test
  void an_address_cannot_take_every_place() {
    WriteGate gate = new WriteGate(4, 3);
    for (int i = 0; i < 10; i++) {
      enters(gate, CLINIC, "clinic");
    }
    assertThat(inside).hasSize(3);

    enters(gate, PHONE, "phone");

    assertThat(inside).hasSize(4).contains("phone");
  }

  @Test
  void who_gives_up_outside_takes_no_place() {
    WriteGate gate = new WriteGate(1, 1);
    WriteGate.Ticket first = enters(gate, CLINIC, "first");
    enters(gate, CLINIC, "second").leave();
    enters(gate, CLINIC, "third");

    first.leave();

    assertThat(inside).containsExactly("first", "third");
  }

  @Test
  void who_leaves_before_the_thread_comes_to_it_is_not_admitted() {
    WriteGate gate = new WriteGate(1, 1);
    List<Runnable> later = new ArrayList<>();

    gate.enter(CLINIC, later::add, () -> inside.add("gone")).leave();
    later.forEach(Runnable::run);

    assertThat(inside).isEmpty();
    enters(gate, PHONE, "phone");
    assertThat(inside).containsExactly("phone");
  }

  @Test
  void who_waits_in_vain_learns_when_the_others_will_be_in_at_the_present_pace() {
    WriteGate gate = new WriteGate(1, 1);
    WriteGate.Ticket first = enters(gate, CLINIC, "first");
    WriteGate.Ticket waiting = null;
    for (int i = 0; i < 10; i++) {
      waiting = enters(gate, CLINIC, "waiting");
    }
    assertThat(waiting.secondsToClear(Duration.ofSeconds(8))).isEqualTo(80); // as if one had passed

    first.leave();
    assertThat(waiting.secondsToClear(Duration.ofSeconds(8))).isEqualTo(72); // 9 after 1 in 8 s

    waiting.leave();
    assertThat(waiting.secondsToClear(Duration.ofSeconds(8))).isEqualTo(64);
  }
}
