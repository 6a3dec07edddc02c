import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { sql } from 'kysely'
import { text } from '../../src/definition/shape/shape.ts'
import { row } from '../../src/kernel/storage/row.ts'
import type { Engine } from '../../src/kernel/storage/types.ts'

const folderRow = row('pg_settings', { data_directory: text })
const ticksOfSecond = 100

/**
 * Seconds of the processor that this process with its threads, and on Linux the server's processes as well, have used since `begin`: what others do on the
 * same machine changes them less than the clock. A connection that has ended takes its time along.
 */
export async function openProcessorClock(engine: Engine): Promise<() => number> {
  const folder = engine.kind === 'server' ? await folderOf(engine) : undefined
  return () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6 + (folder === undefined ? 0 : secondsIn(folder))
  }
}

async function folderOf(engine: Engine): Promise<string | undefined> {
  const found = await engine.asOwner.read((session) => session.query(sql`select current_setting('data_directory') as data_directory`))
  return folderRow.first(found)?.data_directory
}

/** Every process of a server stands in its folder. */
function secondsIn(folder: string): number {
  let ticks = 0
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      if (readlinkSync(`/proc/${name}/cwd`) !== folder) continue
      const times = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ')
      ticks += Number(times[11]) + Number(times[12])
    } catch {
      // It has ended since it was listed.
    }
  }
  return ticks / ticksOfSecond
}
