import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'

const digestLength = 32

/**
 * How much of a function of the engine runs before V8 compiles it once more, for speed, in threads beside: a hundred times what it is else. A command of a
 * second spends half of its processor on functions that it will not call again; in longer work those that matter are soon there.
 */
const tieringBudget = 200_000_000

/** For a process whose databases do not live long enough to be worth more than a first compiling, beside what was compiled before. */
export function compileOnce(): void {
  setFlagsFromString(`--wasm-tiering-budget=${tieringBudget}`)
}

/** The bytes of the engine's program. */
export type EngineProgram = Uint8Array<ArrayBuffer>

/** The name of what V8 has compiled of the engine for speed. It says for whom: this program, on this very Node. What another has compiled is not looked for. */
export function engineCodeName(program: EngineProgram): string {
  const node = JSON.stringify([process.versions, process.arch, process.platform, process.config, tieringBudget])
  return `engine-code-${createHash('sha256').update(node).update(program).digest('hex').slice(0, 16)}.bin`
}

/** Where the program was built; one that runs from its sources (tests) takes what was made with the last build. */
const besideProgram = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../../../../dist/server/' : './', import.meta.url))

/**
 * The engine as it was compiled when this program was built (docs/adr/0048): whoever starts with it need not find out anew which functions matter, and compile
 * them twice. Only after `compileOnce`; undefined where there is none, or none for this processor and these flags of V8.
 */
export function findEngineCode(program: EngineProgram, folder = besideProgram): WebAssembly.Module | undefined {
  const file = join(folder, engineCodeName(program))
  if (!existsSync(file)) return undefined
  const bytes = readFileSync(file)
  const code = bytes.subarray(digestLength)
  // V8 looks who has made it, and trusts the rest.
  if (!digestOf(code).equals(bytes.subarray(0, digestLength))) return undefined
  const found = callNative('DeserializeWasmModule', [new Uint8Array(code).buffer, program])
  return found instanceof WebAssembly.Module ? found : undefined
}

/**
 * What V8 has compiled of the engine for speed until now, as `findEngineCode` reads it. Where that is nothing V8 ends the process: only for one that has this to do
 * alone.
 */
export function packEngineCode(engine: WebAssembly.Module): Uint8Array {
  compileOnce()
  const code = callNative('SerializeWasmModule', [engine])
  if (!(code instanceof ArrayBuffer)) throw new Error('V8 gives nothing of what it has compiled')
  const bytes = new Uint8Array(code)
  return Buffer.concat([digestOf(bytes), bytes])
}

function digestOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}

/** Node has no call for it; V8 has, for tests of its own, and takes it only while it is told to. Whoever has no such call has no code kept. */
function callNative(name: 'SerializeWasmModule' | 'DeserializeWasmModule', given: readonly unknown[]): unknown {
  setFlagsFromString('--allow-natives-syntax')
  try {
    const call: unknown = new Function('given', `return %${name}(${given.map((_, index) => `given[${index}]`).join()})`)
    return typeof call === 'function' ? call(given) : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  } finally {
    setFlagsFromString('--no-allow-natives-syntax')
  }
}
