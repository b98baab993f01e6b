package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.shared.CallDeadline;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too much, what takes too long, and what nobody waits for any more. */
class AdmissionTest {

  private static final String SEARCH = "/api/v1/doctors?specialty=cardiology";

  private final ExecutorService callers = Executors.newCachedThreadPool();
  private final CountDownLatch held = new CountDownLatch(1);

  @AfterEach
  void letGo() {
    held.countDown();
    callers.shutdown();
  }

  @Test
  void a_call_that_is_stuck_is_answered_in_time_and_its_work_stops_at_the_next_step()
      throws Exception {
    try (Clinic clinic = Clinic.open(Map.of("techmedicos.admission.call-deadline", "500ms"))) {
      CompletableFuture<Throwable> stopped = new CompletableFuture<>();
      clinic.searchesAfter(
          () -> {
            await(held);
            nextStep(stopped);
          });

      Answer answer = clinic.anonymous().get(SEARCH).expectProblem(503, "timed-out");

      assertThat(answer.header("Retry-After")).isPresent();
      held.countDown();
      assertThat(stopped.get(30, TimeUnit.SECONDS)).isInstanceOf(CallDeadline.Passed.class);
    }
  }

  @Test
  void reading_for_a_client_that_is_gone_stops_and_writing_is_finished() throws Exception {
    try (Clinic clinic = Clinic.open(Map.of("techmedicos.admission.call-deadline", "10m"))) {
      CountDownLatch begun = new CountDownLatch(2);
      CompletableFuture<Throwable> read = new CompletableFuture<>();
      CompletableFuture<Throwable> written = new CompletableFuture<>();
      clinic.searchesAfter(
          () -> {
            begun.countDown();
            while (!read.isDone()) {
              nextStep(read);
              Thread.onSpinWait();
            }
          });
      clinic.hashesAfter(
          () -> {
            begun.countDown();
            CallDeadline call = CallDeadline.current().orElseThrow();
            while (call.isAwaited()) {
              Thread.onSpinWait();
            }
            nextStep(written);
            written.complete(new AssertionError("it goes on"));
          });

      Socket writer =
          send(
              clinic,
              "POST",
              "/api/v1/patients",
              Clinic.patientSignUp("gone@example.com", Cpfs.of(1)));
      Socket reader = send(clinic, "GET", SEARCH, "");
      assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
      writer.close();
      reader.close();

      assertThat(read.get(60, TimeUnit.SECONDS)).isInstanceOf(CallDeadline.Passed.class);
      assertThat(written.get(60, TimeUnit.SECONDS)).hasMessage("it goes on");
    }
  }

