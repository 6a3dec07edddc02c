/** JSON as every `--json` prints it: one document, two spaces, Chinese as it is. */
export function presentJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2)
}
