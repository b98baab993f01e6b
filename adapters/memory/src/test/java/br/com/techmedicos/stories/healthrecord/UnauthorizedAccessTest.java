package br.com.techmedicos.stories.healthrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;

import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.application.healthrecord.access.FileRequest;
import br.com.techmedicos.application.healthrecord.access.VerifyAccessLogs;
import br.com.techmedicos.application.healthrecord.content.ReceivedContent;
import br.com.techmedicos.application.healthrecord.file.ListFiles;
import br.com.techmedicos.application.healthrecord.sharing.DeleteGroup;
import br.com.techmedicos.application.healthrecord.sharing.ListGroups;
import br.com.techmedicos.application.healthrecord.sharing.RemoveFileFromGroup;
import br.com.techmedicos.application.healthrecord.sharing.RevokeGrant;
import br.com.techmedicos.application.healthrecord.sharing.ViewGrant;
import br.com.techmedicos.application.healthrecord.sharing.ViewGroup;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.AccessLogEntry;
import br.com.techmedicos.domain.healthrecord.AccessOutcome;
import br.com.techmedicos.domain.healthrecord.Author;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.SharingGrant;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.stories.RecordStory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is seen that was not shared, and its patient sees who tried. */
class UnauthorizedAccessTest extends RecordStory {

  /** What someone tries on what is José's. */
  interface Intrusion {
    void on(UnauthorizedAccessTest story, RecordFileId file, FileGroupId group, GrantId grant);
  }

  /**
   * An intrusion, and what is then in José's log.
   *
   * @param intrusion what someone tries
   * @param action what the log calls it
   * @param namesTheFile whether the log says which file it was about
   */
  record Story(Intrusion intrusion, AccessAction action, boolean namesTheFile) {}

  static Stream<Named<Story>> intrusions() {
    return Stream.of(
        named(
            "Rita looks at a file",
            new Story(
                (story, file, group, grant) -> story.look(FileRequest.own(story.rita, file)),
                AccessAction.READ,
                true)),
        named(
            "Rita opens a file",
            new Story(
                (story, file, group, grant) -> story.open(FileRequest.own(story.rita, file)),
                AccessAction.READ,
                true)),
        named(
            "Rita deletes a file",
            new Story(
                (story, file, group, grant) -> story.delete(story.rita, file),
                AccessAction.DELETE,
                true)),
        named(
            "Rita shares a file",
            new Story(
                (story, file, group, grant) ->
                    story.share(story.rita, story.bruno, Set.of(file), Set.of(), SEVEN.plus(DAY)),
                AccessAction.GRANT,
                true)),
        named(
            "Rita shares a group",
            new Story(
                (story, file, group, grant) -> story.share(story.rita, story.bruno, group),
                AccessAction.LIST,
                false)),
        named(
            "Rita puts a file into a group of hers",
            new Story(
                (story, file, group, grant) ->
                    story.join(story.rita, story.group(story.rita), file),
                AccessAction.READ,
                true)),
        named(
            "Rita puts a file of hers into the group",
            new Story(
                (story, file, group, grant) ->
                    story.join(story.rita, group, story.upload(story.rita).id()),
                AccessAction.LIST,
                false)),
        named(
            "Rita takes a file out of the group",
            new Story(
                (story, file, group, grant) ->
                    story
                        .record
                        .removeFileFromGroup()
                        .handle(new RemoveFileFromGroup.Command(story.rita, group, file)),
                AccessAction.LIST,
                false)),
        named(
            "Rita takes a file out of a group of hers",
            new Story(
                (story, file, group, grant) ->
                    story
                        .record
                        .removeFileFromGroup()
                        .handle(
                            new RemoveFileFromGroup.Command(
                                story.rita, story.group(story.rita), file)),
                AccessAction.READ,
                true)),
        named(
            "Rita looks at the group",
            new Story(
                (story, file, group, grant) ->
                    story.record.viewGroup().handle(new ViewGroup.Query(story.rita, group)),
                AccessAction.LIST,
                false)),
        named(
            "Rita looks at the grant",
            new Story(
                (story, file, group, grant) ->
                    story.record.viewGrant().handle(new ViewGrant.Query(story.rita, grant)),
                AccessAction.LIST,
                false)),
        named(
            "Rita dissolves the group",
            new Story(
                (story, file, group, grant) ->
                    story.record.deleteGroup().handle(new DeleteGroup.Command(story.rita, group)),
                AccessAction.LIST,
                false)),
        named(
            "Rita revokes the grant",
            new Story(
                (story, file, group, grant) ->
                    story.record.revokeGrant().handle(new RevokeGrant.Command(story.rita, grant)),
                AccessAction.REVOKE,
                false)));
  }

