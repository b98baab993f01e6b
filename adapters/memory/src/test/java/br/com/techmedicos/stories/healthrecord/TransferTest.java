package br.com.techmedicos.stories.healthrecord;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;

import br.com.techmedicos.application.directory.DecideVerification;
import br.com.techmedicos.application.directory.DecideVerification.Decision;
import br.com.techmedicos.application.healthrecord.access.AccessEnded;
import br.com.techmedicos.application.healthrecord.access.FileRequest;
import br.com.techmedicos.application.healthrecord.datasubject.ReleaseCpf;
import br.com.techmedicos.application.healthrecord.file.OpenFile;
import br.com.techmedicos.application.healthrecord.sharing.DeleteGroup;
import br.com.techmedicos.application.healthrecord.sharing.RemoveFileFromGroup;
import br.com.techmedicos.application.identity.EndAllSessions;
import br.com.techmedicos.application.identity.EndSession;
import br.com.techmedicos.application.identity.Session;
import br.com.techmedicos.application.scheduling.SuspendPatient;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.SharingGrant;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.stories.RecordStory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A transfer that takes long is looked at again while it is under way. */
class TransferTest extends RecordStory {

  private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);
  private static final Instant END = SEVEN.plusSeconds(60);

  private final RecordFile file = upload(jose, "0123456789");
  private final FileGroupId group = group(jose, file);
  private final SharingGrant grant = share(jose, ana, Set.of(), Set.of(group), END);

  private final Session anas = loggedIn(AccountId.of(ana));
  private final Session joses = loggedIn(AccountId.of(jose));

  /** What ends an access. */
  interface Ending {
    void of(TransferTest story);
  }

  static Stream<Named<Ending>> endings() {
    return Stream.of(
        named("the grant expires", story -> story.clock.setTo(END.minus(FIVE_SECONDS))),
        named("the grant is revoked", story -> story.revoke(story.jose, story.grant)),
        named("the file is deleted", story -> story.delete(story.jose, story.file.id())),
        named(
            "the file leaves the group",
            story ->
                story
                    .record
                    .removeFileFromGroup()
                    .handle(
                        new RemoveFileFromGroup.Command(story.jose, story.group, story.file.id()))),
        named(
            "the group is dissolved",
            story ->
                story
                    .record
                    .deleteGroup()
                    .handle(new DeleteGroup.Command(story.jose, story.group))),
        named(
            "the doctor is suspended",
            story ->
                story
                    .clinic
                    .directory()
                    .decideVerification()
                    .handle(
                        new DecideVerification.Command(
                            story.ana, new Decision.Suspended(new Reason("Ofício"))))),
        named("the session ends", story -> story.end(story.anas)),
        named("all sessions end", story -> story.endAll(AccountId.of(story.ana))));
  }

  /** What ends the access of patients to what is theirs. */
  static Stream<Named<Ending>> endingsOfTheirOwn() {
    return Stream.of(
        named("the file is deleted", story -> story.delete(story.jose, story.file.id())),
        named("the session ends", story -> story.end(story.joses)),
        named("all sessions end", story -> story.endAll(AccountId.of(story.jose))),
        named(
            "the patient is suspended",
            story ->
                story
                    .clinic
                    .scheduling()
                    .suspendPatient()
                    .handle(new SuspendPatient.Command(story.jose, new Reason("Ofício")))),
        named(
            "the CPF goes back to its owner",
            story ->
                story
                    .record
                    .releaseCpf()
                    .handle(
                        new ReleaseCpf.Command(
                            story.jose,
                            new OperatorId(story.clinic.ids().next()),
                            Optional.empty(),
                            new Reason("Ofício")))));
  }

  private void end(Session session) {
    clinic.identity().endSession().handle(new EndSession.Command(session.account(), session.id()));
  }

  private void endAll(AccountId account) {
    clinic.identity().endAllSessions().handle(new EndAllSessions.Command(account));
  }

  private OpenFile.Opened openShared() {
    return open(FileRequest.shared(ana, jose, file.id()), tokenOf(anas));
  }

  @ParameterizedTest
  @MethodSource("endings")
  void a_transfer_under_way_ends_within_five_seconds_of_the_access(Ending ending)
      throws IOException {
    try (SeekableByteChannel content = openShared().content()) {
      assertThat(next(content, 4)).isEqualTo("0123");

      ending.of(this);
      clock.advance(FIVE_SECONDS);

      assertThatThrownBy(() -> next(content, 4)).isInstanceOf(AccessEnded.class);
      assertThatThrownBy(() -> next(content, 4)).isInstanceOf(AccessEnded.class);
    }
  }

  @Test
  void a_transfer_goes_on_as_long_as_the_access_lasts() throws IOException {
    int rows = logOf(jose).size();
    try (SeekableByteChannel content = open(FileRequest.shared(ana, jose, file.id())).content()) {
      for (String piece : new String[] {"01", "23", "45", "67", "89"}) {
        assertThat(next(content, 2)).isEqualTo(piece);
        clock.advance(FIVE_SECONDS);
      }
      assertThat(content.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
    assertThat(logOf(jose)).hasSize(rows + 1); // one access, however often it was looked at
  }

  @Test
  void it_is_looked_at_five_seconds_after_the_last_time_not_before() throws IOException {
    try (SeekableByteChannel content = open(FileRequest.shared(ana, jose, file.id())).content()) {
      clock.advance(FIVE_SECONDS);
      assertThat(next(content, 2)).isEqualTo("01");
      revoke(jose, grant);
      clock.advance(FIVE_SECONDS.minusNanos(1));
      assertThat(next(content, 2)).isEqualTo("23");
      clock.advance(Duration.ofNanos(1));
      assertThatThrownBy(() -> next(content, 2)).isInstanceOf(AccessEnded.class);
    }
  }

  @Test
  void a_transfer_goes_on_when_another_session_ends() throws IOException {
    Session other = loggedIn(AccountId.of(ana));
    try (SeekableByteChannel content = openShared().content()) {
      end(other);
      endAll(AccountId.of(jose));
      clock.advance(FIVE_SECONDS);

      assertThat(next(content, 2)).isEqualTo("01");
    }
  }

  @ParameterizedTest
  @MethodSource("endingsOfTheirOwn")
  void a_patients_own_transfer_ends_with_the_file_the_session_or_the_account(Ending ending)
      throws IOException {
    FileRequest own = FileRequest.own(jose, file.id());
    try (SeekableByteChannel content = open(own, tokenOf(joses)).content()) {
      clock.advance(Duration.ofDays(1));
      assertThat(next(content, 2)).isEqualTo("01");

      ending.of(this);
      clock.advance(FIVE_SECONDS);

      assertThatThrownBy(() -> next(content, 2)).isInstanceOf(AccessEnded.class);
    }
  }

  @Test
  void content_is_read_at_any_place_and_never_written() throws IOException {
    try (SeekableByteChannel content = open(FileRequest.shared(ana, jose, file.id())).content()) {
      assertThat(content.size()).isEqualTo(10);
      assertThat(next(content.position(7), 3)).isEqualTo("789");
      assertThat(content.position()).isEqualTo(10);
      assertThat(next(content.position(1), 2)).isEqualTo("12");
      assertThatThrownBy(() -> content.write(ByteBuffer.allocate(1)))
          .isInstanceOf(NonWritableChannelException.class);
      assertThatThrownBy(() -> content.truncate(0)).isInstanceOf(NonWritableChannelException.class);
    }
  }

  @Test
  void content_is_open_until_it_is_closed() throws IOException {
    SeekableByteChannel content = open(FileRequest.shared(ana, jose, file.id())).content();
    assertThat(content.isOpen()).isTrue();

    content.close();

    assertThat(content.isOpen()).isFalse();
  }

  private static String next(SeekableByteChannel content, int length) throws IOException {
    ByteBuffer piece = ByteBuffer.allocate(length);
    int read = content.read(piece);
    return new String(piece.array(), 0, read, UTF_8);
  }
}
