import { spawn } from 'node:child_process'
import { root } from './paths.mjs'

/**
 * Runs a program in the repository and gives its exit status. Its output goes to stderr, so that stdout stays free for a result.
 * A signal that ends us ends it as well.
 */
export function run(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 2, 2], ...options })
  const pass = (signal) => child.kill(signal)
  process.on('SIGINT', pass)
  process.on('SIGTERM', pass)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status, signal) => {
      process.off('SIGINT', pass)
      process.off('SIGTERM', pass)
      resolve(status ?? (signal === 'SIGINT' ? 130 : 143))
    })
  })
}

export const runNode = (args, options) => run(process.execPath, args, options)

/** npm stands beside node, and on Windows is a command file that only a shell starts. */
export const runNpm = (args, options) => run('npm', args, { shell: process.platform === 'win32', ...options })

export function say(text) {
  process.stderr.write(`${text}\n`)
}
