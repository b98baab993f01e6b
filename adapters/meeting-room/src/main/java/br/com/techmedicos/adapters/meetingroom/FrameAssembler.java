package br.com.techmedicos.adapters.meetingroom;

import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Assembles the frames of a connection into messages, on its event loop. */
final class FrameAssembler {

  /** The longest message, in bytes. */
  static final int LONGEST = 64 * 1024;

  private final ByteArrayOutputStream message = new ByteArrayOutputStream();

  /** A message is binary or too long. */
  static final class Unacceptable extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** The message, if the frame completes one. */
  Optional<String> add(WebSocketFrame frame) {
    if (frame instanceof BinaryWebSocketFrame
        || message.size() + frame.content().readableBytes() > LONGEST) {
      throw new Unacceptable();
    }
    try {
      frame.content().readBytes(message, frame.content().readableBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!frame.isFinalFragment()) {
      return Optional.empty();
    }
    String text = message.toString(StandardCharsets.UTF_8);
    message.reset();
    return Optional.of(text);
  }
}
