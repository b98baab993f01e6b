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
 * Scans contents with a ClamAV daemon ({@code clamd}), using its INSTREAM command. A content is
 * sent to the daemon while it arrives; none of it is stored here. Any answer other than clean or
 * infected counts as a failed scan.
 */
public final class ClamAvContentScanner implements ContentScanner {

  private static final byte[] INSTREAM = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
  private static final String CLEAN = "stream: OK";
  private static final String FOUND = " FOUND";

  private final URI daemon;
  private final Duration patience;

  /**
   * Creates a scanner, which opens one connection for each content.
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
          "TECHMEDICOS_SCANNER_CLAMAV must be tcp://host:port or unix:///path, not " + daemon);
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

  /** Resolves the address for each connection, because it may change. */
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

    /** Sends a chunk: its length and its bytes. An empty chunk would mean the end. */
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
        throw new ScannerUnavailable("clamd accepts no more; is its StreamMaxLength too small?", e);
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

    /** Replaces non-printing characters, because the other side may not be ClamAV. */
    private static String printable(String answer) {
      String line = answer.replaceAll("[^\\p{Print}]", "?");
      return line.substring(0, Math.min(100, line.length()));
    }
  }
}
