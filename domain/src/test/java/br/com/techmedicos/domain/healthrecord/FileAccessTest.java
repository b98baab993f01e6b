package br.com.techmedicos.domain.healthrecord;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.identity.PatientId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who sees a file: everyone, however their licence stands, by every grant, wherever it is. */
class FileAccessTest {

  private static final Instant GRANTED_AT = Instant.parse("2026-06-01T12:00:00Z");
  private static final Instant EXPIRES_AT = GRANTED_AT.plus(Duration.ofDays(30));
  private static final Instant NOW = GRANTED_AT.plus(Duration.ofDays(1));

  private static final PatientId OWNER = new PatientId(SampleRecord.id(1));
  private static final PatientId OTHER_PATIENT = new PatientId(SampleRecord.id(2));
  private static final DoctorId DOCTOR = new DoctorId(SampleRecord.id(3));
  private static final DoctorId OTHER_DOCTOR = new DoctorId(SampleRecord.id(4));
  private static final DoctorId AUTHOR = new DoctorId(SampleRecord.id(5));
  private static final RecordFileId FILE = new RecordFileId(SampleRecord.id(6));
  private static final RecordFileId SIBLING = new RecordFileId(SampleRecord.id(7));
  private static final FileGroupId GROUP = new FileGroupId(SampleRecord.id(8));

  /** Who asks. */
  private enum Actor {
    OWNER(AccountId.of(FileAccessTest.OWNER)),
    AUTHOR(AccountId.of(FileAccessTest.AUTHOR)),
    GRANTED_DOCTOR(AccountId.of(DOCTOR)),
    OTHER_DOCTOR(AccountId.of(FileAccessTest.OTHER_DOCTOR)),
    OTHER_PATIENT(AccountId.of(FileAccessTest.OTHER_PATIENT)),
    OPERATOR(AccountId.of(new OperatorId(SampleRecord.id(9)))),
    DOCTOR_WITH_THE_OWNERS_ID(AccountId.of(new DoctorId(FileAccessTest.OWNER.value()))),
    PATIENT_WITH_THE_DOCTORS_ID(AccountId.of(new PatientId(DOCTOR.value()))),
    OPERATOR_WITH_THE_DOCTORS_ID(AccountId.of(new OperatorId(DOCTOR.value())));

    private final AccountId account;

    Actor(AccountId account) {
      this.account = account;
    }
  }

  /** By which grant. */
  private enum Grant {
    NONE,
    OPEN,
    AT_ITS_LAST_NANOSECOND,
    AT_ITS_END,
    AFTER_ITS_END,
    REVOKED,
    FOR_ANOTHER_DOCTOR,
    OF_ANOTHER_PATIENT;

    Instant now() {
      return switch (this) {
        case AT_ITS_LAST_NANOSECOND -> EXPIRES_AT.minusNanos(1);
        case AT_ITS_END -> EXPIRES_AT;
        case AFTER_ITS_END -> EXPIRES_AT.plus(Duration.ofDays(1));
        case NONE, OPEN, REVOKED, FOR_ANOTHER_DOCTOR, OF_ANOTHER_PATIENT -> NOW;
      };
    }
  }

  /** Where the file is. */
  private enum Place {
    NAMED,
    IN_A_NAMED_GROUP,
    JOINED_A_NAMED_GROUP_LATER,
    LEFT_A_NAMED_GROUP,
    IN_ANOTHER_GROUP,
    IN_A_NAMED_GROUP_OF_ANOTHER_PATIENT,
    ELSEWHERE
  }

