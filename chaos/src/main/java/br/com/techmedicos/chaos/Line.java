package br.com.techmedicos.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line to the database, which can be slow, silent or cut. */
final class Line implements AutoCloseable {

  /** How it is. */
  enum State {
    /** As it should be. */
    OPEN,
    /** Everything arrives late. */
    SLOW,
    /** Nothing arrives, and nobody is told. */
    SILENT,
    /** Connections are reset, and no new one is made. */
    CUT
  }

  private static final int BUFFER = 16_384;

  private final ServerSocket here;
  private final int port;
  private final int delayMillis;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile State state = State.OPEN;

  private Line(ServerSocket here, int port, int delayMillis) {
    this.here = here;
    this.port = port;
    this.delayMillis = delayMillis;
  }

  /** One to a port of this machine, which adds a delay to each piece while it is slow. */
  static Line to(int port, int delayMillis) throws IOException {
    Line line =
        new Line(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port, delayMillis);
    start(line::accept);
    return line;
  }

  /** Where it begins. */
  int port() {
    return here.getLocalPort();
  }

  /** How it is from now on. */
  void become(State next) throws IOException {
    synchronized (this) {
      state = next;
      notifyAll();
    }
    if (next == State.CUT) {
      closeAll();
    }
  }

  private void accept() {
    while (!here.isClosed()) {
      try {
        Socket client = here.accept();
        if (state == State.CUT) {
          client.close();
          continue;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        open.add(client);
        open.add(server);
        start(() -> pump(client, server));
        start(() -> pump(server, client));
      } catch (IOException closedOrRefused) {
        // the next one may be luckier
      }
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        passOn();
        out.write(buffer, 0, n);
      }
    } catch (IOException gone) {
      // so is the other side
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private void passOn() throws InterruptedException {
    if (state == State.SLOW) {
      Thread.sleep(delayMillis);
    }
    synchronized (this) {
      while (state == State.SILENT) {
        wait();
      }
    }
  }

  private void closeAll() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "line");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    here.close();
    become(State.OPEN);
    closeAll();
  }
}
