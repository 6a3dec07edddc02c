import { readFileSync, readlinkSync } from 'node:fs'

/** What names a process beyond its number, which the system gives out again. Empty text where the system does not tell. */
export interface HolderProcess {
  readonly pid: number
  /** Clock ticks from boot to its start. */
  readonly startTicks: string
  readonly boot: string
  /** The namespace its number belongs to: a container's numbers mean nothing outside. */
  readonly namespace: string
}

const silentMilliseconds = 30_000

/** What tells this process from a later one with the same number: when it began, in which boot, in which namespace. */
export function describeThisProcess(): HolderProcess {
  return {
    pid: process.pid,
    startTicks: startTicks(process.pid),
    boot: textOf(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    namespace: textOf(() => readlinkSync('/proc/self/ns/pid')),
  }
}

/** Whether that very process still runs. Where its number cannot be looked up (another container), a fresh heartbeat counts as life. */
export function isSameProcessAlive(holder: HolderProcess, heartbeat: number): boolean {
  const here = describeThisProcess()
  if (holder.boot !== here.boot) return false
  if (holder.namespace !== here.namespace) return Date.now() - heartbeat < silentMilliseconds
  return isRunning(holder.pid) && startTicks(holder.pid) === holder.startTicks
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it runs, under another user.
    return error instanceof Error && Reflect.get(error, 'code') === 'EPERM'
  }
  return !textOf(() => readFileSync(`/proc/${pid}/stat`, 'utf8')).includes(') Z ')
}

function startTicks(pid: number): string {
  // Field 22 of proc(5); the command name before it may hold spaces and brackets, so count from the last bracket.
  const stat = textOf(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

function textOf(read: () => string): string {
  try {
    return read()
  } catch {
    return ''
  }
}
