import type { Command } from '../command-line/command.ts'
import { demoCommand } from './demo.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { indicatorCommand } from './indicator.ts'
import { initCommand } from './init.ts'
import { keptCommand } from './kept.ts'
import { laterCommands } from './later.ts'
import { reportCheckCommand } from './report-check.ts'
import { reportCompileCommand } from './report-compile.ts'
import { reportTraceCommand } from './report-trace.ts'
import { serveCommand } from './serve.ts'
import { verifyCommand } from './verify.ts'

/** Every command, in the order of the usage text. */
export const commands: readonly Command[] = [
  serveCommand,
  initCommand,
  demoCommand,
  importCommand,
  exportCommand,
  indicatorCommand,
  keptCommand,
  reportCompileCommand,
  reportTraceCommand,
  reportCheckCommand,
  verifyCommand,
  ...laterCommands,
]
