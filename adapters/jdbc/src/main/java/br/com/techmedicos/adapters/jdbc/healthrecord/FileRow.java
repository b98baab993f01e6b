package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.domain.healthrecord.Author;
import br.com.techmedicos.domain.healthrecord.ContentDigest;
import br.com.techmedicos.domain.healthrecord.ContentName;
import br.com.techmedicos.domain.healthrecord.Description;
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
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code record_file}. */
@MappedEntity("record_file")
record FileRow(
    @UuidColumn UUID patientId,
    @UuidColumn UUID id,
    @UuidColumn UUID authorId,
    @UuidColumn @Nullable UUID appointmentId,
    String name,
    FileCategory category,
    @Nullable String description,
    @Nullable LocalDate performedOn,
    FileFormat format,
    long size,
    String sha256,
    @UuidColumn UUID contentName,
    byte[] wrappedKey,
    @InstantColumn Instant uploadedAt) {

  static FileRow of(RecordFile file) {
    FileDetails details = file.details();
    StoredContent content = file.content();
    return new FileRow(
        file.owner().value(),
        file.id().value(),
        file.author().account().value(),
        file.author().about().map(AppointmentId::value).orElse(null),
        details.name().value(),
        details.category(),
        details.description().map(Description::text).orElse(null),
        details.performedOn().orElse(null),
        content.format(),
        content.size(),
        content.digest().value(),
        content.name().value(),
        content.key().bytes(),
        file.uploadedAt());
  }

  RecordFile file() {
    PatientId owner = new PatientId(patientId);
    return RecordFile.restore(
        new RecordFileId(id),
        owner,
        appointmentId == null
            ? new Author.Owner(owner)
            : new Author.Doctor(new DoctorId(authorId), new AppointmentId(appointmentId)),
        new FileDetails(
            new FileName(name),
            category,
            Optional.ofNullable(description).map(Description::new),
            Optional.ofNullable(performedOn)),
        new StoredContent(
            new ContentName(contentName),
            WrappedKey.of(wrappedKey),
            format,
            size,
            new ContentDigest(sha256)),
        uploadedAt);
  }
}
