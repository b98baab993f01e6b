package br.com.techmedicos.adapters.inspection;

import br.com.techmedicos.application.healthrecord.content.FormatDetector;
import br.com.techmedicos.domain.healthrecord.FileFormat;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.tika.detect.Detector;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/**
 * Asks Apache Tika for the media type, by content alone: no name is given to it. Text that is JSON
 * is looked into once more, since only its members tell a FHIR resource.
 */
public final class TikaFormatDetector implements FormatDetector {

  private static final String RESOURCE_TYPE = "resourceType";

  private final Detector detector = MimeTypes.getDefaultMimeTypes();
  private final JsonFactory json = new JsonFactory();

  @Override
  public Optional<FileFormat> detect(byte[] beginning) {
    String mediaType = mediaType(beginning);
    return switch (mediaType) {
      // Some telephones name the codec first, some the container.
      case "image/heic", "image/heif" -> Optional.of(FileFormat.HEIC);
      case "text/plain", "application/json" ->
          Optional.of(isResource(beginning) ? FileFormat.FHIR_JSON : FileFormat.TEXT);
      default -> FileFormat.ofMediaType(mediaType);
    };
  }

  private String mediaType(byte[] beginning) {
    try {
      return detector.detect(new ByteArrayInputStream(beginning), new Metadata()).toString();
    } catch (IOException e) {
      throw new UncheckedIOException("what is in memory can be read", e);
    }
  }

  /** Whether it is an object with a type, as far as it goes. */
  private boolean isResource(byte[] beginning) {
    try (JsonParser parser = json.createParser(beginning)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean type = parser.currentName().equals(RESOURCE_TYPE);
        JsonToken value = parser.nextToken();
        if (type) {
          return value == JsonToken.VALUE_STRING;
        }
        parser.skipChildren();
      }
      return false;
    } catch (IOException e) {
      return false; // no JSON, or cut off before its type
    }
  }
}
