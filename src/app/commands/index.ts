import type { CommandEntry } from '../command-line/command.ts'

/** Every command, in the order of the usage text. Each is loaded when it is called: a check of a text needs no database engine. */
export const commands: readonly CommandEntry[] = [
  { name: 'serve', load: async () => (await import('./serve.ts')).serveCommand },
  { name: 'init', load: async () => (await import('./init.ts')).initCommand },
  { name: 'demo', load: async () => (await import('./demo.ts')).demoCommand },
  { name: 'import', load: async () => (await import('./import.ts')).importCommand },
  { name: 'export', load: async () => (await import('./export.ts')).exportCommand },
  { name: 'indicator', load: async () => (await import('./indicator.ts')).indicatorCommand },
  { name: 'kept', load: async () => (await import('./kept.ts')).keptCommand },
  { name: 'report compile', load: async () => (await import('./report-compile.ts')).reportCompileCommand },
  { name: 'report trace', load: async () => (await import('./report-trace.ts')).reportTraceCommand },
  { name: 'report freeze', load: async () => (await import('./report-freeze.ts')).reportFreezeCommand },
  { name: 'report check', load: async () => (await import('./report-check.ts')).reportCheckCommand },
  { name: 'verify', load: async () => (await import('./verify.ts')).verifyCommand },
  { name: 'report draft', load: async () => (await import('./report-draft.ts')).reportDraftCommand },
  { name: 'form fill', load: async () => (await import('./later.ts')).formFillCommand },
  { name: 'backup', load: async () => (await import('./later.ts')).backupCommand },
  { name: 'restore', load: async () => (await import('./later.ts')).restoreCommand },
  { name: 'distribute', load: async () => (await import('./later.ts')).distributeCommand },
]
