package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.shared.KeyUnavailable;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What an operator is told of keys that cannot be had. */
class DiagnosisTest {

  @Test
  void a_folder_of_keys_that_cannot_be_used_is_named_with_its_setting() {
    Diagnosis diagnosis =
        Diagnosis.of(new KeyUnavailable("cannot read a key from /k/a", new IOException()));

    assertThat(diagnosis.code()).isEqualTo(ExitCode.KEYS);
    assertThat(diagnosis.sentence())
        .startsWith("The service cannot read a key from /k/a: ")
        .contains("TECHMEDICOS_KEYS");
  }

  @Test
  void a_service_for_keys_that_does_not_answer_is_no_matter_of_folders() {
    Diagnosis diagnosis =
        Diagnosis.of(new KeyUnavailable("AWS KMS could not unwrap a key", new IOException()));

    assertThat(diagnosis.code()).isEqualTo(ExitCode.KEYS);
    assertThat(diagnosis.sentence())
        .startsWith("AWS KMS could not unwrap a key: see that it can be reached")
        .doesNotContain("TECHMEDICOS_KEYS");
  }
}
