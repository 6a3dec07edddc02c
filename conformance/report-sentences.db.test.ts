import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { demoTown } from '../demo/world.ts'
import { commandLineActor } from '../src/app/store/choose-town.ts'
import { compileReport, type Kernel } from '../src/kernel/index.ts'
import { describeEmbeddedDemo } from './loaded-demo.ts'

/** Sentences about the demo township's 2020, one a line (a table with `\n` for its line ends), written before the reader was tried on them, and kept when it failed. */
function sentencesOf(name: string): readonly string[] {
  return readFileSync(new URL(`sentences/${name}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
}

describeEmbeddedDemo('sentences about the demo township', (open) => {
  let kernel: Kernel

  beforeAll(async () => {
    kernel = await open()
  })

  async function errorsOf(sentence: string): Promise<readonly string[]> {
    const source = `---\ntitle: 青竹镇2020年政府工作报告\ntown: "${demoTown.town}"\nperiod: 2020\n---\n\n${sentence.replaceAll('\\n', '\n')}\n`
    const { problems } = await compileReport(kernel, commandLineActor(demoTown.town), { source, name: 'sentence.md' })
    return problems.filter(({ severity }) => severity === 'error').map(({ code, at }) => `${at.line} ${code}`)
  }

  describe('a false one', () => {
    it.each(sentencesOf('false'))('is refused at its line: %s', async (sentence) => {
      const errors = await errorsOf(sentence)
      // Of a table any line will do.
      expect(errors.filter((error) => error.startsWith('7 ') || /(?:^|\\n)\|/.test(sentence))).not.toEqual([])
    })
  })

  describe('a true one', () => {
    // A ~ before a sentence: it may be left without proof, until something proves it.
    it.each(sentencesOf('true'))('is not called false: %s', async (line) => {
      const unproved = line.startsWith('~')
      const errors = await errorsOf(unproved ? line.slice(1) : line)
      // Of a table any line will do.
      const open = (error: string) => error === '7 unproved' || (/ unproved$/.test(error) && /(?:^|\\n)\|/.test(line))
      expect(unproved ? errors.filter((error) => !open(error)) : errors).toEqual([])
    })
  })
})
