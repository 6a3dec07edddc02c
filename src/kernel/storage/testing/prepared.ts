import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** Makes a thing once in a run of tests, whichever of its processes asks first; the others wait for it. Gives what the making gave. */
export async function makeOnce<Result>(folder: string, name: string, make: () => Promise<Result>): Promise<Result> {
  const [made, failed] = [join(folder, `${name}.json`), join(folder, `${name}.failed`)]
  if (isFirst(join(folder, `${name}.lock`))) {
    try {
      const result = await make()
      writeFileSync(`${made}.draft`, JSON.stringify(result))
      renameSync(`${made}.draft`, made)
      return result
    } catch (error) {
      writeFileSync(failed, String(error instanceof Error ? error.stack : error))
      throw error
    }
  }
  for (;;) {
    if (existsSync(made)) return JSON.parse(readFileSync(made, 'utf8'))
    if (existsSync(failed)) throw new Error(`what these tests stand on could not be made: ${readFileSync(failed, 'utf8')}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

function isFirst(lock: string): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch {
    return false
  }
}

/** What the names of the prepared databases of a run begin with. */
export function preparedName(run: string): string {
  return `qianbi_prepared_${basename(run)
    .replaceAll(/[^a-z0-9]/gi, '')
    .toLowerCase()}`
}
