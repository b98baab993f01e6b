package br.com.techmedicos.domain.healthrecord;

import java.util.Arrays;
import java.util.Optional;

/** The formats a record takes. What a file is, its content says, never its name. */
public enum FileFormat {
  /** A document (ISO 32000). */
  PDF("application/pdf"),
  /** A photograph. */
  JPEG("image/jpeg"),
  /** An image without loss. */
  PNG("image/png"),
  /** An image of the web. */
  WEBP("image/webp"),
  /** A photograph as telephones take it. */
  HEIC("image/heic"),
  /** A medical image (DICOM PS3.10). */
  DICOM("application/dicom"),
  /** Text without a form. */
  TEXT("text/plain"),
  /** A resource of HL7 FHIR, in JSON. */
  FHIR_JSON("application/fhir+json");

  private final String mediaType;

  FileFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** {@return its media type (RFC 6838), in small letters, without parameters} */
  public String mediaType() {
    return mediaType;
  }

  /**
   * The format of a media type.
   *
   * @param mediaType in small letters, without parameters
   * @return the format, or nothing if a record does not take it
   */
  public static Optional<FileFormat> ofMediaType(String mediaType) {
    return Arrays.stream(values()).filter(f -> f.mediaType.equals(mediaType)).findFirst();
  }
}
