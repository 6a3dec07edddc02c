import { runCommandLine } from './command-line/run-command-line.ts'
import { processTerminal } from './command-line/terminal.ts'
import { commands } from './commands/index.ts'

// A reader that has seen enough (`| head`) closes the pipe: what is left to print then goes nowhere, and that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await runCommandLine(process.argv.slice(2), { terminal: processTerminal(), environment: process.env, commands })
