package br.com.techmedicos.application.healthrecord.datasubject;

import br.com.techmedicos.application.healthrecord.access.AccessLogLine;
import br.com.techmedicos.application.healthrecord.access.GrantDetails;
import br.com.techmedicos.application.healthrecord.access.RecordListings;
import br.com.techmedicos.application.healthrecord.file.DeleteFile;
import br.com.techmedicos.application.healthrecord.sharing.RevokeGrant;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.SharingGrant;
import br.com.techmedicos.domain.healthrecord.SharingGrants;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.PatientId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything in a patient's record. */
public final class WholeRecord {

  private final RecordListings listings;
  private final FileGroups groups;
  private final SharingGrants grants;
  private final DeleteFile deleteFile;
  private final RevokeGrant revokeGrant;

  public WholeRecord(
      RecordListings listings,
      FileGroups groups,
      SharingGrants grants,
      DeleteFile deleteFile,
      RevokeGrant revokeGrant) {
    this.listings = listings;
    this.groups = groups;
    this.grants = grants;
    this.deleteFile = deleteFile;
    this.revokeGrant = revokeGrant;
  }

  Stream<RecordFile> files(PatientId patient) {
    return Page.all(
        (Optional<RecordFileId> before) -> listings.files(patient, before, Page.MAXIMUM));
  }

  Stream<FileGroup> groups(PatientId patient) {
    return Page.all((Optional<FileGroupId> after) -> listings.groups(patient, after, Page.MAXIMUM));
  }

  Stream<GrantDetails> grants(PatientId patient) {
    return Page.all((Optional<GrantId> before) -> listings.grants(patient, before, Page.MAXIMUM));
  }

  Stream<AccessLogLine> accessLog(PatientId patient) {
    return Page.all((Optional<Long> before) -> listings.accessLog(patient, before, Page.MAXIMUM));
  }

  /** Revokes all open grants and returns their number. */
  int revokeGrants(PatientId patient, Instant now) {
    List<SharingGrant> open = grants.open(patient, now);
    open.forEach(grant -> revokeGrant.handle(new RevokeGrant.Command(patient, grant.id())));
    return open.size();
  }

  /** Deletes the files that the patient added and returns their number. */
  int deleteUploads(PatientId patient) {
    List<RecordFile> uploads =
        files(patient).filter(file -> file.wasAddedBy(AccountId.of(patient))).toList();
    uploads.forEach(file -> deleteFile.handle(new DeleteFile.Command(patient, file.id())));
    return uploads.size();
  }

  /** Deletes all groups and returns their number. */
  int deleteGroups(PatientId patient) {
    List<FileGroup> all = groups(patient).toList();
    all.forEach(group -> groups.delete(patient, group.id()));
    return all.size();
  }
}
