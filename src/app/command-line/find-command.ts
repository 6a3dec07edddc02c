import type { Command, CommandEntry } from './command.ts'
import { UsageError } from './exit-status.ts'

export interface FoundCommand {
  readonly command: Command
  readonly rest: readonly string[]
}

/** The command that the first words name, and what follows them. */
export async function findCommand(commands: readonly CommandEntry[], args: readonly string[]): Promise<FoundCommand> {
  const found = commands.find(({ name }) => name.split(' ').every((word, index) => args[index] === word))
  if (found !== undefined) return { command: await found.load(), rest: args.slice(found.name.split(' ').length) }
  const group = commands.some(({ name }) => name.startsWith(`${args[0]} `))
  throw new UsageError(group ? `${args[0]} 后面要写一个动作，见下。` : `没有命令 ${args[0]}。`)
}
