package br.com.techmedicos.adapters.inspection;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.tika.detect.TextStatistics;

/** Text for people, in Unicode or in an old code page: which one, nobody says. */
final class Text {

  private static final String MARK = "\ufeff";

  private Text() {}

  /**
   * The same text, where ASCII is one byte a letter: UTF-16 becomes UTF-8, all other stays as it
   * is. A byte-order mark is left out.
   */
  static byte[] inBytes(byte[] content) {
    if (begins(content, MARK.getBytes(StandardCharsets.UTF_16BE))) {
      return ofUtf16(content, StandardCharsets.UTF_16BE.newDecoder());
    }
    if (begins(content, MARK.getBytes(StandardCharsets.UTF_16LE))) {
      return ofUtf16(content, StandardCharsets.UTF_16LE.newDecoder());
    }
    byte[] mark = MARK.getBytes(StandardCharsets.UTF_8);
    return begins(content, mark)
        ? Arrays.copyOfRange(content, mark.length, content.length)
        : content;
  }

  /** Whether most of it can be read: what Tika asks of text that begins like nothing else. */
  static boolean isReadable(byte[] text) {
    TextStatistics statistics = statistics(text);
    return statistics.isMostlyAscii() || statistics.looksLikeUTF8();
  }

  /** Whether there is no control in it, and enough ASCII to be of a language with an alphabet. */
  static boolean isClean(byte[] text) {
    TextStatistics statistics = statistics(text);
    return statistics.count() > 0
        && statistics.countControl() == 0
        && (statistics.looksLikeUTF8() || statistics.countEightBit() * 2 <= statistics.count());
  }

  private static TextStatistics statistics(byte[] text) {
    TextStatistics statistics = new TextStatistics();
    statistics.addData(text, 0, text.length);
    return statistics;
  }

  /** Up to where it is cut off, or is no UTF-16. */
  private static byte[] ofUtf16(byte[] content, CharsetDecoder decoder) {
    CharBuffer text = CharBuffer.allocate(content.length);
    boolean wrong = decoder.decode(ByteBuffer.wrap(content), text, false).isError();
    String read = text.flip().toString();
    return (wrong ? "\0" : read.substring(1)).getBytes(StandardCharsets.UTF_8);
  }

  private static boolean begins(byte[] content, byte[] with) {
    return Arrays.mismatch(content, with) == with.length || Arrays.equals(content, with);
  }
}
