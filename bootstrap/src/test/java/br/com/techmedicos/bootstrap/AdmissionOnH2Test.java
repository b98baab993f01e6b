package br.com.techmedicos.bootstrap;

import java.nio.file.Path;
import java.util.Map;

class AdmissionOnH2Test extends AdmissionStories {

  @Override
  Map<String, Object> database(Path data) {
    return Map.of(
        "datasources.default.url",
        "jdbc:h2:mem:admission;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE");
  }
}
