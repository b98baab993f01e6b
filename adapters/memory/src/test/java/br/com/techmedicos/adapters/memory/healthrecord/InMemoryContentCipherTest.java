package br.com.techmedicos.adapters.memory.healthrecord;

import br.com.techmedicos.adapters.contracts.healthrecord.ContentCipherContract;
import br.com.techmedicos.application.healthrecord.content.ContentCipher;

class InMemoryContentCipherTest extends ContentCipherContract {

  private final ContentCipher cipher = new InMemoryContentCipher();

  @Override
  protected ContentCipher cipher() {
    return cipher;
  }
}
