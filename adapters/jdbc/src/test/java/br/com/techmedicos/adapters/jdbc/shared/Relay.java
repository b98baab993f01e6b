package br.com.techmedicos.adapters.jdbc.shared;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A way to the server that can be cut, without TLS. */
public final class Relay implements AutoCloseable {

  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private final int serverPort;
  private final ServerSocket door;
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable Cut> cut = new AtomicReference<>();
  private volatile boolean blocked;
  private volatile boolean silent;

  private record Cut(String statement, boolean arrives) {}

  private Relay(int serverPort) throws IOException {
    this.serverPort = serverPort;
    this.door = new ServerSocket(0, 50, HERE);
  }

  /** Opens one. */
  public static Relay to(MariaDbServer server) throws IOException {
    Relay relay = new Relay(server.port());
    inBackground(relay::accept);
    return relay;
  }

  /** Where it can be reached, on this machine. */
  public int port() {
    return door.getLocalPort();
  }

  /** The URL of a schema on the server, by this way. */
  public String through(String url) {
    return url.replace(":" + serverPort + "/", ":" + port() + "/");
  }

  /** Cuts the next connection on which a statement is sent, so that it does not arrive. */
  public void cutBefore(String statement) {
    cut.set(new Cut(statement, false));
  }

  /** Cuts the next connection on which a statement is sent, when the server has answered it. */
  public void cutAfter(String statement) {
    cut.set(new Cut(statement, true));
  }

  /** Cuts all connections, and lets no new one pass. */
  public void block() throws IOException {
    blocked = true;
    for (Socket socket = open.poll(); socket != null; socket = open.poll()) {
      socket.close();
    }
  }

  /** Lets new connections pass. */
  public void unblock() {
    blocked = false;
  }

  /** From now on nothing arrives, and nothing is cut. */
  public void silence() {
    silent = true;
  }

  /** Lets arrive what was sent, and what is. */
  public void endSilence() {
    silent = false;
  }

  private void awaitSound() {
    while (silent) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Override
  public void close() throws IOException {
    silent = false;
    door.close();
    block();
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = door.accept();
      if (blocked) {
        client.close();
      } else {
        Link link = new Link(client, new Socket(HERE, serverPort));
        inBackground(link::forth);
        inBackground(link::back);
        if (blocked) { // meanwhile
          link.client.close();
          link.server.close();
        }
      }
    }
  }

  /** One connection on its way. */
  private final class Link {

    private final Socket client;
    private final Socket server;
    private volatile boolean answerIsLost;

    Link(Socket client, Socket server) {
      this.client = client;
      this.server = server;
      open.add(client);
      open.add(server);
    }

    void forth() throws IOException {
      try (client;
          server) {
        InputStream from = client.getInputStream();
        OutputStream to = server.getOutputStream();
        byte[] bytes = new byte[1 << 16];
        for (int read = from.read(bytes); read >= 0; read = from.read(bytes)) {
          Cut next = cut.get();
          boolean hit =
              next != null
                  && new String(bytes, 0, read, US_ASCII).contains(next.statement())
                  && cut.compareAndSet(next, null);
          if (hit && !next.arrives()) {
            return;
          }
          answerIsLost = hit;
          awaitSound();
          to.write(bytes, 0, read);
        }
      }
    }

    void back() throws IOException {
      try (client;
          server) {
        InputStream from = server.getInputStream();
        OutputStream to = client.getOutputStream();
        byte[] bytes = new byte[1 << 16];
        for (int read = from.read(bytes); read >= 0; read = from.read(bytes)) {
          if (answerIsLost) {
            return;
          }
          awaitSound();
          to.write(bytes, 0, read);
        }
      }
    }
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  private static void inBackground(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // an end of it was closed
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
