package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the other page sends as written messages need not come from our page. */
class WrittenMessagesTest {

  /** On a clock that stands still, unless it is moved. */
  private static final String CHAT =
      """
      async () => {
        window.now = 0;
        performance.now = () => window.now;
        const { Chat } = await import('/room/chat.js');
        const texts = { of: (key) => key, counted: (key, count) => `${count}` };
        window.chat = new Chat({ announce: () => {} }, texts, 'Ana', () => {});
      }
      """;

  private static final String RECEIVES =
      """
      ([many, seconds]) => {
        for (let i = 0; i < many; i++) {
          window.now += seconds * 1000;
          window.chat.receive(`${i}`);
        }
        return [
          document.querySelectorAll('#chat-log > .message').length,
          document.querySelector('#chat-log > :last-child span').textContent,
        ];
      }
      """;

  private static final String DIRECTION =
      """
      (text) => {
        window.now += 1000;
        window.chat.receive(text);
        const span = document.querySelector('#chat-log > :last-child span');
        return [span.textContent, getComputedStyle(span).unicodeBidi, getComputedStyle(span).direction];
      }
      """;

  @Test
  void a_flood_is_dropped_and_the_oldest_make_room(@TempDir Path data) throws Exception {
    try (RunningService service = RunningService.start(data, Map.of());
        Chromium chromium = Chromium.start();
        RoomPage visitor = chromium.visitor()) {
      Page page = visitor.page();
      page.navigate(service.uri().resolve("/meet/01900000-0000-7000-8000-000000000000").toString());
      page.evaluate(CHAT);

      assertThat(page.evaluate(RECEIVES, List.of(1_000, 0))).isEqualTo(List.of(60, "59"));
      assertThat(page.evaluate(RECEIVES, List.of(600, 1))).isEqualTo(List.of(500, "599"));
      assertThat(page.evaluate(DIRECTION, "\u202Eabc\u0007"))
          .isEqualTo(List.of("\u202Eabc\u0007", "isolate", "ltr"));
      assertThat(page.evaluate(DIRECTION, "\u05E9\u05DC\u05D5\u05DD"))
          .isEqualTo(List.of("\u05E9\u05DC\u05D5\u05DD", "isolate", "rtl"));
    }
  }
}
