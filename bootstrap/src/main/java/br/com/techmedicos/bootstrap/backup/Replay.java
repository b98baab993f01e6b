package br.com.techmedicos.bootstrap.backup;

import br.com.techmedicos.application.healthrecord.HealthRecord;
import br.com.techmedicos.application.healthrecord.datasubject.ErasePatient;
import br.com.techmedicos.application.healthrecord.datasubject.ReleaseCpf;
import br.com.techmedicos.application.healthrecord.datasubject.RemoveRecord;
import br.com.techmedicos.application.healthrecord.file.DeleteFile;
import br.com.techmedicos.application.healthrecord.sharing.RevokeGrant;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.healthrecord.SharingGrants;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Reason;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Deletes, erases, revokes and closes again what a restore has brought back. */
public final class Replay {

  private static final Reason AGAIN =
      new Reason("Liberado de novo, depois de uma restauração de backup.");

  private final List<Deletion> deletions;

  private Replay(List<Deletion> deletions) {
    this.deletions = List.copyOf(deletions);
  }

  /**
   * Reads journals.
   *
   * @param folder that {@code TECHMEDICOS_DELETIONS} named
   * @throws BackupRefused if it is no folder, or not of journals
   */
  public static Replay of(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new BackupRefused(
          folder + " is no folder: name the one that TECHMEDICOS_DELETIONS named.");
    }
    List<Deletion> deletions = new ArrayList<>();
    try (DirectoryStream<Path> journals = Files.newDirectoryStream(folder, "*" + Deletion.SUFFIX)) {
      for (Path journal : journals) {
        String text = Files.readString(journal);
        int end = text.lastIndexOf('\n') + 1; // a crash may cut the last line
        text.substring(0, end).lines().map(Deletion::parse).forEach(deletions::add);
      }
    }
    deletions.sort(Comparator.comparing(Deletion::at));
    return new Replay(deletions);
  }

  /**
   * Does what is undone, in the order of time. What is gone already is not asked for, since the
   * access log would tell of it.
   *
   * @return how many had come back
   */
  public int on(HealthRecord record, RecordFiles files, SharingGrants grants, Instant now) {
    int done = 0;
    for (Deletion deletion : deletions) {
      PatientId patient = deletion.patient();
      boolean undone =
          switch (deletion.what()) {
            case FILE -> {
              RecordFileId file = new RecordFileId(deletion.id());
              yield files.find(patient, file).isPresent()
                  && does(() -> record.deleteFile().handle(new DeleteFile.Command(patient, file)));
            }
            case GRANT -> {
              GrantId grant = new GrantId(deletion.id());
              yield grants.find(patient, grant).filter(it -> it.isOpenAt(now)).isPresent()
                  && does(
                      () -> record.revokeGrant().handle(new RevokeGrant.Command(patient, grant)));
            }
            case ACCOUNT ->
                does(
                    () ->
                        record
                            .releaseCpf()
                            .handle(
                                new ReleaseCpf.Command(
                                    patient,
                                    new OperatorId(deletion.id()),
                                    Optional.empty(), // no address is outside the database
                                    AGAIN)));
            case RECORD ->
                does(() -> record.erasePatient().handle(new ErasePatient.Command(patient, true)));
            case REMAINS ->
                does(() -> record.removeRecord().handle(new RemoveRecord.Command(patient)));
          };
      done += undone ? 1 : 0;
    }
    return done;
  }

  private static boolean does(Runnable deletion) {
    try {
      deletion.run();
      return true;
    } catch (DomainException notThere) {
      return false; // the patient has left already, or signed up after the backup
    }
  }
}
