package br.com.techmedicos.adapters.rest.netty;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.shared.ClientAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BodyMemoryTest {

  private static final int PIECE = 50_000 - BodyMemory.OVERHEAD;

  private final BodyMemory memory = new BodyMemory(1_000_000, 400_000);
  private final List<String> gaveWay = new ArrayList<>();

  private BodyMemory.Body body(String origin, String name) {
    return memory.begun(new ClientAddress(origin), () -> gaveWay.add(name));
  }

  private BodyMemory.Body body(String origin, String name, int pieces) {
    BodyMemory.Body body = body(origin, name);
    for (int i = 0; i < pieces; i++) {
      body.grow(PIECE);
    }
    return body;
  }

  @Test
  void what_fits_is_held_until_it_is_closed() {
    BodyMemory.Body one = body("a", "one", 4);
    BodyMemory.Body other = body("b", "other", 3);

    assertThat(memory.held()).isEqualTo(350_000);
    one.close();
    one.close();
    assertThat(memory.held()).isEqualTo(150_000);
    other.finish();
    other.close();
    assertThat(memory.held()).isZero();
    assertThat(gaveWay).isEmpty();
  }

  @Test
  void who_holds_most_gives_way_with_the_largest_body() {
    body("a", "a1", 3);
    body("a", "a2", 4);
    body("b", "b1", 6);
    body("c", "c1", 6);

    body("d", "d1", 2);

    assertThat(gaveWay).containsExactly("a2");
    assertThat(memory.held()).isEqualTo(850_000);
  }

  @Test
  void what_would_give_way_next_is_not_worth_reading() {
    body("a", "a1", 7);
    body("b", "b1", 6);
    body("c", "c1", 6);

    assertThat(memory.hasRoom(new ClientAddress("d"), 200_000)).as("a holds more").isTrue();
    assertThat(memory.hasRoom(new ClientAddress("d"), 360_000)).as("nobody does").isFalse();
    assertThat(memory.hasRoom(new ClientAddress("a"), 60_000)).as("nobody else does").isFalse();
    assertThat(memory.hasRoom(new ClientAddress("a"), BodyMemory.SMALL)).as("small").isTrue();
    assertThat(memory.hasRoom(new ClientAddress("a"), 50_000)).as("there is room").isTrue();
    assertThat(gaveWay).isEmpty();
  }

  @Test
  void one_origin_gives_way_to_itself() {
    body("a", "small").grow(100);
    body("b", "b1", 5);
    body("a", "large", 7);

    body("a", "more", 2);

    assertThat(gaveWay).containsExactly("large");
  }

  @Test
  void a_body_that_has_arrived_does_not_give_way() {
    for (String origin : List.of("a", "b", "c")) {
      body(origin, origin, 6).finish();
    }

    body("d", "d1", 3);

    assertThat(gaveWay).containsExactly("d1");
    assertThat(memory.held()).isEqualTo(900_000);
  }

  @Test
  void small_bodies_have_room_when_large_ones_have_none() {
    for (String origin : List.of("a", "b", "c", "d")) {
      body(origin, origin, 5).finish();
    }

    body("e", "small").grow(1_000);
    body("e", "large", 1);

    assertThat(gaveWay).containsExactly("large");
  }

  @Test
  void room_for_small_bodies_ends_too() {
    for (String origin : List.of("a", "b", "c", "d")) {
      body(origin, origin, 5).finish();
    }

    for (int i = 0; i < 1_000; i++) {
      body("e" + i, "small").grow(1_000);
    }

    assertThat(gaveWay).isNotEmpty();
    assertThat(memory.held()).isLessThanOrEqualTo(1_250_000);
  }

  @Test
  void an_origin_whose_share_is_full_has_room_for_small_bodies_too() {
    body("a", "arrived", 8).finish();

    body("a", "small").grow(1_000);
    body("a", "large", 1);
    assertThat(gaveWay).containsExactly("large");

    for (int i = 0; i < 200; i++) {
      body("a", "small").grow(1_000);
    }
    assertThat(gaveWay).contains("small");
    assertThat(memory.held()).isBetween(400_000L, 500_000L);
  }

  @Test
  void whoever_gives_way_is_told_so_at_once() {
    BodyMemory.Body small = body("a", "small");
    assertThat(small.grow(1_000)).isTrue();
    BodyMemory.Body large = body("a", "large", 7);
    assertThat(large.grow(PIECE)).isFalse();
    assertThat(large.grow(1)).isFalse();

    assertThat(large.finish()).isFalse();
    assertThat(small.finish()).isTrue();
  }

  @Test
  void a_body_that_has_arrived_makes_nobody_worth_reading() {
    body("a", "a", 8).finish();
    body("b", "b", 8).finish();
    body("c", "c", 3);

    assertThat(memory.hasRoom(new ClientAddress("d"), 200_000)).isFalse();
  }

  /** Ten thousand connections that send single bytes, each of which sorts nothing anew. */
  @Test
  @Timeout(60)
  void each_piece_is_little_work_however_many_bodies_there_are() {
    BodyMemory large = new BodyMemory(100_000_000, 100_000_000);
    BodyMemory.Body arrived = large.begun(new ClientAddress("arrived"), () -> {});
    arrived.grow(100_000_000);
    arrived.finish();
    List<BodyMemory.Body> crumbs = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      crumbs.add(large.begun(new ClientAddress("c" + i), () -> gaveWay.add("crumb")));
    }

    for (int piece = 0; piece < 9; piece++) {
      crumbs.forEach(body -> body.grow(1));
    }

    assertThat(gaveWay).isEmpty();
    crumbs.forEach(BodyMemory.Body::close);
    arrived.close();
    assertThat(large.held()).isZero();
  }

  @Test
  void pieces_of_a_byte_are_counted_with_what_it_takes_to_hold_them() {
    BodyMemory.Body crumbs = body("a", "crumbs");

    for (int i = 0; i < 2_000; i++) {
      crumbs.grow(1);
    }

    assertThat(gaveWay).containsExactly("crumbs");
    assertThat(memory.held()).isZero();
  }
}
