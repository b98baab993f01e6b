package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.jdbc.shared.MariaDbServer;
import br.com.techmedicos.bootstrap.RoomPage.Received;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances on one real server: the doctor's page hangs on one, the patient's on the other.
 * What happens in the pages alone is told here only.
 */
class RoomOnMariaDbTest extends RoomStories {

  private static final String SCHEMA = "room";

  private RunningService one;
  private RunningService other;

  @BeforeAll
  void start(@TempDir Path data) {
    Map<String, Object> settings =
        Map.of(
            "datasources.default.url",
                MariaDbServer.running().withSchema(SCHEMA).urlForMariaDbDriver(SCHEMA),
            "datasources.default.username", "root",
            "techmedicos.keys", data.resolve("keys").toString());
    one = RunningService.start(data, settings);
    other = RunningService.start(data, settings);
  }

  @AfterAll
  void stop() {
    other.close();
    one.close();
  }

  @Override
  List<RunningService> services() {
    return List.of(one, other);
  }

  @Test
  void who_reloads_the_page_is_back_in_the_call_without_a_question() {
    meet();
    patient.page().reload();
    awaitBoth();
    doctor.page().reload();
    awaitBoth();
  }

  @Test
  void who_loses_the_network_for_a_moment_is_back_by_themselves() {
    meet();
    patient.page().context().setOffline(true);
    patient.awaitTrue("!navigator.onLine");
    patient.page().context().setOffline(false);
    patient.awaitThat("not back", () -> patient.text("call-state").equals("Conectado"));
    awaitBoth();
  }

  @Test
  void what_they_write_goes_from_browser_to_browser_and_markup_is_only_text() {
    meet();
    String written = "<img src=x onerror=\"document.title='broken'\"><b>120/80</b>";
    doctor.click("call-chat");
    doctor.page().fill("#chat-input", written);
    doctor.click("chat-send");
    patient.awaitThat("no count", () -> patient.text("chat-unread").equals("1 mensagem não lida"));
    patient.click("call-chat");
    assertThat(patient.text("chat-log")).contains(written);
    assertThat(patient.page().locator("#chat-log").locator("img, b").count()).isZero();
    assertThat(patient.page().title()).doesNotContain("broken");
  }

  @Test
  void a_screen_is_shared_and_a_camera_turned_off_without_a_new_connection() {
    meet();
    int connections = patient.received().connections();
    doctor.click("call-share");
    patient.awaitTrue("document.getElementById('remote-video').dataset.sharing === 'true'");
    patient.awaitMedia();
    doctor.click("call-share");
    patient.awaitTrue("document.getElementById('remote-video').dataset.sharing === 'false'");
    doctor.click("call-camera");
    doctor.click("call-microphone");
    patient.awaitTrue("document.getElementById('peer').dataset.picture === 'false'");
    assertThat(patient.visibleText()).contains("está sem câmera").contains("Microfone desligado");
    doctor.click("call-camera");
    doctor.click("call-microphone");
    Received again = patient.awaitMedia();
    assertThat(again.connections()).isEqualTo(connections);
  }
}
