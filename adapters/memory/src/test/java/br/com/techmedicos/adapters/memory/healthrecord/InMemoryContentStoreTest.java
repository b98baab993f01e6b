package br.com.techmedicos.adapters.memory.healthrecord;

import br.com.techmedicos.adapters.contracts.healthrecord.ContentStoreContract;
import br.com.techmedicos.application.healthrecord.content.ContentStore;

class InMemoryContentStoreTest extends ContentStoreContract {

  private final ContentStore store = new InMemoryContentStore();

  @Override
  protected ContentStore store() {
    return store;
  }
}
