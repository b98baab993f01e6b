/** A patient's legal rights to the export and erasure of their data (Law 13.709/2018). */
@NullMarked
package br.com.techmedicos.application.healthrecord.datasubject;

import org.jspecify.annotations.NullMarked;
