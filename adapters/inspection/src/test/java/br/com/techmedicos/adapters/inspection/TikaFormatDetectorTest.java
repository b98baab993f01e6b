package br.com.techmedicos.adapters.inspection;

import br.com.techmedicos.adapters.contracts.healthrecord.FormatDetectorContract;
import br.com.techmedicos.application.healthrecord.content.FormatDetector;

class TikaFormatDetectorTest extends FormatDetectorContract {

  private final FormatDetector detector = new TikaFormatDetector();

  @Override
  protected FormatDetector detector() {
    return detector;
  }
}