  @ParameterizedTest
  @MethodSource("intrusions")
  void what_is_anothers_is_not_found_changes_nothing_and_is_in_the_owners_log(Story told) {
    RecordFile file = upload(jose);
    FileGroupId group = group(jose, file);
    SharingGrant grant = share(jose, ana, group);
    int before = logOf(jose).size();

    assertNotFound(() -> told.intrusion().on(this, file.id(), group, grant.id()));

    assertLogged(
        jose,
        AccountId.of(rita),
        told.action(),
        AccessOutcome.DENIED,
        told.namesTheFile() ? Optional.of(file.id()) : Optional.empty());
    assertThat(logOf(jose)).hasSize(before + 1);
    assertThat(logOf(rita)).isEmpty();
    assertSees(ana, jose, file);
    assertThat(stored.groups().find(jose, group).orElseThrow().files()).containsExactly(file.id());
    assertThat(stored.grants().open(rita, SEVEN)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("intrusions")
  void what_never_was_is_answered_the_same_and_leaves_no_trace(Story told) {
    assertNotFound(
        () ->
            told.intrusion()
                .on(
                    this,
                    new RecordFileId(clinic.ids().next()),
                    new FileGroupId(clinic.ids().next()),
                    new GrantId(clinic.ids().next())));

    assertThat(verifyLogs()).isEqualTo(new VerifyAccessLogs.Findings(0, 0, Optional.empty()));
  }

  @Test
  void a_deleted_file_is_answered_the_same_and_its_owner_sees_who_asked() {
    RecordFile file = upload(jose);
    delete(jose, file.id());

    assertNotFound(() -> look(FileRequest.own(rita, file.id())));

    assertLogged(
        jose, AccountId.of(rita), AccessAction.READ, AccessOutcome.DENIED, Optional.of(file.id()));
  }

  @Test
  void an_appointment_alone_opens_nothing() {
    RecordFile file = upload(jose);
    tookPlace(FRIDAY_0800);

    assertDoesNotSee(ana, file);
    assertSeesNothing(ana, jose);
  }

  @Test
  void an_operator_sees_nothing() {
    RecordFile file = upload(jose);
    AccountId operator = AccountId.of(new OperatorId(clinic.ids().next()));

    assertNotFound(() -> look(new FileRequest(operator, Optional.of(jose), file.id())));

    assertLogged(jose, operator, AccessAction.READ, AccessOutcome.DENIED, Optional.of(file.id()));
  }

  @Test
  void
      a_doctor_who_looks_into_the_wrong_record_finds_nothing_and_the_log_names_no_file_of_others() {
    RecordFile hers = upload(rita);
    share(rita, ana, hers);
    share(jose, ana, upload(jose));

    assertNotFound(() -> look(FileRequest.shared(ana, jose, hers.id())));

    assertLogged(
        jose, AccountId.of(ana), AccessAction.READ, AccessOutcome.DENIED, Optional.empty());
    assertThat(logOf(rita)).hasSize(1); // that she shared
  }

  @Test
  void a_doctor_who_asks_for_a_patient_that_never_was_leaves_no_trace() {
    PatientId nobody = new PatientId(clinic.ids().next());

    assertSeesNothing(ana, nobody);
    assertNotFound(
        () -> look(FileRequest.shared(ana, nobody, new RecordFileId(clinic.ids().next()))));

    assertThat(verifyLogs()).isEqualTo(new VerifyAccessLogs.Findings(0, 0, Optional.empty()));
  }

  // — refusals are counted —

  @Test
  void refusals_repeated_within_a_minute_are_one_row() {
    RecordFile file = upload(jose);
    for (int i = 0; i < 60; i++) {
      assertNotFound(() -> look(FileRequest.shared(bruno, jose, file.id())));
      clock.advance(Duration.ofSeconds(1));
    }
    assertNotFound(() -> look(FileRequest.shared(bruno, jose, file.id())));

    assertThat(logOf(jose)).extracting(AccessLogEntry::times).containsExactly(1, 60);
  }

  @Test
  void refusals_of_others_or_of_other_files_are_rows_of_their_own() {
    RecordFile one = upload(jose);
    RecordFile two = upload(jose);

    for (int i = 0; i < 3; i++) {
      assertNotFound(() -> look(FileRequest.shared(bruno, jose, one.id())));
      assertNotFound(() -> look(FileRequest.shared(bruno, jose, two.id())));
      assertNotFound(() -> look(FileRequest.shared(ana, jose, one.id())));
      assertSeesNothing(bruno, jose);
    }

    assertThat(logOf(jose)).extracting(AccessLogEntry::times).containsExactly(3, 3, 3, 3);
  }

  @Test
  void what_is_allowed_is_a_row_each_time() {
    RecordFile file = upload(jose);

    look(FileRequest.own(jose, file.id()));
    look(FileRequest.own(jose, file.id()));

    assertThat(logOf(jose)).extracting(AccessLogEntry::times).containsExactly(1, 1);
  }

  @Test
  void no_refusal_is_lost_whoever_tries_at_the_same_time() {
    RecordFile file = upload(jose);
    Callable<RecordFile> attempt = () -> look(FileRequest.shared(bruno, jose, file.id()));

    ConcurrentAttempts.atOnce(IntStream.range(0, 16).mapToObj(i -> attempt).toList());

    assertThat(logOf(jose)).extracting(AccessLogEntry::times).containsExactly(16);
    assertThat(verifyLogs()).isEqualTo(new VerifyAccessLogs.Findings(1, 1, Optional.empty()));
  }

  @Test
  void a_refusal_stays_in_the_log_when_the_work_around_it_is_undone() {
    RecordFile file = upload(jose);
    Author.Owner author = new Author.Owner(rita);
    ReceivedContent received = received(author, "Hemograma");

    assertThatThrownBy(
            () ->
                clinic
                    .unitOfWork()
                    .run(
                        () -> {
                          add(author, received);
                          look(FileRequest.own(rita, file.id()));
                        }))
        .isInstanceOf(RuntimeException.class);

    assertThat(stored.files().usage(rita).files()).isZero();
    assertLogged(
        jose, AccountId.of(rita), AccessAction.READ, AccessOutcome.DENIED, Optional.of(file.id()));
  }

  @Test
  void an_access_whose_work_is_undone_was_none() {
    RecordFile file = upload(jose);

    assertThatThrownBy(
            () ->
                clinic
                    .unitOfWork()
                    .run(
                        () -> {
                          look(FileRequest.own(jose, file.id()));
                          throw new IllegalStateException("change of mind");
                        }))
        .hasMessage("change of mind");

    assertThat(logOf(jose)).isEmpty();
  }

  // — one's own —

  @Test
  void a_patient_finds_and_lists_their_own_and_that_is_in_their_log() {
    RecordFile file = upload(jose);
    RecordFile newer = upload(jose);
    FileGroupId group = group(jose, file);
    upload(rita);

    assertThat(record.listFiles().handle(new ListFiles.Query(jose, Optional.empty(), 20)).items())
        .extracting(RecordFile::id)
        .containsExactly(newer.id(), file.id());
    assertThat(record.listGroups().handle(new ListGroups.Query(jose, Optional.empty(), 20)).items())
        .extracting(FileGroup::id)
        .containsExactly(group);
    assertThat(read(FileRequest.own(jose, file.id()))).isEqualTo("Hemoglobina 13,5 g/dL");
    assertThat(logOf(jose))
        .extracting(row -> row.access().action())
        .containsExactly(AccessAction.READ, AccessAction.LIST, AccessAction.LIST);
  }

  @Test
  void a_patient_deletes_their_own_once() {
    RecordFile file = upload(jose);

    assertThat(delete(jose, file.id()).id()).isEqualTo(file.id());
    assertLogged(
        jose,
        AccountId.of(jose),
        AccessAction.DELETE,
        AccessOutcome.ALLOWED,
        Optional.of(file.id()));

    assertNotFound(() -> delete(jose, file.id()));
    assertLogged(
        jose,
        AccountId.of(jose),
        AccessAction.DELETE,
        AccessOutcome.DENIED,
        Optional.of(file.id()));
  }

  @Test
  void nothing_that_is_gone_joins_a_group() {
    RecordFile file = upload(jose);
    FileGroupId group = group(jose);
    delete(jose, file.id());

    assertNotFound(() -> join(jose, group, file.id()));

    assertThat(stored.groups().find(jose, group).orElseThrow().files()).isEqualTo(Set.of());
    assertThat(List.of(logOf(jose).get(0).access().outcome()))
        .containsExactly(AccessOutcome.DENIED);
  }
}
