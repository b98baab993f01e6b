/**
 * What the law gives a patient a right to: all their data taken out, and erased (Law 13.709/2018).
 */
@NullMarked
package br.com.techmedicos.application.healthrecord.datasubject;

import org.jspecify.annotations.NullMarked;
