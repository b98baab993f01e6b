package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.jdbc.shared.Row;
import br.com.techmedicos.domain.healthrecord.Author;
import br.com.techmedicos.domain.healthrecord.ContentDigest;
import br.com.techmedicos.domain.healthrecord.ContentName;
import br.com.techmedicos.domain.healthrecord.FileCategory;
import br.com.techmedicos.domain.healthrecord.FileDetails;
import br.com.techmedicos.domain.healthrecord.FileFormat;
import br.com.techmedicos.domain.healthrecord.FileName;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.StoredContent;
import br.com.techmedicos.domain.healthrecord.WrappedKey;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import java.util.Optional;

/** Turns columns of the table {@code record_file} into what they mean, and authors into columns. */
final class FileColumns {

  private FileColumns() {}

  static RecordFile file(Row row) {
    PatientId owner = new PatientId(row.id("patient_id"));
    return RecordFile.restore(
        new RecordFileId(row.id("id")),
        owner,
        author(row, owner),
        new FileDetails(
            FileName.madeSafe(row.text("name")),
            row.constant(FileCategory.class, "category"),
            row.optionalText("description"),
            row.optionalDate("performed_on")),
        new StoredContent(
            new ContentName(row.id("content_name")),
            WrappedKey.of(row.bytes("wrapped_key")),
            row.constant(FileFormat.class, "format"),
            row.number("size"),
            new ContentDigest(row.text("sha256"))),
        row.instant("uploaded_at"));
  }

  private static Author author(Row row, PatientId owner) {
    return row.optionalId("appointment_id")
        .<Author>map(
            appointment ->
                new Author.Doctor(
                    new DoctorId(row.id("author_id")), new AppointmentId(appointment)))
        .orElse(new Author.Owner(owner));
  }

  static Optional<AppointmentId> appointment(Author author) {
    return author.fold(
        new Author.Cases<>() {
          @Override
          public Optional<AppointmentId> owner(Author.Owner owner) {
            return Optional.empty();
          }

          @Override
          public Optional<AppointmentId> doctor(Author.Doctor doctor) {
            return Optional.of(doctor.appointment());
          }
        });
  }
}
