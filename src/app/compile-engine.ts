import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openKernel } from '../kernel/index.ts'
import { openEmbeddedEngine } from '../kernel/storage/embedded/embedded-engine.ts'
import { engineCodeName, packEngineCode } from '../kernel/storage/embedded/engine-code.ts'
import { getEngine } from '../kernel/storage/embedded/open-database.ts'
import { loadDemo } from './demo/demo-load.ts'
import { loadCatalogue } from './store/catalogue.ts'

/** So much of the demo's loading shows V8 what commands and servers call: the making of all tables, files handed in, steps of loops. */
const enough = 30

/**
 * The last step of the server's build: `node compile-engine.js FOLDER` lets the engine work as it will, and keeps in the folder what V8 has compiled of it for
 * speed, unless it is there; says its name. For the flags of V8, nothing else may be done in this process.
 */
async function compileEngine(folder: string): Promise<void> {
  const { program, compiled } = await getEngine()
  const file = join(folder, engineCodeName(program))
  if (!existsSync(file)) {
    await work()
    writeFileSync(`${file}.${process.pid}`, packEngineCode(compiled))
    // Put in its place whole: a build may be broken off.
    renameSync(`${file}.${process.pid}`, file)
  }
  process.stdout.write(engineCodeName(program))
}

async function work(): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'qianbi-engine-'))
  const broken = new Error('enough')
  try {
    const engine = await openEmbeddedEngine({ data: join(scratch, 'data'), access: 'create', here: true })
    try {
      await loadDemo(await openKernel({ engine, catalogue: loadCatalogue() }), ({ done }) => {
        if (done >= enough) throw broken
      })
    } catch (error) {
      if (error !== broken) throw error
    } finally {
      await engine.close()
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

await compileEngine(process.argv[2] ?? '.')
