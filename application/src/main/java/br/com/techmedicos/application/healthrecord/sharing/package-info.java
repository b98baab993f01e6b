/**
 * Sharing: the files and groups that patients share with doctors for a limited time, and the lists
 * that doctors see.
 */
@NullMarked
package br.com.techmedicos.application.healthrecord.sharing;

import org.jspecify.annotations.NullMarked;
