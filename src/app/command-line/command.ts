import type { ExitStatus } from './exit-status.ts'
import type { Terminal } from './terminal.ts'

export interface OptionSpec {
  readonly type: 'string' | 'boolean'
  readonly short?: string
  /** May be given several times. */
  readonly multiple?: boolean
}

export interface Invocation {
  readonly positionals: readonly string[]
  /** A string option that was given; undefined otherwise. */
  text(option: string): string | undefined
  /** All that was given of an option that may be given several times. */
  texts(option: string): readonly string[]
  flag(option: string): boolean
  readonly terminal: Terminal
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** What is said of a command. */
export interface CommandUsage {
  /** The line of the usage text, without `qianbi`. */
  readonly usage: string
  readonly summary: string
}

/** What a command of `qianbi` takes and does. */
export interface Command {
  readonly options: Readonly<Record<string, OptionSpec>>
  /** Names of what must and may stand after the command's name. */
  readonly positionals: { readonly least: number; readonly most: number }
  run(invocation: Invocation): Promise<ExitStatus>
}

/** A command by its name, the words that call it. What it does is loaded when it is called: to say what there is takes none of the program. */
export interface CommandEntry extends CommandUsage {
  readonly name: string
  load(): Promise<Command>
}

/** Options of every command that opens a store. */
export const storeOptions = { data: { type: 'string' }, town: { type: 'string' } } as const satisfies Record<string, OptionSpec>
export const jsonOption = { json: { type: 'boolean' } } as const satisfies Record<string, OptionSpec>
