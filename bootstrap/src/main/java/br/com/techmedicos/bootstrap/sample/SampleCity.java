package br.com.techmedicos.bootstrap.sample;

import br.com.techmedicos.domain.directory.GeoPoint;
import br.com.techmedicos.domain.identity.FederativeUnit;
import br.com.techmedicos.domain.shared.ZoneRegion;

/**
 * A city of sample doctors.
 *
 * @param radiusKm the largest distance of a practice from the centre
 * @param weight the relative number of doctors
 */
record SampleCity(
    String name,
    FederativeUnit state,
    ZoneRegion zone,
    GeoPoint centre,
    double radiusKm,
    int weight) {

  /**
   * Thirty-one cities in all regions and all four time zones, weighted like the doctors of the
   * country.
   */
  static final SampleCity[] ALL = {
    city("São Paulo", "SP", "America/Sao_Paulo", -23.5505, -46.6333, 22, 240),
    city("Rio de Janeiro", "RJ", "America/Sao_Paulo", -22.9068, -43.1729, 20, 120),
    city("Brasília", "DF", "America/Sao_Paulo", -15.7939, -47.8828, 18, 55),
    city("Belo Horizonte", "MG", "America/Sao_Paulo", -19.9167, -43.9345, 14, 70),
    city("Salvador", "BA", "America/Bahia", -12.9777, -38.5016, 14, 50),
    city("Fortaleza", "CE", "America/Fortaleza", -3.7319, -38.5267, 12, 40),
    city("Recife", "PE", "America/Recife", -8.0476, -34.8770, 12, 45),
    city("Porto Alegre", "RS", "America/Sao_Paulo", -30.0346, -51.2177, 12, 55),
    city("Curitiba", "PR", "America/Sao_Paulo", -25.4284, -49.2733, 12, 50),
    city("Campinas", "SP", "America/Sao_Paulo", -22.9099, -47.0626, 10, 30),
    city("Goiânia", "GO", "America/Sao_Paulo", -16.6869, -49.2648, 11, 30),
    city("Manaus", "AM", "America/Manaus", -3.1190, -60.0217, 12, 22),
    city("Belém", "PA", "America/Belem", -1.4558, -48.4902, 10, 22),
    city("Florianópolis", "SC", "America/Sao_Paulo", -27.5949, -48.5482, 12, 24),
    city("Vitória", "ES", "America/Sao_Paulo", -20.3155, -40.3128, 9, 22),
    city("Natal", "RN", "America/Fortaleza", -5.7945, -35.2110, 9, 18),
    city("João Pessoa", "PB", "America/Fortaleza", -7.1195, -34.8450, 9, 17),
    city("Maceió", "AL", "America/Maceio", -9.6498, -35.7089, 9, 14),
    city("Aracaju", "SE", "America/Maceio", -10.9472, -37.0731, 8, 12),
    city("Teresina", "PI", "America/Fortaleza", -5.0892, -42.8019, 9, 12),
    city("São Luís", "MA", "America/Fortaleza", -2.5307, -44.3068, 9, 12),
    city("Cuiabá", "MT", "America/Cuiaba", -15.6014, -56.0979, 9, 12),
    city("Campo Grande", "MS", "America/Campo_Grande", -20.4697, -54.6201, 9, 12),
    city("Ribeirão Preto", "SP", "America/Sao_Paulo", -21.1775, -47.8103, 8, 20),
    city("Uberlândia", "MG", "America/Sao_Paulo", -18.9186, -48.2772, 8, 10),
    city("Palmas", "TO", "America/Araguaina", -10.1844, -48.3336, 8, 5),
    city("Porto Velho", "RO", "America/Porto_Velho", -8.7612, -63.9004, 8, 5),
    city("Rio Branco", "AC", "America/Rio_Branco", -9.9754, -67.8249, 7, 4),
    city("Boa Vista", "RR", "America/Boa_Vista", 2.8235, -60.6758, 7, 3),
    city("Macapá", "AP", "America/Belem", 0.0349, -51.0694, 7, 3),
    city("Fernando de Noronha", "PE", "America/Noronha", -3.8576, -32.4297, 2, 1),
  };

  private static SampleCity city(
      String name,
      String state,
      String zone,
      double latitude,
      double longitude,
      double radiusKm,
      int weight) {
    return new SampleCity(
        name,
        FederativeUnit.valueOf(state),
        new ZoneRegion(zone),
        new GeoPoint(latitude, longitude),
        radiusKm,
        weight);
  }
}
