package br.com.techmedicos.adapters.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Someone who speaks, byte by byte, what may or may not be HTTP. */
final class RawConnection implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 60_000;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}) ");

  private final Socket socket = new Socket();

  private RawConnection(String from, int port, int receiveBuffer) throws IOException {
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    socket.bind(new InetSocketAddress(from, 0));
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
  }

  static RawConnection to(int port) throws IOException {
    return from("127.0.0.1", port);
  }

  /** From one of the many addresses of this machine. */
  static RawConnection from(String address, int port) throws IOException {
    return new RawConnection(address, port, 0);
  }

  /** From one that takes hardly anything until it is read. */
  static RawConnection unread(String address, int port) throws IOException {
    return new RawConnection(address, port, 4_096);
  }

  RawConnection send(String latin1) throws IOException {
    socket.getOutputStream().write(latin1.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  /** Whether something has come already. */
  boolean hasAnswer() throws IOException {
    return socket.getInputStream().available() > 0;
  }

  /** All that comes until the service closes the connection. */
  String untilClosed() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    socket.getInputStream().transferTo(all);
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  /** The next that comes, up to and with a text. */
  String until(String text) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder all = new StringBuilder();
    while (all.indexOf(text) < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed after: " + all);
      }
      all.append((char) next);
    }
    return all.toString();
  }

  /** The status codes of all answers in what came. */
  static List<Integer> statuses(String answers) {
    return STATUS.matcher(answers).results().map(found -> Integer.valueOf(found.group(1))).toList();
  }

  /** Sends nothing more, and waits until the service has closed the connection too. */
  void leave() throws IOException {
    socket.shutdownOutput();
    untilClosed();
    close();
  }

  /** Hangs up at once. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