  private record Case(
      Actor actor,
      Optional<VerificationStatus> standing,
      Grant grant,
      Place place,
      boolean document) {

    Optional<FileAccess> decision() {
      return FileAccess.decide(actor.account, standing, file(), grants(), groups(), grant.now());
    }

    private RecordFile file() {
      return document
          ? SampleRecord.document(FILE, OWNER, AUTHOR)
          : SampleRecord.upload(FILE, OWNER);
    }

    private List<SharingGrant> grants() {
      PatientId patient = grant == Grant.OF_ANOTHER_PATIENT ? OTHER_PATIENT : OWNER;
      DoctorId doctor = grant == Grant.FOR_ANOTHER_DOCTOR ? AUTHOR : DOCTOR;
      SharingGrant made =
          SampleRecord.grant(
              patient,
              doctor,
              place == Place.NAMED ? Set.of(FILE, SIBLING) : Set.of(SIBLING),
              place == Place.NAMED || place == Place.ELSEWHERE ? Set.of() : Set.of(GROUP),
              GRANTED_AT,
              EXPIRES_AT);
      return switch (grant) {
        case NONE -> List.of();
        case REVOKED -> List.of(made.revoke(NOW).orElseThrow().aggregate());
        case OPEN,
            AT_ITS_LAST_NANOSECOND,
            AT_ITS_END,
            AFTER_ITS_END,
            FOR_ANOTHER_DOCTOR,
            OF_ANOTHER_PATIENT ->
            List.of(made);
      };
    }

    private List<FileGroup> groups() {
      FileGroup group =
          FileGroup.create(GROUP, OWNER, new GroupName("Exames"), GRANTED_AT).with(SIBLING);
      return switch (place) {
        case NAMED, ELSEWHERE -> List.of(group);
        case IN_A_NAMED_GROUP -> List.of(group.with(FILE));
        case JOINED_A_NAMED_GROUP_LATER -> List.of(group.without(SIBLING).with(FILE));
        case LEFT_A_NAMED_GROUP -> List.of(group.with(FILE).without(FILE));
        case IN_ANOTHER_GROUP ->
            List.of(
                group,
                FileGroup.create(
                        new FileGroupId(SampleRecord.id(10)), OWNER, new GroupName("B"), GRANTED_AT)
                    .with(FILE));
        case IN_A_NAMED_GROUP_OF_ANOTHER_PATIENT ->
            List.of(
                FileGroup.create(GROUP, OTHER_PATIENT, new GroupName("C"), GRANTED_AT).with(FILE));
      };
    }

    /** The rules once more, as the product's description has them. */
    Optional<FileAccess> expected() {
      boolean licensed = standing.equals(Optional.of(VerificationStatus.VERIFIED));
      boolean sharedNow = Set.of(Grant.OPEN, Grant.AT_ITS_LAST_NANOSECOND).contains(grant);
      boolean covered =
          Set.of(Place.NAMED, Place.IN_A_NAMED_GROUP, Place.JOINED_A_NAMED_GROUP_LATER)
              .contains(place);
      return switch (actor) {
        case OWNER -> Optional.of(FileAccess.OWNER);
        case AUTHOR -> {
          if (document) {
            yield Optional.of(FileAccess.AUTHOR);
          }
          yield grant == Grant.FOR_ANOTHER_DOCTOR && covered && licensed
              ? Optional.of(FileAccess.GRANT)
              : Optional.empty();
        }
        case GRANTED_DOCTOR ->
            licensed && sharedNow && covered ? Optional.of(FileAccess.GRANT) : Optional.empty();
        case OTHER_DOCTOR,
            OTHER_PATIENT,
            OPERATOR,
            DOCTOR_WITH_THE_OWNERS_ID,
            PATIENT_WITH_THE_DOCTORS_ID,
            OPERATOR_WITH_THE_DOCTORS_ID ->
            Optional.empty();
      };
    }
  }

  private static Stream<Case> casesOf(Actor actor) {
    List<Optional<VerificationStatus>> standings = new ArrayList<>();
    standings.add(Optional.empty());
    Stream.of(VerificationStatus.values()).map(Optional::of).forEach(standings::add);
    return standings.stream()
        .flatMap(
            standing ->
                Stream.of(Grant.values())
                    .flatMap(
                        grant ->
                            Stream.of(Place.values())
                                .flatMap(
                                    place ->
                                        Stream.of(true, false)
                                            .map(
                                                document ->
                                                    new Case(
                                                        actor, standing, grant, place,
                                                        document)))));
  }

  @ParameterizedTest
  @EnumSource
  void everyone_sees_exactly_what_the_rules_say(Actor actor) {
    List<Case> cases = casesOf(actor).toList();

    assertThat(cases).hasSize(5 * 8 * 7 * 2);
    assertThat(cases).filteredOn(c -> !c.decision().equals(c.expected())).isEmpty();
  }

  @Test
  void the_rules_open_something_and_not_everything() {
    assertThat(Stream.of(Actor.values()).flatMap(FileAccessTest::casesOf))
        .extracting(Case::expected)
        .contains(
            Optional.empty(),
            Optional.of(FileAccess.OWNER),
            Optional.of(FileAccess.AUTHOR),
            Optional.of(FileAccess.GRANT));
  }

  @Test
  void one_open_grant_is_enough_among_those_that_are_over() {
    SharingGrant over = SampleRecord.grant(OWNER, DOCTOR, Set.of(FILE), Set.of(), GRANTED_AT, NOW);
    SharingGrant open =
        SampleRecord.grant(OWNER, DOCTOR, Set.of(FILE), Set.of(), GRANTED_AT, EXPIRES_AT);

    assertThat(decide(List.of(over, open), List.of())).contains(FileAccess.GRANT);
    assertThat(decide(List.of(over), List.of())).isEmpty();
  }

  @Test
  void a_group_opens_only_by_a_grant_that_names_it() {
    FileGroup group =
        FileGroup.create(GROUP, OWNER, new GroupName("Exames"), GRANTED_AT).with(FILE);
    SharingGrant ofGroup =
        SampleRecord.grant(OWNER, DOCTOR, Set.of(), Set.of(GROUP), GRANTED_AT, EXPIRES_AT);
    SharingGrant ofFile =
        SampleRecord.grant(OWNER, DOCTOR, Set.of(SIBLING), Set.of(), GRANTED_AT, EXPIRES_AT);

    assertThat(decide(List.of(ofGroup), List.of(group))).contains(FileAccess.GRANT);
    assertThat(decide(List.of(ofGroup), List.of())).isEmpty();
    assertThat(decide(List.of(ofFile), List.of(group))).isEmpty();
  }

  private static Optional<FileAccess> decide(List<SharingGrant> grants, List<FileGroup> groups) {
    return FileAccess.decide(
        AccountId.of(DOCTOR),
        Optional.of(VerificationStatus.VERIFIED),
        SampleRecord.upload(FILE, OWNER),
        grants,
        groups,
        NOW);
  }
}
