import { expect, it } from 'vitest'
import { rounds } from '../rounds.ts'
import { expectNothingLost } from './crash-checks.ts'
import { describeCrashes, withKernel } from './crash-places.ts'
import { type Aim, listenTo, prepareWriters } from './writers.ts'

const startWriter = prepareWriters()
const kills = rounds({ sample: 3, whole: 20 })
const works = [
  ['import', 'an import'],
  ['import of cases', 'an import that opens a case with each record'],
  ['step', 'a step'],
] as const
const moments = ['sent', 'before', 'answered'] as const

describeCrashes('a kill aimed at one write', (make) => {
  for (const [work, what] of works)
    it(`between the statements of ${what} loses nothing and leaves nothing by halves`, {
      timeout: 900_000,
    }, async () => {
      const place = await make()
      const acknowledged: string[] = []
      const tell = (line: string | undefined) => Number.parseInt(line?.split(' ')[1] ?? '', 10)
      // Twice: the first of its kind in a town sends more than those that follow, which are aimed at.
      let statements = 0
      for (const round of [100, 101]) {
        const counted = await listenTo(startWriter(place, round, { work, statement: 0, moment: 'before' }), 4)
        expect(counted.at(-1)).toMatch(/^survived \d+$/)
        statements = tell(counted.at(-1))
        acknowledged.push(...counted)
      }
      for (let kill = 0; kill < kills; kill++) {
        const said = await listenTo(startWriter(place, kill + 1, aimOf(work, kill, statements)), 4)
        // The kill has hit where it was aimed, not before and not behind.
        expect(said.at(-1)).toMatch(/^killed \d+ (?:before|sent|answered) /)
        acknowledged.push(...said)
        await withKernel(place, (kernel) => expectNothingLost(kernel, acknowledged))
      }
    })
})

/** The kills go evenly over the statements of the work, the first and the commit among them, and over the moments of each. */
function aimOf(work: Aim['work'], kill: number, statements: number): Aim {
  return { work, statement: 1 + Math.round((kill * (statements - 1)) / (kills - 1)), moment: moments[kill % moments.length] ?? 'sent' }
}
