package br.com.techmedicos.bootstrap;

import java.util.Map;

class LegalDocumentsOnH2Test extends LegalDocumentStories {

  @Override
  Map<String, Object> database() {
    return Map.of();
  }
}
