import type { CommandEntry } from '../command-line/command.ts'
import { UsageError } from '../command-line/exit-status.ts'

/** A command that this edition does not have yet; it says what does the work meanwhile. */
export function later({
  name,
  usage,
  what,
  instead,
}: Omit<CommandEntry, 'load' | 'summary'> & Readonly<Record<'what' | 'instead', string>>): CommandEntry {
  const summary = `${what}：这一版还没有。${instead}`
  return {
    name,
    usage,
    summary,
    load: async () => ({
      options: { data: { type: 'string' }, town: { type: 'string' }, out: { type: 'string', short: 'o' }, json: { type: 'boolean' } },
      positionals: { least: 0, most: 9 },
      run: async () => {
        throw new UsageError(summary)
      },
    }),
  }
}
