package br.com.techmedicos.adapters.inspection;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** A resource of HL7 FHIR in JSON: only its members tell it. */
final class FhirResource {

  private static final String RESOURCE_TYPE = "resourceType";
  private static final JsonFactory JSON = new JsonFactory();

  private FhirResource() {}

  /** Whether it is an object with a type, as far as it goes. */
  static boolean isAt(byte[] beginning) {
    try (JsonParser parser = JSON.createParser(beginning)) {
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
