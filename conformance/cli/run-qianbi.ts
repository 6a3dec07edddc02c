import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..', '..')

export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the real command line, as somebody at the machine would, and waits for its end. */
export function runQianbi(
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Record<string, string> } = {},
): Promise<Ended> {
  const child = startQianbi(args, options)
  const output = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, ...output }))
  })
}

/** Starts it without waiting: for `serve`. */
export function startQianbi(
  args: readonly string[],
  { cwd = root, env = {} }: { readonly cwd?: string; readonly env?: Record<string, string> } = {},
) {
  const surroundings = { ...process.env, ...env }
  if (env.DATABASE_URL === undefined) delete surroundings.DATABASE_URL
  return spawn(process.execPath, [join(root, 'bin', 'qianbi'), ...args], { cwd, env: surroundings, stdio: ['ignore', 'pipe', 'pipe'] })
}

/** The first line of a running command's result, e.g. the server's address. */
export function firstLine(child: ReturnType<typeof startQianbi>): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    let told = ''
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      told += piece
    })
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      text += piece
      const end = text.indexOf('\n')
      if (end >= 0) resolve(text.slice(0, end))
    })
    child.on('close', (status) => reject(new Error(`it ended with ${status} before saying anything: ${told}`)))
  })
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'qianbi-test-'))
}
