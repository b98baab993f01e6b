package br.com.techmedicos.adapters.notificationsmtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * How long a server is waited for. After a mail is written, a server may have much to do before it
 * takes it, and one that takes it after nobody waits any more gets it again: so it has longer then
 * (RFC 5321, 4.5.3.2.6).
 *
 * @param connect to connect
 * @param step for each answer but the last
 * @param end for the answer to the mail
 */
record Patience(Duration connect, Duration step, Duration end) {

  /** Some ten steps and the end: within the longest telling. */
  static final Patience STANDARD =
      new Patience(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(60));

  /** Keeps the socket of one connection, so that it can wait longer, also under TLS. */
  static final class Waiting extends SocketFactory {

    private @Nullable Socket socket;

    @Override
    public Socket createSocket() {
      socket = new Socket();
      return socket;
    }

    /** Waits so long for what the server says from now on. */
    void waitFor(Duration answer) throws SocketException {
      if (socket != null) {
        socket.setSoTimeout((int) answer.toMillis());
      }
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return connected(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
        throws IOException {
      return connected(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return connected(host.getHostAddress(), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
        throws IOException {
      return connected(host.getHostAddress(), port);
    }

    private Socket connected(String host, int port) throws IOException {
      socket = new Socket(host, port);
      return socket;
    }
  }
}
