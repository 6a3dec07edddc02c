/**
 * Files that do not keep a rule of the code's shape yet. The lists only get shorter: an entry that is not needed any more fails the test, and so does a
 * file that stands in none. A folder, with a slash at its end, stands for the files in it.
 */
export const stillToMend = {
  longFunctions: [],
  jsonParses: [],
} as const satisfies Record<string, readonly string[]>
