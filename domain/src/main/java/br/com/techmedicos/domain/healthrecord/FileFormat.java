package br.com.techmedicos.domain.healthrecord;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The formats that a record accepts. The format is detected from the content, never from the file
 * name.
 */
public enum FileFormat {
  /** A document (ISO 32000). */
  PDF("application/pdf", "PDF", "pdf"),
  /** A photograph. */
  JPEG("image/jpeg", "JPEG", "jpg", "jpeg", "jpe", "jfif"),
  /** A lossless image. */
  PNG("image/png", "PNG", "png"),
  /** A web image. */
  WEBP("image/webp", "WebP", "webp"),
  /** A photograph from a phone. */
  HEIC("image/heic", "HEIC", "heic", "heif", "hif"),
  /** A medical image (DICOM PS3.10). */
  DICOM("application/dicom", "DICOM", "dcm", "dicom", "dic", "ima"),
  /** Plain text, including tables and JSON. */
  TEXT("text/plain", "TXT", "txt", "text", "csv", "json"),
  /** An HL7 FHIR resource in JSON. */
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

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<String> endings;

  FileFormat(String mediaType, String title, String... endings) {
    this.mediaType = mediaType;
    this.title = title;
    this.endings = List.of(endings);
  }

  /** {@return the media type (RFC 6838), in lower case, without parameters} */
  public String mediaType() {
    return mediaType;
  }

  /** {@return the common name of the format, the same in every language} */
  public String title() {
    return title;
  }

  /**
   * Returns the file name extensions of this format.
   *
   * @return at least one, in lower case, without the dot, the usual one first
   */
  public List<String> endings() {
    return endings;
  }

  /**
   * Finds the format of a media type.
   *
   * @param mediaType in small letters, without parameters
   * @return the format, or empty if it is not accepted
   */
  public static Optional<FileFormat> ofMediaType(String mediaType) {
    return Arrays.stream(values()).filter(f -> f.mediaType.equals(mediaType)).findFirst();
  }
}
