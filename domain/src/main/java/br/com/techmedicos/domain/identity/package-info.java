/**
 * Who someone is: doctors by CRM, patients by CPF or e-mail, operators by login; their accounts and
 * how a password proves one.
 */
@NullMarked
package br.com.techmedicos.domain.identity;

import org.jspecify.annotations.NullMarked;
