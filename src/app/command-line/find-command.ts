import type { CommandEntry } from './command.ts'
import { UsageError } from './exit-status.ts'

export interface FoundCommand {
  readonly command: CommandEntry
  readonly rest: readonly string[]
}

/** The command that the first words name, and what follows them. */
export function findCommand(commands: readonly CommandEntry[], args: readonly string[]): FoundCommand {
  const found = commands.find(({ name }) => name.split(' ').every((word, index) => args[index] === word))
  if (found !== undefined) return { command: found, rest: args.slice(found.name.split(' ').length) }
  const group = commands.some(({ name }) => name.startsWith(`${args[0]} `))
  throw new UsageError(group ? `${args[0]} 后面要写一个动作，见下。` : `没有命令 ${args[0]}。`)
}
