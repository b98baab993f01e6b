package br.com.techmedicos.adapters.inspection;

import br.com.techmedicos.application.healthrecord.content.FormatDetector;
import br.com.techmedicos.domain.healthrecord.FileFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.detect.Detector;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/**
 * Asks Apache Tika for the media type, by content alone: no name is given to it. Formats whose
 * standard says more than a signature at a place are read as far as their headers go.
 */
public final class TikaFormatDetector implements FormatDetector {

  /** What Tika tells from a signature, and nothing more is to be known of. */
  private static final Set<FileFormat> TOLD_BY_SIGNATURE =
      EnumSet.of(FileFormat.PDF, FileFormat.JPEG, FileFormat.PNG, FileFormat.WEBP, FileFormat.TIFF);

  /** BigTIFF of little-endian machines: Tika knows only that of the others. */
  private static final byte[] BIG_TIFF = {'I', 'I', 43, 0, 8, 0, 0, 0};

  /** What may stand before a DICOM file (PS3.10, 7.1): nothing that is run, or another document. */
  private static final Set<String> PREAMBLES =
      Set.of(
          MediaType.OCTET_STREAM.toString(),
          MediaType.TEXT_PLAIN.toString(),
          FileFormat.TIFF.mediaType());

  /** What Tika finds nothing in but text; of a text that begins like a signature it says other. */
  private static final Set<MediaType> PLAIN =
      Set.of(MediaType.TEXT_PLAIN, MediaType.application("json"));

  /** A signed report may be signed by others too. */
  private static final int MOST_SIGNATURES = 8;

  private final Detector detector = MimeTypes.getDefaultMimeTypes();

  @Override
  public Optional<FileFormat> detect(byte[] beginning) {
    return format(beginning, beginning.length >= BEGINNING, MOST_SIGNATURES);
  }

  /**
   * Tells the format.
   *
   * @param cutOff whether more may follow
   * @param signatures how many may be around it
   */
  private Optional<FileFormat> format(byte[] content, boolean cutOff, int signatures) {
    if (DicomHeader.isAt(content)) {
      return PREAMBLES.contains(mediaType(DicomHeader.preamble(content)).toString())
          ? Optional.of(FileFormat.DICOM)
          : Optional.empty();
    }
    if (HeifBrands.include(content, "heic", "heix", "heim", "heis")) {
      return Optional.of(FileFormat.HEIC);
    }
    Optional<SignedData> signed = SignedData.of(content);
    if (signed.isPresent()) {
      return signedFormat(signed.get(), cutOff, signatures);
    }
    if (Arrays.mismatch(content, BIG_TIFF) == BIG_TIFF.length) {
      return Optional.of(FileFormat.TIFF);
    }
    return FileFormat.ofMediaType(mediaType(content).toString())
        .filter(TOLD_BY_SIGNATURE::contains)
        .or(() -> text(content, cutOff));
  }

  private Optional<FileFormat> signedFormat(SignedData data, boolean cutOff, int signatures) {
    if (data.isDetached()) {
      return Optional.of(FileFormat.SIGNATURE);
    }
    return signatures == 0
        ? Optional.empty()
        : format(data.content(), cutOff, signatures - 1).map(format -> FileFormat.SIGNED_DATA);
  }

  private Optional<FileFormat> text(byte[] content, boolean cutOff) {
    byte[] text = Text.inBytes(content);
    if (ClinicalDocument.isAt(text, cutOff)) {
      return Optional.of(FileFormat.CDA_XML);
    }
    MediaType type = mediaType(text);
    boolean isText = Text.isClean(text) || PLAIN.contains(type) && Text.isReadable(text);
    if (!isText || Programs.include(type, text)) {
      return Optional.empty();
    }
    return Optional.of(FhirResource.isAt(text) ? FileFormat.FHIR_JSON : FileFormat.TEXT);
  }

  private MediaType mediaType(byte[] content) {
    try {
      return detector.detect(new ByteArrayInputStream(content), new Metadata()).getBaseType();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }
}
