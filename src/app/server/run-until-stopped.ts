import { exit } from '../command-line/exit-status.ts'
import type { Terminal } from '../command-line/terminal.ts'
import type { RunningServer } from './start-server.ts'

/** Waits for Ctrl-C or for the service manager to say stop. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
      resolve()
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
}

/** With what follows it, a stop lasts no longer than this. */
const longest = 13_000

/**
 * Serves until it is told to stop, then stops within fifteen seconds, whoever hangs on: what is not done by then ends with the process. What was
 * acknowledged is on the disk; what was not committed never was. `announce` says that it serves: who reads that may say stop at once.
 */
export async function serveUntilStopped(server: RunningServer, terminal: Pick<Terminal, 'note'>, announce: () => void): Promise<void> {
  const stopped = untilStopped()
  announce()
  await stopped
  const giveUp = (): never => {
    terminal.note('有没做完的事，已经放弃：没有写完的导入一条也没有写入。')
    process.exit(exit.done)
  }
  // Also when it is the closing of the store that hangs.
  setTimeout(giveUp, longest).unref()
  if (!(await server.close())) giveUp()
}
