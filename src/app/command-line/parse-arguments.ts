import { parseArgs } from 'node:util'
import type { Command, Invocation } from './command.ts'
import { UsageError } from './exit-status.ts'

/** Reads what stands after the command's name, or says in what way it is not understood. */
export function parseArguments(command: Command, args: readonly string[]): Pick<Invocation, 'positionals' | 'text' | 'texts' | 'flag'> {
  const { values, positionals } = parse(command, args)
  const { least, most } = command.positionals
  if (positionals.length < least) throw new UsageError('少了参数。')
  if (positionals.length > most) throw new UsageError(`多了参数：${positionals.slice(most).join(' ')}。`)
  return {
    positionals,
    text: (option) => {
      const value = values[option]
      return typeof value === 'string' ? value : undefined
    },
    texts: (option) => {
      const value = values[option]
      return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
    },
    flag: (option) => values[option] === true,
  }
}

function parse(command: Command, args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: command.options, allowPositionals: true, strict: true })
  } catch (error) {
    if (error instanceof TypeError && 'code' in error) throw new UsageError(explain(String(error.code), error.message))
    throw error
  }
}

function explain(code: string, message: string): string {
  const option = /'(-[^' ,]*)/.exec(message)?.[1] ?? ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有选项 ${option}。`
  return `选项 ${option} 用得不对：要写值的请写在后面，不要值的请不要写。`
}
