/** A record's values by field id as the database's text form; the digest is taken over these. */
export type StoredValues = Readonly<Record<string, string | null>>
