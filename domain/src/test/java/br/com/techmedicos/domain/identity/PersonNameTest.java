package br.com.techmedicos.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.domain.shared.DomainException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ana Souza",
        "Dr.João da Silva",
        "Dra. Ana M.Souza",
        "Profa.Rita",
        "J.R.R. Tolkien",
        "José D'Ávila Jr.",
        "João d’Ávila 🙂",
        "Maria A. de O.",
        "Ana/Rita",
        "李 小龙"
      })
  void a_name_is_read_as_it_is_written(String name) {
    assertThat(PersonName.parse(name).value()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ganhe em https://exemplo.com",
        "Joana exemplo\uFF0Ecom",
        "Joana exemplo\u3002com",
        "Joana exemplo\u2024com",
        "Joana https\uFF1A\uFF0F\uFF0Fexemplo",
        "HTTP://exemplo",
        "Veja www.exemplo",
        "premio.example",
        "Prêmio em Exemplo.COM.BR/x",
        "dr.premio.com",
        "Ana, exemplo.com",
        "ganhe@example.com",
        "clique t.co/abc",
        "clique x.com"
      })
  void a_name_leads_nobody_anywhere(String name) {
    assertThatThrownBy(() -> PersonName.parse(name))
        .isInstanceOfSatisfying(
            DomainException.class,
            e -> assertThat(e.violation()).isEqualTo(new IdentityViolation.NameWithLink()));
    assertThat(new PersonName(name).value()).as("what is kept already").isEqualTo(name);
  }
}