  @Test
  void however_many_wait_for_a_hash_the_others_are_served() throws Exception {
    try (Clinic clinic = Clinic.open(Map.of("techmedicos.admission.call-deadline", "10m"))) {
      CountDownLatch begun = new CountDownLatch(100);
      clinic.hashesAfter(
          () -> {
            begun.countDown();
            await(held);
          });
      List<Future<Answer>> waiting = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        String signUp = Clinic.patientSignUp("rush" + i + "@example.com", Cpfs.of(100 + i));
        waiting.add(callers.submit(() -> clinic.anonymous().post("/api/v1/patients", signUp)));
      }
      assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();

      clinic.anonymous().get(SEARCH).expect(200);

      held.countDown();
      for (Future<Answer> answer : waiting) {
        answer.get().expect(201);
      }
    }
  }

  @Test
  void nobody_waits_for_a_hash_on_a_thread_of_other_calls() {
    try (Clinic clinic = Clinic.open()) {
      List<String> threads = new CopyOnWriteArrayList<>();
      clinic.hashesAfter(() -> threads.add(Thread.currentThread().getName()));
      Client anyone = clinic.anonymous();
      String nobody = "{\"login\": \"%s\", \"password\": \"uma senha qualquer\"}";
      String stranger =
          "{\"crm\": {\"number\": \"1\", \"state\": \"SP\"}, \"password\": \"uma senha qualquer\"}";

      anyone.post("/api/v1/patients", Clinic.patientSignUp("a@example.com", Cpfs.of(1)));
      anyone.post("/api/v1/doctors", Clinic.doctorSignUp("b@example.com", "777"));
      anyone.post("/api/v1/auth/patients", nobody.formatted(Cpfs.of(2)));
      anyone.post("/api/v1/auth/operators", nobody.formatted("nobody.here"));
      anyone.post("/api/v1/auth/doctors", stranger);

      assertThat(threads).hasSize(5).noneMatch(name -> name.startsWith("calls-"));
    }
  }

  @Test
  void
      reads_and_hashes_have_virtual_threads_where_the_jvm_has_them_and_searches_and_writes_never() {
    boolean hasThem = Runtime.version().feature() >= 21;
    try (Clinic clinic = Clinic.open()) {
      Client patient = clinic.patient();
      Client doctor = clinic.doctor();
      List<Boolean> reads = new CopyOnWriteArrayList<>();
      List<Boolean> searches = new CopyOnWriteArrayList<>();
      List<Boolean> hashes = new CopyOnWriteArrayList<>();
      List<Boolean> writes = new CopyOnWriteArrayList<>();
      clinic.looksAfter(() -> reads.add(isVirtual(Thread.currentThread())));
      clinic.searchesAfter(() -> searches.add(isVirtual(Thread.currentThread())));
      clinic.hashesAfter(() -> hashes.add(isVirtual(Thread.currentThread())));

      clinic.anonymous().get("/api/v1/doctors/" + doctor.id()).expect(200);
      clinic.looksAfter(() -> {});
      clinic.anonymous().get(SEARCH).expect(200);
      clinic
          .anonymous()
          .post("/api/v1/patients", Clinic.patientSignUp("a@example.com", Cpfs.of(1)))
          .expect(201);
      clinic.commitsBefore(() -> writes.add(isVirtual(Thread.currentThread())));
      clinic.requested(patient.with("Idempotency-Key", "once"), doctor, "2027-03-02T12:00:00Z");

      assertThat(reads).isNotEmpty().containsOnly(hasThem);
      assertThat(searches).isNotEmpty().containsOnly(false);
      assertThat(hashes).isNotEmpty().containsOnly(hasThem);
      assertThat(writes).isNotEmpty().containsOnly(false);
    }
  }

  /** {@code Thread.isVirtual}, which Java 17 does not have. */
  private static boolean isVirtual(Thread thread) {
    try {
      return (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
    } catch (NoSuchMethodException before21) {
      return false;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void what_is_too_much_is_turned_away_at_once_and_what_waits_in_line_is_served() throws Exception {
    try (Clinic clinic = Clinic.open(Map.of("techmedicos.admission.calls", 2))) {
      CountDownLatch begun = new CountDownLatch(2);
      clinic.searchesAfter(
          () -> {
            begun.countDown();
            await(held);
          });
      List<Future<Answer>> admitted =
          List.of(
              callers.submit(() -> clinic.anonymous().get(SEARCH)),
              callers.submit(() -> clinic.anonymous().get(SEARCH)));
      assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();

      Answer refused = clinic.anonymous().get(SEARCH).expectProblem(503, "busy");

      assertThat(refused.header("Retry-After")).isPresent();
      assertThat(clinic.anonymous().get(SEARCH).header("Retry-After"))
          .as("of the next, who is not to come again at the same time")
          .isPresent()
          .isNotEqualTo(refused.header("Retry-After"));
      clinic.anonymous().get("/api/v1/specialties").expect(200); // which needs no thread
      held.countDown();
      for (Future<Answer> answer : admitted) {
        answer.get().expect(200);
      }
      clinic.anonymous().get(SEARCH).expect(200);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void one_address_has_a_part_of_the_line_and_users_have_their_own(boolean rateLimits)
      throws Exception {
    try (Clinic clinic =
        Clinic.open(
            Map.of(
                "techmedicos.admission.calls",
                20,
                "techmedicos.rate-limits.enabled",
                rateLimits))) {
      Client user = clinic.patient();
      int atOnce = rateLimits ? 6 : 8; // of an address, or of all
      CountDownLatch begun = new CountDownLatch(atOnce);
      CountDownLatch others = new CountDownLatch(rateLimits ? atOnce + 1 : atOnce);
      clinic.searchesAfter(
          () -> {
            begun.countDown();
            others.countDown();
            await(held);
          });
      List<Future<Answer>> admitted = new ArrayList<>();
      CompletionService<Answer> strangers = new ExecutorCompletionService<>(callers);
      for (int i = 0; i < 9; i++) {
        admitted.add(strangers.submit(() -> clinic.anonymous().get(SEARCH)));
      }
      assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();

      if (rateLimits) {
        Future<Answer> refused = strangers.take(); // whichever came last: nobody else has an answer
        refused.get().expectProblem(503, "busy");
        admitted.remove(refused);
      }
      admitted.add(callers.submit(() -> user.get(SEARCH)));
      try (LoopbackClient neighbour = clinic.at("127.0.0.3")) {
        Future<Integer> elsewhere = callers.submit(() -> neighbour.get(SEARCH).status());
        assertThat(others.await(60, TimeUnit.SECONDS)).isTrue();
        held.countDown();
        assertThat(elsewhere.get()).isEqualTo(200);
      }
      for (Future<Answer> answer : admitted) {
        answer.get().expect(200);
      }
    }
  }

  @Test
  void a_body_counts_until_the_work_on_it_has_ended_even_if_it_was_answered_before()
      throws Exception {
    try (Clinic clinic =
        Clinic.open(
            Map.of(
                "techmedicos.admission.call-deadline",
                "500ms",
                "techmedicos.connections.bodies",
                1 << 20))) {
      CompletableFuture<Void> ended = new CompletableFuture<>();
      clinic.hashesAfter(
          () -> {
            await(held);
            ended.complete(null);
          });
      String spaces = " ".repeat(200_000);
      clinic
          .anonymous()
          .post("/api/v1/patients", Clinic.patientSignUp("a@example.com", Cpfs.of(1)) + spaces)
          .expectProblem(503, "timed-out");

      assertThat(signsUp(clinic, 100_000)).isEqualTo(503);
      assertThat(signsUp(clinic, 1_000)).as("a small body").isEqualTo(400);

      held.countDown();
      ended.get(60, TimeUnit.SECONDS);
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (signsUp(clinic, 100_000) == 503) {
        assertThat(System.nanoTime()).isLessThan(end);
      }
      assertThat(signsUp(clinic, 100_000)).isEqualTo(400);
    }
  }

  /** With nothing but spaces, in a chunk, so that it is not refused for its length. */
  private static int signsUp(Clinic clinic, int spaces) throws IOException {
    try (RawConnection connection = RawConnection.to(clinic.port())) {
      connection.send(
          "POST /api/v1/patients HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
              + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
              + Integer.toHexString(spaces + 2)
              + "\r\n{"
              + " ".repeat(spaces)
              + "}\r\n0\r\n\r\n");
      return RawConnection.statuses(connection.untilClosed()).get(0);
    }
  }

  /** As an adapter does before whatever may take long. */
  private static void nextStep(CompletableFuture<Throwable> stopped) {
    try {
      CallDeadline.current().orElseThrow().remaining();
    } catch (RuntimeException e) {
      stopped.complete(e);
      throw e;
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Socket send(Clinic clinic, String method, String path, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Socket socket = new Socket(clinic.uri().getHost(), clinic.uri().getPort());
    socket
        .getOutputStream()
        .write(
            (method
                    + " "
                    + path
                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: "
                    + bytes.length
                    + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(bytes);
    return socket;
  }
}
