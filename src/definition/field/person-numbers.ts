const digit = '[0-9０-９]'
/** A sign that parts the digits of a number, as people write it: `6222 0200 …`, `138-0000-0000`. */
const gap = '[ \\u00a0-]?'
const shapes = [
  // Numbers of identity, and accounts of 13 to 19 digits.
  `(?:${digit}${gap}){12,18}[0-9０-９XxＸ]`,
  // Mobile telephones.
  `[1１]${gap}[3-9３-９]${gap}(?:${digit}${gap}){8}${digit}`,
  // Landlines with their area code.
  `[0０]${digit}{2,3}[-−–—]?[2-9２-９]${digit}{6,7}`,
]

/**
 * Finds in any text what reads as a number by which a person is found or paid: everything that a field of such a kind keeps is found whole. Ids, digests
 * and instants are none. It finds more than there is, never less of a number that stands alone.
 */
export const personNumbers: RegExp = new RegExp(`(?<![0-9０-９A-Za-z_-])(?:${shapes.join('|')})(?![0-9０-９A-Za-z_-])`, 'g')
