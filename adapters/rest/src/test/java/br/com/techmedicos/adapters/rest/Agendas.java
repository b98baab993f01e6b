package br.com.techmedicos.adapters.rest;

/** Agendas as doctors send them. */
final class Agendas {

  static final String WEEKDAYS =
      """
      {"timeZone": "America/Sao_Paulo", "minimumNoticeMinutes": 60, "horizonDays": 60,
       "weekly": [{"day": "MONDAY", "start": "09:00", "end": "18:00"},
                  {"day": "TUESDAY", "start": "09:00", "end": "18:00"},
                  {"day": "WEDNESDAY", "start": "09:00", "end": "18:00"},
                  {"day": "THURSDAY", "start": "09:00", "end": "18:00"},
                  {"day": "FRIDAY", "start": "09:00", "end": "18:00"}],
       "overrides": []}
      """;

  private Agendas() {}

  static String of(String weekly, String overrides) {
    return """
        {"timeZone": "America/Sao_Paulo", "minimumNoticeMinutes": 60, "horizonDays": 60,
         "weekly": [%s], "overrides": [%s]}
        """
        .formatted(weekly, overrides);
  }
}
