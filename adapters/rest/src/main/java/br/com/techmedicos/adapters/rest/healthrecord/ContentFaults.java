package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.adapters.rest.shared.ProblemType;
import br.com.techmedicos.adapters.rest.shared.Refused;
import br.com.techmedicos.application.healthrecord.ContentDamaged;
import br.com.techmedicos.application.healthrecord.MasterKeyUnavailable;
import br.com.techmedicos.application.healthrecord.ScannerUnavailable;
import br.com.techmedicos.application.healthrecord.StorageUnavailable;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes wrong with contents: operators are told what, clients what to do. */
final class ContentFaults {

  private static final Logger LOG = LoggerFactory.getLogger(ContentFaults.class);

  private ContentFaults() {}

  /** Something with a content that may go wrong. */
  interface Work<T> {
    T call() throws IOException;
  }

  /** Does it, and turns what goes wrong with the content into a problem. */
  static <T> T told(Work<T> work) throws IOException {
    try {
      return work.call();
    } catch (StorageUnavailable | MasterKeyUnavailable e) {
      LOG.error("contents cannot be reached", e);
      throw new Refused(ProblemType.STORAGE_UNAVAILABLE);
    } catch (ScannerUnavailable e) {
      LOG.error("contents cannot be scanned", e);
      throw new Refused(ProblemType.SCANNER_UNAVAILABLE);
    } catch (ContentDamaged e) {
      LOG.error("a content is damaged", e);
      throw new Refused(ProblemType.CONTENT_DAMAGED);
    }
  }
}
