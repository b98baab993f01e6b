package br.com.techmedicos.domain.healthrecord;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The formats a record takes. What a file is, its content says, never its name. */
public enum FileFormat {
  /** A document (ISO 32000). */
  PDF("application/pdf", "PDF", "pdf"),
  /** A photograph. */
  JPEG("image/jpeg", "JPEG", "jpg", "jpeg", "jpe", "jfif"),
  /** An image without loss. */
  PNG("image/png", "PNG", "png"),
  /** An image of the web. */
  WEBP("image/webp", "WebP", "webp"),
  /** A photograph as telephones take it. */
  HEIC("image/heic", "HEIC", "heic", "heif", "hif"),
  /** A medical image (DICOM PS3.10). */
  DICOM("application/dicom", "DICOM", "dcm", "dicom", "dic", "ima"),
  /** Text without a form, tables and JSON among it. */
  TEXT("text/plain", "TXT", "txt", "text", "csv", "json"),
  /** A resource of HL7 FHIR, in JSON. */
  FHIR_JSON("application/fhir+json", "FHIR JSON", "json", "fhir"),
  /** An image as scanners and fax machines make it (TIFF 6.0, BigTIFF). */
  TIFF("image/tiff", "TIFF", "tif", "tiff"),
  /** A clinical document of HL7 CDA, C-CDA among them, in XML that nothing of ours displays. */
  CDA_XML("application/xml", "CDA XML", "xml"),
  /** Signatures of a document that is elsewhere (CMS, RFC 5652; RFC 8551). */
  SIGNATURE("application/pkcs7-signature", "P7S", "p7s"),
  /** A document with its signatures around it (CMS, RFC 5652; RFC 8551). */
  SIGNED_DATA("application/pkcs7-mime", "P7M", "p7m", "p7s");

  private final String mediaType;
  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // no list of List.of changes
  private final List<String> endings;

  FileFormat(String mediaType, String title, String... endings) {
    this.mediaType = mediaType;
    this.title = title;
    this.endings = List.of(endings);
  }

  /** {@return its media type (RFC 6838), in small letters, without parameters} */
  public String mediaType() {
    return mediaType;
  }

  /** {@return what people call it, in any language} */
  public String title() {
    return title;
  }

  /**
   * The endings that names of such files have.
   *
   * @return at least one, in small letters, without the dot, the usual one first
   */
  public List<String> endings() {
    return endings;
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
