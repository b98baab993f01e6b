/**
 * Identities and accounts: doctors log in by CRM, patients by CPF or e-mail, operators by login,
 * each with a password.
 */
@NullMarked
package br.com.techmedicos.domain.identity;

import org.jspecify.annotations.NullMarked;
