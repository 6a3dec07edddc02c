/**
 * The edition of the reader, kept with what it has read. Raised whenever the same text and the same ledgers may get another verdict: an issued report
 * stays what its own edition said of it, and an open one shows what this one says anew.
 */
export const readerEdition = 23
