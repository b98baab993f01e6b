package br.com.techmedicos.application.healthrecord.datasubject;

import br.com.techmedicos.domain.identity.Cpf;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.Reason;
import java.time.Instant;

/**
 * That a CPF was taken from an account which was not its owner's.
 *
 * @param from who had it, and does not any more
 * @param operator who released it
 * @param reason why, for operators only
 */
public record CpfRelease(
    PatientId from, Cpf cpf, OperatorId operator, Reason reason, Instant releasedAt) {}
