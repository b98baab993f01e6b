package br.com.techmedicos.adapters.inspection;

import br.com.techmedicos.application.healthrecord.content.ContentScanner;
import br.com.techmedicos.application.shared.ScannerUnavailable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Has contents looked into by a ClamAV daemon ({@code clamd}), by its INSTREAM command. A content
 * goes to the daemon while it comes in; nothing of it is kept here. Unless the daemon says that the
 * content is clean, or that it found something, it was not looked into.
 */
public final class ClamAvContentScanner implements ContentScanner {

  private static final byte[] INSTREAM = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
  private static final String CLEAN = "stream: OK";
  private static final String FOUND = " FOUND";

  private final URI daemon;
  private final Duration patience;

  /**
   * Knows where the daemon is; connects once for each content.
   *
   * @param daemon {@code tcp://host:port} or {@code unix:///path/of/its/socket}
   * @param patience how long the daemon may take to connect, to take a piece of a content, and to
   *     answer
   */
  public ClamAvContentScanner(URI daemon, Duration patience) {
    boolean tcp = "tcp".equals(daemon.getScheme()) && daemon.getPort() > 0;
    boolean unix = "unix".equals(daemon.getScheme()) && daemon.getPath() != null;
    if (!tcp && !unix) {
      throw new IllegalArgumentException(
          "a scanner is at tcp://host:port or unix:///path, not at " + daemon);
    }
    this.daemon = daemon;
    this.patience = patience;
  }

  @Override
  public Scan begin() {
    try {
      TimeLimitedConnection connection = TimeLimitedConnection.to(address(), patience);
      ClamAvScan scan = new ClamAvScan(connection);
      scan.send(ByteBuffer.wrap(INSTREAM));
      return scan;
    } catch (IOException e) {
      throw new ScannerUnavailable("clamd cannot be reached at " + daemon, e);
    }
  }

  /** Looked up each time, since an address may change. */
  private SocketAddress address() throws UnknownHostException {
    if (daemon.getPort() < 0) {
      return UnixDomainSocketAddress.of(Path.of(daemon.getPath()));
    }
    InetSocketAddress address = new InetSocketAddress(daemon.getHost(), daemon.getPort());
    if (address.isUnresolved()) {
      throw new UnknownHostException(daemon.getHost());
    }
    return address;
  }

  private static final class ClamAvScan implements Scan {

    private final TimeLimitedConnection connection;

    private ClamAvScan(TimeLimitedConnection connection) {
      this.connection = connection;
    }

    /** A piece is its length and its bytes; one of no bytes would be the end. */
    @Override
    public void inspect(byte[] bytes, int offset, int length) {
      if (length > 0) {
        send(length(length), ByteBuffer.wrap(bytes, offset, length));
      }
    }

    @Override
    public ScanResult finish() {
      send(length(0));
      String answer = answer();
      if (answer.equals(CLEAN)) {
        return ScanResult.CLEAN;
      }
      if (answer.endsWith(FOUND)) {
        return ScanResult.INFECTED;
      }
      throw new ScannerUnavailable("clamd answers \"" + printable(answer) + "\"");
    }

    @Override
    public void close() {
      connection.close();
    }

    private void send(ByteBuffer... parts) {
      try {
        connection.write(parts);
      } catch (IOException e) {
        close();
        throw new ScannerUnavailable("clamd takes no more; is its StreamMaxLength too small?", e);
      }
    }

    private String answer() {
      try {
        return new String(connection.readUntil((byte) 0), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new ScannerUnavailable("clamd does not answer", e);
      }
    }

    private static ByteBuffer length(int length) {
      return ByteBuffer.allocate(Integer.BYTES).putInt(length).flip();
    }

    /** It may be anything, if it is no ClamAV that answers. */
    private static String printable(String answer) {
      String line = answer.replaceAll("[^\\p{Print}]", "?");
      return line.substring(0, Math.min(100, line.length()));
    }
  }
}
