package br.com.techmedicos.domain.identity;

import br.com.techmedicos.domain.shared.DomainException;
import java.util.Objects;

/**
 * The texts of the legal documents. A text never changes: another wording is a new version, which
 * is accepted anew. The text in Portuguese is the binding one.
 */
public enum LegalText {
  /** In force since November 2026. */
  TERMS_NOVEMBER_2026(
      LegalDocument.TERMS,
      "2026-11",
      new Wording(
          "Termos de uso",
          """
          A Tech Médicos liga pacientes e médicos: publica agendas, marca consultas, abre a sala \
          da teleconsulta e guarda o prontuário. Quem atende é o médico, que responde pelo que \
          faz. O serviço não atende emergências: ligue para o SAMU (192).

          A conta é pessoal. Use o seu próprio CPF ou CRM, dados verdadeiros e uma senha só sua. \
          Uma conta feita com o documento de outra pessoa é encerrada.

          Marque só o que pretende usar, e desmarque com antecedência o que não puder cumprir. \
          Contas que prendem horários ou prejudicam outras pessoas podem ser suspensas, com um \
          motivo.

          Você pode sair quando quiser. Se estes termos mudarem, pediremos que aceite a nova \
          versão; até lá você lê e exporta tudo o que é seu.\
          """),
      new Wording(
          "Terms of use",
          """
          Tech Médicos connects patients and doctors: it publishes agendas, books consultations, \
          opens the room of the online consultation and keeps the health record. It is the \
          doctor who gives care, and answers for it. The service is not for emergencies: call \
          SAMU (192).

          The account is personal. Use your own CPF or CRM, true data and a password of your \
          own. An account made with the document of somebody else is closed.

          Book only what you mean to use, and cancel in time what you cannot keep. Accounts that \
          hold slots, or harm others, may be suspended, with a reason.

          You may leave whenever you want. If these terms change, we ask you to accept the new \
          version; until then you read and export all that is yours.\
          """)),
  /** In force since November 2026. */
  PRIVACY_NOVEMBER_2026(
      LegalDocument.PRIVACY,
      "2026-11",
      new Wording(
          "Aviso de privacidade",
          """
          Guardamos o que é preciso para o serviço: nome, CPF ou CRM, e-mail, data de \
          nascimento, consultas, o que você e os seus médicos põem no prontuário, e quem o \
          acessou. Tratamos dados de saúde para a tutela da saúde e com o seu consentimento (Lei \
          13.709/2018, artigo 11).

          Um médico só vê os arquivos que você compartilhar com ele, pelo tempo que você \
          escolher, e o que ele mesmo escreveu. Os arquivos são cifrados. Cada acesso fica em um \
          registro que você lê. Não vendemos dados nem os usamos para publicidade.

          Contamos com fornecedores de hospedagem, de e-mail e, conforme a instalação, de vídeo, \
          que recebem só o necessário. Parceiros recebem só o aviso de que algo \
          aconteceu, como uma consulta marcada, e números de identificação, sem nome nem dados de \
          saúde.

          Você pode ver, corrigir e exportar os seus dados e pedir que sejam apagados. O que a \
          lei manda guardar fica por 20 anos (Lei 13.787/2018). Reclamações podem ser levadas à \
          ANPD.\
          """),
      new Wording(
          "Privacy notice",
          """
          We keep what the service needs: name, CPF or CRM, e-mail, birth date, consultations, \
          what you and your doctors put into the record, and who accessed it. We process health \
          data for the protection of health and with your consent (Law 13.709/2018, article 11).

          A doctor sees only the files that you share with them, for as long as you choose, and \
          what they wrote themself. Files are encrypted. Every access is in a log that you read. \
          We sell no data, and use none for advertising.

          We rely on providers of hosting, e-mail and, depending on the installation, video, who \
          get only what they need. Partners are only told that something happened, such as a \
          booking, and identifiers, without names or health data.

          You may see, correct and export your data, and ask for their erasure. What the law \
          demands is kept for 20 years (Law 13.787/2018). Complaints may be taken to the ANPD.\
          """));

  /**
   * A text in one language.
   *
   * @param text paragraphs, with a blank line between them
   */
  public record Wording(String title, String text) {

    public Wording {
      Objects.requireNonNull(title);
      Objects.requireNonNull(text);
    }
  }

  private final LegalDocument document;
  private final String version;

  @SuppressWarnings("ImmutableEnumChecker") // a record of two texts
  private final Wording portuguese;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Wording english;

  LegalText(LegalDocument document, String version, Wording portuguese, Wording english) {
    this.document = document;
    this.version = version;
    this.portuguese = portuguese;
    this.english = english;
  }

  /** {@return the text of a document that is in force} */
  public static LegalText current(LegalDocument document) {
    return switch (document) {
      case TERMS -> TERMS_NOVEMBER_2026;
      case PRIVACY -> PRIVACY_NOVEMBER_2026;
    };
  }

  /**
   * Reads which version somebody accepts.
   *
   * @param version like {@code 2026-11}
   * @return the text in force
   * @throws DomainException with {@link IdentityViolation.DocumentNotInForce} if that is another
   *     version, or none
   */
  public static LegalText accepted(LegalDocument document, String version) {
    LegalText current = current(document);
    if (!current.version.equals(version)) {
      throw new DomainException(new IdentityViolation.DocumentNotInForce(document));
    }
    return current;
  }

  /** {@return which document it is} */
  public LegalDocument document() {
    return document;
  }

  /** {@return the version, like {@code 2026-11}} */
  public String version() {
    return version;
  }

  /** {@return the text in Portuguese, which is the binding one} */
  public Wording portuguese() {
    return portuguese;
  }

  /** {@return the text in English} */
  public Wording english() {
    return english;
  }
}
