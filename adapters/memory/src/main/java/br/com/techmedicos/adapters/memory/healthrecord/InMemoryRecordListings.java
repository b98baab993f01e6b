package br.com.techmedicos.adapters.memory.healthrecord;

import br.com.techmedicos.adapters.memory.shared.Pages;
import br.com.techmedicos.application.healthrecord.access.AccessLogLine;
import br.com.techmedicos.application.healthrecord.access.GrantDetails;
import br.com.techmedicos.application.healthrecord.access.GroupSharing;
import br.com.techmedicos.application.healthrecord.access.RecordListings;
import br.com.techmedicos.application.healthrecord.access.SharedFile;
import br.com.techmedicos.application.healthrecord.access.SharingPatient;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.healthrecord.AccessLogs;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.healthrecord.SharingGrant;
import br.com.techmedicos.domain.healthrecord.SharingGrants;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.identity.PersonName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists of the health record, in memory. */
public final class InMemoryRecordListings implements RecordListings {

  private static final long BEFORE_THE_FIRST = 0;

  private final RecordFiles files;
  private final FileGroups groups;
  private final Supplier<List<FileGroup>> allGroups;
  private final SharingGrants grants;
  private final Supplier<List<SharingGrant>> allGrants;
  private final AccessLogs logs;
  private final Doctors doctors;
  private final Patients patients;

  /**
   * Lists what any stores hold.
   *
   * @param allGroups all that the store of groups holds, in any order
   * @param allGrants all that the store of grants holds, in any order
   */
  public InMemoryRecordListings(
      RecordFiles files,
      FileGroups groups,
      Supplier<List<FileGroup>> allGroups,
      SharingGrants grants,
      Supplier<List<SharingGrant>> allGrants,
      AccessLogs logs,
      Doctors doctors,
      Patients patients) {
    this.files = files;
    this.groups = groups;
    this.allGroups = allGroups;
    this.grants = grants;
    this.allGrants = allGrants;
    this.logs = logs;
    this.doctors = doctors;
    this.patients = patients;
  }

  @Override
  public Page<RecordFile, RecordFileId> files(
      PatientId owner, Optional<RecordFileId> before, int limit) {
    return Pages.cut(
        filesOf(owner), RecordFile::id, InMemoryRecordFiles.OLDEST_FIRST.reversed(), limit, before);
  }

  @Override
  public Page<SharedFile, RecordFileId> shared(
      PatientId owner, DoctorId doctor, Instant now, Optional<RecordFileId> before, int limit) {
    List<SharingGrant> open = grants.open(owner, doctor, now);
    return Pages.cut(
        filesOf(owner)
            .map(file -> shared(file, open))
            .filter(
                shared ->
                    shared.grant().isPresent() || shared.file().wasAddedBy(AccountId.of(doctor))),
        shared -> shared.file().id(),
        InMemoryRecordFiles.OLDEST_FIRST.reversed(),
        limit,
        before);
  }

  private SharedFile shared(RecordFile file, List<SharingGrant> open) {
    return open.stream()
        .filter(grant -> grant.items().files().contains(file.id()))
        .map(grant -> new SharedFile(file, Optional.of(grant), Optional.empty()))
        .findFirst()
        .or(() -> sharedByGroup(file, open))
        .orElseGet(() -> new SharedFile(file, Optional.empty(), Optional.empty()));
  }

  private Optional<SharedFile> sharedByGroup(RecordFile file, List<SharingGrant> open) {
    return groupsOf(file.owner())
        .filter(group -> group.files().contains(file.id()))
        .flatMap(
            group ->
                open.stream()
                    .filter(grant -> grant.items().groups().contains(group.id()))
                    .map(grant -> new SharedFile(file, Optional.of(grant), Optional.of(group))))
        .findFirst();
  }

  @Override
  public Page<FileGroup, FileGroupId> groups(
      PatientId owner, Optional<FileGroupId> after, int limit) {
    return Pages.cut(
        groupsOf(owner), FileGroup::id, Comparator.comparing(FileGroupId::toString), limit, after);
  }

  @Override
  public Page<GrantDetails, GrantId> grants(
      PatientId patient, Optional<GrantId> before, int limit) {
    return Pages.cut(
        allGrants.get().stream()
            .filter(grant -> grant.patient().equals(patient))
            .map(this::details),
        details -> details.grant().id(),
        Comparator.comparing(GrantId::toString).reversed(),
        limit,
        before);
  }

  private GrantDetails details(SharingGrant grant) {
    return new GrantDetails(grant, doctors.find(grant.doctor()).orElseThrow().profile().name());
  }

  @Override
  public List<GroupSharing> sharings(PatientId owner, FileGroupId group, Instant now) {
    return grants.open(owner, now).stream()
        .filter(grant -> grant.items().groups().contains(group))
        .sorted(Comparator.comparing(grant -> grant.id().toString()))
        .map(this::details)
        .map(
            details ->
                new GroupSharing(
                    details.grant().id(),
                    details.grant().doctor(),
                    details.doctorName(),
                    details.grant().expiresAt()))
        .toList();
  }

  @Override
  public Page<SharingPatient, PatientId> sharing(
      DoctorId doctor, Instant now, Optional<PatientId> after, int limit) {
    Map<PatientId, Instant> ends =
        allGrants.get().stream()
            .filter(grant -> grant.doctor().equals(doctor) && grant.isOpenAt(now))
            .filter(this::sharesAFile)
            .collect(
                Collectors.toMap(
                    SharingGrant::patient,
                    SharingGrant::expiresAt,
                    BinaryOperator.maxBy(Comparator.naturalOrder())));
    return Pages.cut(
        ends.entrySet().stream().map(end -> sharing(end.getKey(), end.getValue())),
        SharingPatient::patient,
        Comparator.comparing(PatientId::toString),
        limit,
        after);
  }

  /**
   * Whether a grant still shares a file. Deleted files are in no group, but grants still name them.
   */
  private boolean sharesAFile(SharingGrant grant) {
    Stream<RecordFileId> named =
        Stream.concat(
            grant.items().files().stream(),
            groups.find(grant.patient(), grant.items().groups()).stream()
                .flatMap(group -> group.files().stream()));
    return named.anyMatch(file -> files.find(grant.patient(), file).isPresent());
  }

  private SharingPatient sharing(PatientId patient, Instant until) {
    return new SharingPatient(patient, patients.find(patient).orElseThrow().name(), until);
  }

  @Override
  public Page<AccessLogLine, Long> accessLog(PatientId patient, Optional<Long> before, int limit) {
    return Pages.cut(
        logs.rows(patient, BEFORE_THE_FIRST, Integer.MAX_VALUE).stream()
            .map(entry -> new AccessLogLine(entry, nameOf(entry.access().actor()))),
        line -> line.entry().sequence(),
        Comparator.<Long>reverseOrder(),
        limit,
        before);
  }

  private Stream<RecordFile> filesOf(PatientId owner) {
    return files.all(Optional.empty(), Integer.MAX_VALUE).stream()
        .filter(file -> file.owner().equals(owner));
  }

  private Stream<FileGroup> groupsOf(PatientId owner) {
    return allGroups.get().stream().filter(group -> group.owner().equals(owner));
  }

  private Optional<PersonName> nameOf(AccountId actor) {
    return switch (actor.role()) {
      case PATIENT -> patients.find(new PatientId(actor.value())).map(Patient::name);
      case DOCTOR ->
          doctors.find(new DoctorId(actor.value())).map(doctor -> doctor.profile().name());
      case OPERATOR -> Optional.empty();
    };
  }
}
