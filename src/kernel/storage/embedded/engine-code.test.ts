import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { afterAll, describe, expect, it } from 'vitest'
import { type EngineProgram, engineCodeName, findEngineCode, packEngineCode } from './engine-code.ts'

/** (func (export "twice") (param i32) (result i32) local.get 0 local.get 0 i32.add) */
const program: EngineProgram = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 6, 1, 96, 1, 127, 1, 127, 3, 2, 1, 0, 7, 9, 1, 5, 116, 119, 105, 99, 101, 0, 0, 10, 9, 1, 7, 0, 32, 0, 32,
  0, 106, 11,
])
const other: EngineProgram = new Uint8Array([...program, 0, 1, 0])
const folder = mkdtempSync(join(tmpdir(), 'qianbi-code-'))
const file = join(folder, engineCodeName(program))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** As it is kept after the one function was compiled for speed, which it is here at its first call. */
async function keep(): Promise<Buffer> {
  setFlagsFromString('--no-liftoff')
  const engine = await WebAssembly.compile(program)
  expect(await twice(engine, 4)).toBe(8)
  setFlagsFromString('--liftoff')
  const packed = Buffer.from(packEngineCode(engine))
  writeFileSync(file, packed)
  return packed
}

async function twice(engine: WebAssembly.Module, given: number): Promise<unknown> {
  const { exports } = await WebAssembly.instantiate(engine)
  return typeof exports.twice === 'function' ? exports.twice(given) : undefined
}

describe('what is compiled of the engine', () => {
  it('is the same engine where it is found again', async () => {
    await keep()
    const found = findEngineCode(program, folder)
    expect(found).toBeInstanceOf(WebAssembly.Module)
    if (found !== undefined) expect(await twice(found, 21)).toBe(42)
  })

  it('is not taken for another program, and not missed where there is none', async () => {
    await keep()
    expect(engineCodeName(other)).not.toBe(engineCodeName(program))
    expect(findEngineCode(other, folder)).toBeUndefined()
    expect(findEngineCode(program, join(folder, 'elsewhere'))).toBeUndefined()
  })

  it('is left alone where a bit of it has fallen over, or its end is missing', async () => {
    const packed = await keep()
    const bent = Buffer.from(packed)
    bent[packed.length - 1] = (bent.at(-1) ?? 0) ^ 1
    for (const broken of [bent, packed.subarray(0, -8), packed.subarray(0, 10), Buffer.alloc(0)]) {
      writeFileSync(file, broken)
      expect(findEngineCode(program, folder)).toBeUndefined()
    }
    expect(readFileSync(file)).toHaveLength(0)
  })

  it('leaves V8 as it was: its own calls are no syntax to anybody else', async () => {
    await keep()
    findEngineCode(program, folder)
    expect(() => new Function('return %IsWasmCode(0)')).toThrow(SyntaxError)
  })
})
