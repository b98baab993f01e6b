package br.com.techmedicos.adapters.inspection;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * A connection over TCP or a UNIX socket with a timeout for every read and write. Java's blocking
 * sockets have no timeout for writes, and none at all for UNIX sockets.
 */
final class TimeLimitedConnection {

  private static final int LONGEST_ANSWER = 4_096;

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey ready;
  private final Duration patience;

  private TimeLimitedConnection(SocketChannel channel, Selector selector, Duration patience)
      throws IOException {
    this.channel = channel;
    this.selector = selector;
    this.patience = patience;
    channel.configureBlocking(false);
    ready = channel.register(selector, 0);
  }

  static TimeLimitedConnection to(SocketAddress address, Duration patience) throws IOException {
    SocketChannel channel =
        address instanceof UnixDomainSocketAddress
            ? SocketChannel.open(StandardProtocolFamily.UNIX)
            : SocketChannel.open();
    TimeLimitedConnection connection =
        new TimeLimitedConnection(channel, Selector.open(), patience);
    try {
      if (!channel.connect(address)) {
        connection.await(SelectionKey.OP_CONNECT);
        channel.finishConnect();
      }
      return connection;
    } catch (IOException e) {
      connection.close();
      throw e;
    }
  }

  /** Writes all parts. */
  void write(ByteBuffer... parts) throws IOException {
    ByteBuffer last = parts[parts.length - 1];
    while (last.hasRemaining()) {
      if (channel.write(parts) == 0) {
        await(SelectionKey.OP_WRITE);
      }
    }
  }

  /** Reads until an end mark, or until the other side closes the connection. */
  byte[] readUntil(byte end) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    ByteBuffer one = ByteBuffer.allocate(1);
    while (answer.size() < LONGEST_ANSWER) {
      int read = channel.read(one.clear());
      if (read == 0) {
        await(SelectionKey.OP_READ);
      } else if (read < 0 && answer.size() == 0) {
        throw new EOFException("the connection was closed without an answer");
      } else if (read < 0 || one.get(0) == end) {
        break;
      } else {
        answer.write(one.get(0));
      }
    }
    return answer.toByteArray();
  }

  void close() {
    try (channel;
        selector) {
      // closes both, even if one of them fails
    } catch (IOException e) {
      // nothing is expected from it any more
    }
  }

  private void await(int operation) throws IOException {
    ready.interestOps(operation);
    if (selector.select(patience.toMillis()) == 0) {
      throw new SocketTimeoutException("no progress for " + patience);
    }
    selector.selectedKeys().clear();
  }
}
