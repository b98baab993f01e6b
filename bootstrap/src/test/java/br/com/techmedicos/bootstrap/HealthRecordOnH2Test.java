package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.domain.identity.Patient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthRecordOnH2Test extends HealthRecordStories {

  private Path data;
  private RunningService service;

  @BeforeAll
  void start(@TempDir Path folder) {
    data = folder;
    service = RunningService.start(folder, Map.of());
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Override
  RunningService service() {
    return service;
  }

  @Override
  RunningService other() {
    return service;
  }

  @Test
  void at_rest_nothing_of_a_file_its_name_or_its_patient_can_be_seen() throws IOException {
    Patient patient = service.addPatients(1).get(0);
    RestClient owner = service.as(patient);
    String text = "Resultado: positivo. ".repeat(500);
    String file =
        owner
            .upload(
                "/record/files", "hepatite-b.txt", text.getBytes(StandardCharsets.UTF_8), Map.of())
            .expect(201)
            .text("id");

    List<String> secrets =
        List.of(
            "Resultado",
            "positivo",
            "hepatite-b",
            patient.id().toString(),
            patient.cpf().value(),
            file);
    try (Stream<Path> stored = Files.walk(data.resolve("files"))) {
      List<Path> files = stored.filter(Files::isRegularFile).toList();
      assertThat(files).isNotEmpty();
      for (Path each : files) {
        String bytes = Files.readString(each, StandardCharsets.ISO_8859_1);
        assertThat(secrets).noneMatch((each + bytes)::contains);
      }
    }
  }

  @Test
  void damage_is_an_error_and_never_given_out() throws IOException {
    RestClient owner = service.as(service.addPatients(1).get(0));
    List<Path> before = stored();
    String one = upload(owner, SampleFiles.pdf(200_000, 4));
    Path oneStored = added(before);
    before = stored();
    String two = upload(owner, SampleFiles.pdf(200_000, 5));
    Path twoStored = added(before);
    byte[] oneBytes = Files.readAllBytes(oneStored);
    byte[] twoBytes = Files.readAllBytes(twoStored);

    Files.write(oneStored, twoBytes); // swapped
    Files.write(twoStored, Arrays.copyOf(twoBytes, 100_000)); // cut off
    isDamaged(owner, one);
    isDamaged(owner, two);

    twoBytes[1_000] ^= 1; // one bit
    Files.write(twoStored, twoBytes);
    isDamaged(owner, two);
    Files.delete(twoStored);
    isDamaged(owner, two);

    Files.write(oneStored, oneBytes);
    assertThat(owner.download("/record/files/" + one + "/content").statusCode()).isEqualTo(200);
  }

  private static void isDamaged(RestClient owner, String file) {
    assertThat(owner.get("/record/files/" + file + "/content").expect(500).text("type"))
        .isEqualTo("/problems/content-damaged");
  }

  private static String upload(RestClient owner, byte[] content) {
    return owner.upload("/record/files", "a.pdf", content, Map.of()).expect(201).text("id");
  }

  private Path added(List<Path> before) throws IOException {
    return stored().stream().filter(path -> !before.contains(path)).findFirst().orElseThrow();
  }

  private List<Path> stored() throws IOException {
    try (Stream<Path> stored = Files.walk(data.resolve("files"))) {
      return stored.filter(Files::isRegularFile).toList();
    }
  }
}
