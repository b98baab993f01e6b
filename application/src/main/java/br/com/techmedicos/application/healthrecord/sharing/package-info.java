/** What patients share with doctors, alone or in groups, until when; and what doctors see of it. */
@NullMarked
package br.com.techmedicos.application.healthrecord.sharing;

import org.jspecify.annotations.NullMarked;
