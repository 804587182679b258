/**
 * Prepares the words that somebody typed for PostgreSQL. A minus without a word leaves nothing out, and `websearch_to_tsquery` stops at 33
 * of them with an internal error.
 */
export const zoekwoorden = (tekst: string): string => tekst.replaceAll(/-(?![\p{L}\p{N}"])/gu, ' ')

/** A pattern of `like` in which this text stands as it is. */
export const likeText = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&')
