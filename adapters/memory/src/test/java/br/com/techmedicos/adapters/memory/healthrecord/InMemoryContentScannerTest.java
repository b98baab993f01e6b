package br.com.techmedicos.adapters.memory.healthrecord;

import br.com.techmedicos.adapters.contracts.healthrecord.ContentScannerContract;
import br.com.techmedicos.application.healthrecord.content.ContentScanner;

class InMemoryContentScannerTest extends ContentScannerContract {

  private final ContentScanner scanner = new InMemoryContentScanner();

  @Override
  protected ContentScanner scanner() {
    return scanner;
  }
}
