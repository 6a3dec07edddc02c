import { expect, test } from 'vitest'
import { rounds } from '../rounds.ts'
import { drawnSheets, heldOutSheets, tunedSheets } from './corpus.ts'
import { measureCorpus } from './measure-sheets.ts'

const percent = (part: number, whole: number): number => (100 * part) / whole

test('the corpus is of 120 sheets at least, a third of them held out', () => {
  const [tuned, heldOut] = [tunedSheets().length, heldOutSheets().length]
  expect(tuned + heldOut).toBeGreaterThanOrEqual(120)
  expect(heldOut * 3).toBeGreaterThanOrEqual(tuned + heldOut)
})

test('sheets as offices keep them are read line by line, and what cannot be told is asked, never guessed', () => {
  const more = rounds({ sample: 20, whole: 600 })
  for (const files of [tunedSheets(), heldOutSheets(), drawnSheets('tuned', more, 7), drawnSheets('heldOut', more, 8)]) {
    const measured = measureCorpus(files)
    const named = measured.faulty.map(({ name, faults }) => `${name}: ${faults.slice(0, 3).join(' | ')}`)
    expect(measured.wrong, named.join('\n')).toBe(0)
    expect(percent(measured.linesRight, measured.lines), named.join('\n')).toBeGreaterThanOrEqual(99)
    expect(percent(measured.whole, measured.files), named.join('\n')).toBeGreaterThanOrEqual(97)
    // Cells of a file that was asked about are not read at all; of the others every one is.
    expect(measured.cellsOfRead, named.join('\n')).toBe(measured.cellsRight)
  }
})
