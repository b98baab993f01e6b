package br.com.techmedicos.stories.healthrecord;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.healthrecord.content.ContentStore;
import br.com.techmedicos.application.healthrecord.content.VerifyContents;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.stories.RecordStory;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** After a restore it is known of every file whether it is as it was uploaded. */
class VerifyingContentsTest extends RecordStory {

  private final ContentStore store = clinic.contents().store();

  private VerifyContents.Findings verify() {
    return record.verifyContents().handle(new VerifyContents.Query());
  }

  @Test
  void every_file_is_read_to_its_end_whosever_it_is() {
    for (int i = 0; i < 101; i++) {
      upload(i % 2 == 0 ? jose : rita, "1234567890");
    }

    VerifyContents.Findings findings = verify();

    assertThat(findings.files()).isEqualTo(101);
    assertThat(findings.bytes()).isEqualTo(1010);
    assertThat(findings.damaged()).isEmpty();
  }

  @Test
  void files_whose_content_is_missing_or_another_are_named() throws IOException {
    RecordFile missing = upload(jose, "123");
    RecordFile whole = upload(jose, "4567");
    RecordFile altered = upload(jose, "89");
    store.delete(missing.content().name());
    store.delete(altered.content().name());
    store.write(altered.content().name(), content -> content.write("other".getBytes(UTF_8)));

    VerifyContents.Findings findings = verify();

    assertThat(findings.files()).isEqualTo(3);
    assertThat(findings.bytes()).isEqualTo(whole.content().size());
    assertThat(findings.damaged()).containsExactly(missing.id(), altered.id());
  }
}
