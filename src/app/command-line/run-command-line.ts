import { Refusal } from '../../kernel/refusal.ts'
import { explainStoreFault } from '../../kernel/storage/store-fault.ts'
import { FileRefusal } from '../../office/file/file-refusal.ts'
import type { Command, CommandEntry, CommandUsage, Invocation } from './command.ts'
import { type ExitStatus, exit, UsageError } from './exit-status.ts'
import { findCommand } from './find-command.ts'
import { parseArguments } from './parse-arguments.ts'
import { presentJson } from './present-json.ts'
import { presentAllUsage, presentUsage } from './usage.ts'

type Surroundings = Pick<Invocation, 'terminal' | 'environment'>

/** Runs one of `commands` and gives its exit status; nothing is thrown past here. */
export async function runCommandLine(
  args: readonly string[],
  { commands, ...surroundings }: Surroundings & { readonly commands: readonly CommandEntry[] },
): Promise<ExitStatus> {
  const { terminal } = surroundings
  let command: CommandEntry | undefined
  try {
    if (args.length === 0 || args[0] === 'help' || args[0] === '--help' || args[0] === '-h') {
      terminal.result(presentAllUsage(commands))
      return args.length === 0 ? exit.usage : exit.done
    }
    const found = findCommand(commands, args)
    command = found.command
    if (found.rest.includes('--help') || found.rest.includes('-h')) {
      terminal.result(presentUsage(command))
      return exit.done
    }
    const loaded = await command.load()
    return await loaded.run({ ...parseArguments(loaded, found.rest), ...surroundings })
  } catch (error) {
    const usage = command === undefined ? presentAllUsage(commands) : presentUsage(command)
    return presentFailure(error, { usage, args, surroundings })
  }
}

/** Runs a command that is called otherwise than by its name. */
export async function runCommand(
  command: Command & CommandUsage,
  args: readonly string[],
  surroundings: Surroundings,
): Promise<ExitStatus> {
  try {
    return await command.run({ ...parseArguments(command, args), ...surroundings })
  } catch (error) {
    return presentFailure(error, { usage: presentUsage(command), args, surroundings })
  }
}

interface Failed {
  readonly usage: string
  readonly args: readonly string[]
  readonly surroundings: Surroundings
}

function presentFailure(thrown: unknown, { usage, args, surroundings: { terminal } }: Failed): ExitStatus {
  const error = explainStoreFault(thrown) ?? thrown
  if (error instanceof UsageError) {
    terminal.note(`${error.message}\n\n${usage}`)
    return exit.usage
  }
  if (error instanceof Refusal || error instanceof FileRefusal) {
    const fields = error instanceof Refusal ? error.fields : []
    terminal.note([error.message, ...fields.map(({ field, message }) => `  ${field}：${message}`)].join('\n'))
    if (args.includes('--json'))
      terminal.result(presentJson({ problems: [{ code: error.code, severity: 'error', at: '', message: error.message }] }))
    return exit.problems
  }
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error)
  terminal.note(`程序自身出错了，这不是你的操作有误。请把下面的内容发给维护者：\n${told}${presentCause(error)}`)
  return exit.bug
}

function presentCause(error: unknown): string {
  return error instanceof Error && error.cause instanceof Error ? `\n起因：${error.cause.stack ?? error.cause.message}` : ''
}
