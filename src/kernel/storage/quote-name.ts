/** A name as SQL takes it whatever it holds; statements built with Kysely do this themselves. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
