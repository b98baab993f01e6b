package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.domain.healthrecord.FileCategory;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A file and what is said of it, in any order. */
@Introspected
@Schema(name = "UploadForm")
record UploadForm(
    @Schema(
            type = "string",
            format = "binary",
            description =
                "The file: PDF, JPEG, PNG, WebP, HEIC, DICOM, plain text, FHIR in JSON, TIFF, CDA in"
                    + " XML, or a CMS signature, alone or with its document. The format is"
                    + " detected from the content. At most 1 GiB.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String file,
    @Schema(
            description = "The subject of the file.",
            example = "EXAM",
            defaultValue = "OTHER",
            implementation = FileCategory.class)
        @Nullable String category,
    @Schema(description = "A description.", example = "Hemograma completo", maxLength = 1000)
        @Nullable String description,
    @Schema(
            description = "The date of the examination, not in the future.",
            format = "date",
            example = "2027-02-15")
        @Nullable String performedOn) {}
