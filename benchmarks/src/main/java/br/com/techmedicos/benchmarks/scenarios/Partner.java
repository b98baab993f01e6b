package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.benchmarks.load.PartnerDesk;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A partner of the clinic, with a server on this machine that may be down. */
final class Partner implements AutoCloseable {

  /** What the service needs to be allowed to call it. */
  static final Map<String, String> ALLOWED =
      Map.of("TECHMEDICOS_WEBHOOKS_ALLOWED_NETWORKS", "127.0.0.1");

  private static final Duration LONGEST_BACKLOG = Duration.ofMinutes(20);
  private static final int NOTICED_MILLIS = 5_000; // that a webhook is there, or no more

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final AtomicInteger told = new AtomicInteger();
  private volatile boolean down;

  Partner() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          if (!down) {
            told.incrementAndGet();
          }
          exchange.sendResponseHeaders(down ? 503 : 204, -1);
          exchange.close();
        });
    server.start();
  }

  /** From now on it refuses to be told, or listens again. */
  void down(boolean down) {
    this.down = down;
  }

  /** How often it was told something. */
  int told() {
    return told.get();
  }

  /** Registers for requests for appointments, and returns once the service knows. */
  String register(PartnerDesk desk) throws InterruptedException {
    String id =
        desk.register(
            "http://127.0.0.1:" + server.getAddress().getPort() + "/",
            List.of("AppointmentRequested"));
    Thread.sleep(NOTICED_MILLIS);
    return id;
  }

  /** Is told no more, and returns once the service knows. */
  static void remove(PartnerDesk desk, String webhook) throws InterruptedException {
    desk.remove(webhook);
    Thread.sleep(NOTICED_MILLIS);
  }

  static void awaitLetters(Connection database, int atLeast) throws Exception {
    long end = System.nanoTime() + LONGEST_BACKLOG.toNanos();
    while (letters(database) < atLeast) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("letters are not written");
      }
      Thread.sleep(200);
    }
  }

  static void awaitAllTold(Connection database) throws Exception {
    long end = System.nanoTime() + LONGEST_BACKLOG.toNanos();
    while (letters(database) + count(database, "outbox WHERE delivered_at IS NULL") > 0) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the partner is not told everything");
      }
      Thread.sleep(200);
    }
  }

  static long letters(Connection database) throws SQLException {
    return count(database, "letter WHERE subscriber LIKE 'webhook-%' AND dead_at IS NULL");
  }

  private static long count(Connection database, String rows) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet found = statement.executeQuery("SELECT COUNT(*) FROM " + rows)) {
      found.next();
      return found.getLong(1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
