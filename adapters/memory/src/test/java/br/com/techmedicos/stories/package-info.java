/**
 * Stories of the use cases, one package a feature. A story tells what people do one after another,
 * with the real use cases on the in-memory adapters, and asserts what they see and what is kept: no
 * port is mocked. What a single adapter promises is told by the contract of its port instead.
 */
package br.com.techmedicos.stories;
